// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/encoding_check.h"

#include "base/error.h"
#include "base/file.h"
#include "layers/own_words.h"

#include <QFileInfo>

namespace doorstep
{
  namespace
  {
    constexpr int COMPARED = 1000; // texts that are looked for in the file

    bool isLost( QChar c )
    {
      return c.unicode() == 0xFFFD;
    }

    // UTF-8 read as Windows-1252, as in "PeÃ±a"; -1: nowhere
    int garbledAt( const QString &text )
    {
      for ( int i = 0; i + 1 < text.size(); ++i )
      {
        const ushort lead = text.at( i ).unicode(), next = text.at( i + 1 ).unicode();
        if ( ( lead == 0xC2 || lead == 0xC3 ) && next >= 0x80 && next <= 0xBF )
          return i;
        if ( lead == 0xEF && next == 0xBF )
          return i; // a lost letter, as in "Peï¿½a"
      }
      return static_cast<int>( text.indexOf( QStringLiteral( "â€" ) ) );
    }

    // A letter of a Mac's or of DOS's encoding, read as Windows-1252: "Ca–ada", "Ca¤ada", "Jos‚"; -1:
    // nowhere. A dash may join two names, but what follows it then is no small letter.
    int foreignAt( const QString &text )
    {
      static const QString signs = QStringLiteral( "‡„‚¡¢£¤¥†" ), dashes = QStringLiteral( "–—" );
      for ( int i = 1; i < text.size(); ++i )
      {
        const QChar sign = text.at( i ), next = i + 1 < text.size() ? text.at( i + 1 ) : QChar( ' ' );
        if ( text.at( i - 1 ).isLetter() &&
             ( ( signs.contains( sign ) && ( next.isLetter() || next.isSpace() ) ) ||
               ( dashes.contains( sign ) && next.isLower() ) ) )
          return i;
      }
      return -1;
    }

    // Formats whose texts have one encoding; all others are bytes that QGIS reads by a setting.
    bool saysItsEncoding( const QString &file )
    {
      const QString suffix = QFileInfo( file ).suffix().toLower();
      for ( const char *known : { "xlsx", "ods", "gpkg", "sqlite", "geojson", "json", "kml", "gml", "fgb" } )
        if ( suffix == QLatin1String( known ) )
          return true;
      return false;
    }

    // Whether the file itself holds the texts as they were read, so that no encoding would read them better.
    bool holds( const QString &file, const QSet<QByteArray> &texts )
    {
      if ( file.isEmpty() )
        return false;
      if ( saysItsEncoding( file ) )
        return true;
      QString data = file; // a shapefile's texts are beside it
      if ( data.endsWith( QLatin1String( ".shp" ), Qt::CaseInsensitive ) )
        data = data.left( data.size() - 3 ) + QStringLiteral( "dbf" );
      const std::string bytes = readWhole( data.toStdString() );
      for ( const QByteArray &text : texts )
        if ( bytes.find( text.toStdString() ) == std::string::npos )
          return false;
      return true;
    }

    [[noreturn]] void refuse( qlonglong row, const QString &column, const char *what )
    {
      throw InputError( "INPUT, " + ( row == 0 ? std::string( "header" ) : "row " + std::to_string( row ) ) +
                        ", column \"" + column.toStdString() + "\": " + what );
    }
  }

  void EncodingCheck::Strange::note( const QString &text, int at, qlonglong inRow, const QString &inColumn )
  {
    if ( cells++ == 0 )
    {
      row = inRow;
      column = inColumn;
    }
    // The letters around it as well: a mark alone may stand elsewhere in the file.
    int first = at, last = at + 1;
    const auto plainLetter = [&]( int i )
    { return i >= 0 && i < text.size() && ( text.at( i ).isLetterOrNumber() || isLost( text.at( i ) ) ); };
    while ( at - first < 3 && plainLetter( first - 1 ) )
      --first;
    while ( last - at < 4 && plainLetter( last ) )
      ++last;
    if ( texts.size() < COMPARED )
      texts.insert( text.mid( first, last - first ).toUtf8() );
  }

  void EncodingCheck::look( const QString &text, qlonglong row, const QString &column )
  {
    bool plain = true;
    for ( const QChar c : text )
      plain = plain && c.unicode() < 0x80;
    if ( plain )
      return;
    if ( const auto lost = text.indexOf( QChar( 0xFFFD ) ); lost >= 0 )
      mLost.note( text, static_cast<int>( lost ), row, column );
    else if ( const int at = garbledAt( text ); at >= 0 )
      mGarbled.note( text, at, row, column );
    else if ( const int foreign = foreignAt( text ); foreign >= 0 )
      mForeign.note( text, foreign, row, column );
    else
      mIntact = true;
  }

  void EncodingCheck::finish( const QString &file, QgsProcessingFeedback *feedback ) const
  {
    const auto warn = [feedback]( const Strange &strange, const QString &what )
    {
      feedback->pushWarning( Doorstep::tr( "INPUT, %1, column “%2”%3: %4" )
                                 .arg( strange.row == 0 ? Doorstep::tr( "header" )
                                                        : Doorstep::tr( "row %1" ).arg( strange.row ) )
                                 .arg( strange.column )
                                 .arg( strange.cells > 1
                                           ? Doorstep::tr( " and %1 more cells" ).arg( strange.cells - 1 )
                                           : QString() )
                                 .arg( what ) );
    };
    if ( mLost.cells > 0 )
    {
      if ( !holds( file, mLost.texts ) )
        refuse( mLost.row, mLost.column,
                "letters were lost because the list was read in the wrong encoding; set the layer's encoding "
                "(mostly windows-1252) in its properties, or save the list as UTF-8, and run again." );
      warn( mLost, Doorstep::tr( "letters were lost in the export itself, before QGIS read it; addresses are "
                                 "looked for with the letter unknown, and a new export would have it." ) );
    }
    if ( mGarbled.cells > 0 )
    {
      if ( !mIntact && !holds( file, mGarbled.texts ) )
        refuse( mGarbled.row, mGarbled.column,
                "the list is UTF-8 that was read as windows-1252; set the layer's encoding to UTF-8 in its "
                "properties and run again." );
      warn( mGarbled, Doorstep::tr( "garbled letters, repaired where an address holds them." ) );
    }
    if ( mForeign.cells > 0 )
      warn( mForeign, Doorstep::tr( "a sign within a word, as where a list of a Mac or of DOS is read as "
                                    "windows-1252; addresses are looked for as if misspelt. Load the list in "
                                    "its own encoding (macintosh, IBM850)." ) );
  }
}
