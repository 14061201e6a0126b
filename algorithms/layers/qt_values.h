// SPDX-License-Identifier: GPL-2.0-or-later
// The core's values as Qt and attribute tables hold them.
#pragma once
#include <QString>
#include <QVariant>

#include <cmath>
#include <string_view>

namespace doorstep
{
  inline QString qt( std::string_view text )
  {
    return QString::fromUtf8( text.data(), static_cast<int>( text.size() ) );
  }

  // A cell or a parameter as one line: what would break it, or turn its letters around, becomes a space or
  // goes.
  inline QString oneLine( const QString &text )
  {
    QString line;
    line.reserve( text.size() );
    for ( const QChar c : text )
    {
      const bool turns = ( c.unicode() >= 0x202a && c.unicode() <= 0x202e ) ||
                         ( c.unicode() >= 0x2066 && c.unicode() <= 0x2069 );
      const QChar::Category category = c.category();
      if ( category == QChar::Other_Control || category == QChar::Separator_Line ||
           category == QChar::Separator_Paragraph )
      {
        if ( !line.endsWith( ' ' ) )
          line += ' ';
      }
      else if ( !turns )
        line += c;
    }
    return line.trimmed();
  }

  // To one decimal, as scores and metres are told.
  inline QVariant toOneDecimal( double value )
  {
    return std::round( value * 10 ) / 10;
  }
}
