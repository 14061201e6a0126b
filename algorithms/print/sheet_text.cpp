// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/sheet_text.h"

#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  int footLines( const PageOptions &options, SheetSize sheet )
  {
    const int flowed = sheet.width > sheet.height ? options.flowedFootLinesWide : options.flowedFootLines;
    if ( flowed > 0 )
      return flowed;
    return options.contactLines + ( options.languages.areTwo() ? 2 : 1 );
  }

  QStringList contactText( const PageOptions &options )
  {
    QStringList parts;
    if ( options.role == Role::Public )
      return parts;
    if ( !options.contact.isEmpty() )
      parts << options.say( "page.contact" ) + ' ' + options.contact;
    if ( !options.returnTo.isEmpty() )
      parts << options.say( "page.return_to" ) + ' ' + options.returnTo;
    return parts;
  }

  QString scaleText( double scale, const PageOptions &options, const QString &between )
  {
    const QLocale english( QLocale::English, QLocale::UnitedStates );
    if ( !isImperial( options.paper ) )
      return QStringLiteral( "1 : " ) + english.toString( std::lround( scale ) );
    const QString feet = english.toString( std::lround( scale / 12 ) );
    if ( between.isEmpty() )
      return QStringLiteral( "1 in = %1 ft" ).arg( feet );
    const std::string number = feet.toStdString();
    return options.languages.say( "page.scale", between, { { "n", number } } );
  }

  double barLength( double longest )
  {
    double best = 0;
    for ( double power = 0.01; power < 1e7; power *= 10 )
      for ( const double digit : { 1.0, 2.0, 2.5, 5.0 } )
        // No bar of 2.5 feet or metres; a quarter of a mile is one.
        if ( digit * power <= longest * ( 1 + 1e-9 ) && ( digit != 2.5 || power < 0.5 || power > 5 ) )
          best = std::max( best, digit * power );
    return best > 0 ? best : longest;
  }

  QString returnText( const QString &when, const PageOptions &options )
  {
    // A time of day has its article in Spanish: "antes de la 1:00", "antes de las 12:30".
    const char *key = "page.return_by";
    if ( !when.isEmpty() && when[0].isDigit() )
    {
      const int hour = when.section( QRegularExpression( QStringLiteral( "[^0-9]" ) ), 0, 0 ).toInt();
      key = hour == 1 ? "page.return_by.one" : "page.return_by.hour";
    }
    return options.say( key ) + ' ' + when;
  }

  QString distanceText( double metres, const PageOptions &options )
  {
    return isImperial( options.paper ) ? QStringLiteral( "%1 mi" ).arg( metres / 1609.344, 0, 'f', 1 )
                                       : QStringLiteral( "%1 km" ).arg( metres / 1000, 0, 'f', 1 );
  }

  QString insetText( const SheetInset &inset, const PageOptions &options )
  {
    if ( inset.letter == 0 )
    {
      const std::string minutes = std::to_string( std::lround( inset.minutes ) ),
                        length =
                            inset.metres ? ", " + distanceText( *inset.metres, options ).toStdString() : "";
      return options.lines( "page.way", { { "minutes", minutes }, { "length", length } } );
    }
    return QChar::fromLatin1( inset.letter ) + QStringLiteral( " · " ) + stopsText( inset.discs, options ) +
           QStringLiteral( " · " ) + scaleText( inset.view.scale, options, QString() );
  }

  QString stopsText( const std::vector<Disc> &discs, const PageOptions &options )
  {
    std::vector<int> numbers;
    for ( const Disc &disc : discs )
      numbers.insert( numbers.end(), disc.numbers.begin(), disc.numbers.end() );
    std::sort( numbers.begin(), numbers.end() );
    const QString label = QString::fromStdString( numbersLabel( numbers ) );
    const bool one = numbers.size() == 1;
    if ( options.languages.areTwo() )
      return label;
    return options.say( one ? "page.stop" : "page.stops" ) + ' ' + label;
  }
}
