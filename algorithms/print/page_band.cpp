// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/page_band.h"

#include "sheet/page_code.h"

#include <QPainter>
#include <QPainterPath>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemregistry.h>
#include <qgstextformat.h>

#include <algorithm>

namespace doorstep
{
  QString pageText( const PageLabel &label, const PageOptions &options, bool isShort )
  {
    const std::string page = std::to_string( label.page ), pages = std::to_string( label.pages );
    QStringList parts{ label.copy };
    parts << ( isShort ? QStringLiteral( "%1/%2" ).arg( label.page ).arg( label.pages )
                       : options.languages.say( "page.number", QStringLiteral( " / " ),
                                                { { "page", page }, { "pages", pages } } ) );
    parts.removeAll( QString() );
    return parts.join( QStringLiteral( " · " ) );
  }

  namespace
  {
    // White on the band, whatever template it comes from.
    QgsLayoutItemLabel *onBand( PageTemplate &page, const char *id, const char *like, bool isBold )
    {
      auto *label = page.labelLike( id, like );
      QgsTextFormat format = label->textFormat();
      QFont font = format.font();
      font.setBold( isBold );
      format.setFont( font );
      format.setNamedStyle( isBold ? QStringLiteral( "Bold" ) : QStringLiteral( "Regular" ) );
      format.setColor( Qt::white );
      format.setSize( isBold ? 10.5 : 9 );
      label->setTextFormat( format );
      label->setVAlign( Qt::AlignVCenter );
      return label;
    }
  }

  void putBand( PageTemplate &page, const PageLabel &label, const PageOptions &options, const Box &box )
  {
    constexpr double gap = 4, side = 1.5; // mm
    const QString role = label.role.isEmpty() ? options.roleWords() : label.role;
    const bool isOld = !page.find<QgsLayoutItemLabel>( "role" );
    if ( !page.arranged() && !isOld )
    {
      page.setText( "role", role );
      page.setText( "district", options.district );
      page.setText( "page", pageText( label, options, false ) );
      return;
    }
    auto *ground = onBand( page, "role", "title", true );
    ground->setBackgroundEnabled( true );
    ground->setBackgroundColor( QColor( 30, 30, 30 ) );
    ground->setMarginX( side );
    ground->setHAlign( Qt::AlignLeft );
    page.setText( "role", role, box );
    if ( !page.arranged() )
    {
      // A template of the district's own that does not know of the band: it lies where others have it.
      ground->attemptMove( QgsLayoutPoint( box.x, box.y - box.height ) );
      ground->attemptResize( QgsLayoutSize( box.width, box.height ) );
      page.setText( "page", pageText( label, options, false ) );
      return;
    }
    auto *whose = onBand( page, "district", "title", false );
    whose->setHAlign( Qt::AlignHCenter );
    auto *number = onBand( page, "page", "title", false );
    number->setHAlign( Qt::AlignRight );
    number->setMarginX( side );
    for ( QgsLayoutItem *item : { ground, whose, number } )
      page.layout().moveItemToTop( item );
    const double used = textWidth( ground->textFormat(), role ) + side + gap;
    if ( const double all = box.width - used - gap - 1.5 * side -
                            textWidth( number->textFormat(), pageText( label, options, true ) );
         textWidth( whose->textFormat(), options.district ) > all )
    {
      QgsTextFormat smaller = whose->textFormat();
      smaller.setSize( 8 );
      whose->setTextFormat( smaller );
    }
    const double wanted =
        options.district.isEmpty() ? 0 : textWidth( whose->textFormat(), options.district ) + gap;
    const auto widthOf = [&]( bool isShort )
    { return textWidth( number->textFormat(), pageText( label, options, isShort ) ) + side + 0.5; };
    const bool isShort = used + wanted + widthOf( false ) > box.width;
    const double room = box.width - used - widthOf( isShort ) - gap;
    page.setText( "page", pageText( label, options, isShort ),
                  { box.right() - widthOf( isShort ) - side, box.y, widthOf( isShort ) + side, box.height } );
    page.setText( "district", elided( whose->textFormat(), options.district, room ),
                  { box.x + used, box.y, room + 0.5, box.height } );
  }

  namespace
  {
    // Dark boxes as one figure, so that no seam is between them.
    class PageCodeItem final : public QgsLayoutItem
    {
      public:
        PageCodeItem( QgsLayout *layout, std::vector<Box> boxes )
            : QgsLayoutItem( layout ), mBoxes( std::move( boxes ) )
        {
        }
        int type() const override { return QgsLayoutItemRegistry::PluginItem + 1; }

      protected:
        void draw( QgsLayoutItemRenderContext &context ) override
        {
          QgsRenderContext &rendered = context.renderContext();
          const double mm = rendered.convertToPainterUnits( 1, Qgis::RenderUnit::Millimeters );
          QPainterPath path;
          path.setFillRule( Qt::WindingFill );
          for ( const Box &box : mBoxes )
            path.addRect( box.x * mm, box.y * mm, box.width * mm, box.height * mm );
          rendered.painter()->fillPath( path, Qt::black );
        }

      private:
        std::vector<Box> mBoxes;
    };
  }

  void putCode( PageTemplate &page, const PageLabel &label, Box &header )
  {
    constexpr double largest = 12, gap = 1; // mm
    // "Copy 2 · 12:3f9a1c": the register's mark.
    const QString mark = label.copy.section( QStringLiteral( " · " ), 1, 1 );
    if ( mark.isEmpty() || !page.arranged() )
      return;
    const double side = std::min( header.height, largest );
    const std::vector<Box> boxes =
        pageCodeBoxes( pageCodeText( mark.toStdString(), label.page ), { 0, 0, side, side } );
    if ( boxes.empty() )
      return;
    auto *code = new PageCodeItem( &page.layout(), boxes );
    code->setId( QStringLiteral( "page_code" ) );
    page.layout().addLayoutItem( code );
    page.put( code, { header.right() - side, header.y, side, side } );
    header.width -= side + gap;
  }
}
