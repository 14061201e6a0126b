// SPDX-License-Identifier: GPL-2.0-or-later
#include "flow_layout.h"

#include <algorithm>

namespace doorstep
{
  QLayoutItem *FlowLayout::itemAt( int index ) const
  {
    return index >= 0 && index < count() ? mItems[static_cast<std::size_t>( index )].get() : nullptr;
  }

  QLayoutItem *FlowLayout::takeAt( int index )
  {
    if ( index < 0 || index >= count() )
      return nullptr;
    QLayoutItem *taken = mItems[static_cast<std::size_t>( index )].release();
    mItems.erase( mItems.begin() + index );
    return taken;
  }

  QSize FlowLayout::sizeHint() const
  {
    const QMargins around = contentsMargins();
    QSize size( 0, 0 );
    for ( const auto &item : mItems )
    {
      const QSize one = item->sizeHint();
      size = { size.width() + one.width() + ( size.width() > 0 ? spacing() : 0 ),
               std::max( size.height(), one.height() ) };
    }
    return size.grownBy( around );
  }

  QSize FlowLayout::minimumSize() const
  {
    QSize size( 0, 0 );
    for ( const auto &item : mItems )
      size = size.expandedTo( item->minimumSize() );
    return size.grownBy( contentsMargins() );
  }

  void FlowLayout::setGeometry( const QRect &place )
  {
    QLayout::setGeometry( place );
    placed( place, true );
  }

  int FlowLayout::placed( const QRect &within, bool isMoved ) const
  {
    const QRect inside = within.marginsRemoved( contentsMargins() );
    int x = inside.x(), y = inside.y(), line = 0;
    for ( const auto &item : mItems )
    {
      const QSize size = item->sizeHint();
      if ( x > inside.x() && x + size.width() > inside.x() + inside.width() )
      {
        x = inside.x();
        y += line + spacing();
        line = 0;
      }
      if ( isMoved )
        item->setGeometry(
            QRect( QPoint( x, y ), QSize( std::min( size.width(), inside.width() ), size.height() ) ) );
      x += size.width() + spacing();
      line = std::max( line, size.height() );
    }
    return y + line - inside.y() + contentsMargins().top() + contentsMargins().bottom();
  }
}
