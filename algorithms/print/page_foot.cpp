// SPDX-License-Identifier: GPL-2.0-or-later
// The foot of a page: whom to call, where to return it, the redisclosure sentence; one under the other, or
// one behind the other where that takes fewer lines.
#include "print/page_furniture.h"
#include "print/sheet_text.h"

#include <qgslayoutitemlabel.h>
#include <qgstextformat.h>

namespace doorstep
{
  namespace
  {
    // 34 CFR 99.33(a) and (c) in a sentence.
    QString redisclosure( const PageOptions &options )
    {
      return options.lines( options.role == Role::Leader ? "page.redisclosure.leader" : "page.redisclosure" );
    }

    QString sentenceOf( const PageOptions &options )
    {
      return options.role == Role::Public ? options.lines( "page.public", { { "n", "11" } } )
                                          : redisclosure( options );
    }

    // Whom to call, where to return it and the sentence, one behind the other.
    QStringList flowedFoot( const QgsTextFormat &format, const PageOptions &options, double width )
    {
      QStringList parts = contactText( options );
      parts << sentenceOf( options ).split( '\n' );
      return wrapped( format, parts.join( QStringLiteral( " · " ) ), width - 0.5 );
    }

    // In the foot's letters, but dark.
    void putContact( PageTemplate &page, const QString &text, const Box &box )
    {
      auto *contact = page.labelLike( "contact", "foot" );
      QgsTextFormat format = contact->textFormat();
      format.setColor( QColor( 20, 20, 20 ) );
      contact->setTextFormat( format );
      contact->setVAlign( Qt::AlignTop );
      page.setText( "contact", text, box );
    }
  }

  void measureFoot( const PageTemplate &page, PageOptions &options )
  {
    const auto *foot = page.find<QgsLayoutItemLabel>( "foot" );
    const QStringList contact = contactText( options );
    options.contactLines = static_cast<int>( contact.size() );
    options.flowedFootLines = options.flowedFootLinesWide = 0;
    if ( !foot )
      return;
    const QgsTextFormat format = foot->textFormat();
    const SheetSize upright = paperSize( options.paper, false ), wide = paperSize( options.paper, true );
    const auto widthOf = []( SheetSize size ) { return frontFrames( size, 0, 0 ).foot.width; };
    const double joined = textWidth( format, contact.join( QStringLiteral( " · " ) ) ) + 1;
    if ( contact.size() == 2 && joined <= widthOf( upright ) )
      options.contactLines = 1;
    const int stacked = footLines( options, upright );
    const auto flowed = [&]( SheetSize size )
    {
      // Whom to call is not broken.
      const auto lines = static_cast<int>( flowedFoot( format, options, widthOf( size ) ).size() );
      return lines < stacked && joined <= widthOf( size ) ? lines : 0;
    };
    const int lines = flowed( upright ), linesWide = flowed( wide );
    options.flowedFootLines = lines;
    options.flowedFootLinesWide = linesWide;
  }

  void putFoot( PageTemplate &page, const PageOptions &options, const Box &box )
  {
    auto *foot = page.find<QgsLayoutItemLabel>( "foot" );
    Box place = box;
    QString sentence = sentenceOf( options );
    QStringList contact = contactText( options );
    const bool isFlowed = page.arranged() && foot &&
                          ( box.width > 220 ? options.flowedFootLinesWide : options.flowedFootLines ) > 0;
    const bool hasContact = options.contactLines > 0;
    if ( isFlowed )
    {
      // The first line is the darker one: whom to call stands in it.
      const QStringList lines = flowedFoot( foot->textFormat(), options, box.width );
      contact = lines.mid( 0, hasContact ? 1 : 0 );
      sentence = lines.mid( contact.size() ).join( '\n' );
    }
    else if ( options.contactLines == 1 )
      contact = QStringList{ contact.join( QStringLiteral( " · " ) ) };
    if ( hasContact && foot )
    {
      const QgsTextFormat format = foot->textFormat();
      const double height = lineHeight( format ) * static_cast<double>( contact.size() );
      for ( QString &line : contact )
        line = elided( format, line, box.width - 0.5 );
      putContact( page, contact.join( '\n' ), { box.x, box.y, box.width, height } );
      place.y += height;
      place.height -= height;
    }
    else
      page.remove( "contact" );
    page.setText( "foot", sentence, place );
    if ( foot )
      foot->setVAlign( Qt::AlignTop );
  }
}
