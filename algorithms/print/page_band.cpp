#include "print/page_band.h"

#include <qgslayoutitemlabel.h>
#include <qgstextformat.h>

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
}
