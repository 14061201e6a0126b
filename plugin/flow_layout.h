// SPDX-License-Identifier: GPL-2.0-or-later
// Widgets in a row that goes on in a further line where the row is not wide enough: in large letters or a
// longer language no window grows beyond the screen.
//   auto *keys = new FlowLayout( row ); keys->addWidget( button );
#pragma once
#include <QLayout>
#include <QLayoutItem>

#include <memory>
#include <vector>

namespace doorstep
{
  class FlowLayout : public QLayout
  {
      Q_OBJECT
    public:
      explicit FlowLayout( QWidget *parent ) : QLayout( parent ) {}

      void addItem( QLayoutItem *item ) override { mItems.emplace_back( item ); }
      int count() const override { return static_cast<int>( mItems.size() ); }
      QLayoutItem *itemAt( int index ) const override;
      QLayoutItem *takeAt( int index ) override;
      Qt::Orientations expandingDirections() const override { return {}; }
      bool hasHeightForWidth() const override { return true; }
      int heightForWidth( int width ) const override { return placed( QRect( 0, 0, width, 0 ), false ); }
      QSize sizeHint() const override;    // all in one line
      QSize minimumSize() const override; // the widest below each other
      void setGeometry( const QRect &place ) override;

    private:
      // The height that the lines take within the width.
      int placed( const QRect &within, bool isMoved ) const;

      std::vector<std::unique_ptr<QLayoutItem>> mItems;
  };
}
