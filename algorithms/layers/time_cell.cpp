// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/time_cell.h"

#include "base/text.h"
#include "team/roster.h"

namespace doorstep
{
  std::string timeCell( const QVariant &cell )
  {
    const QString clock = QStringLiteral( "HH:mm" );
    if ( cell.isNull() )
      return {};
    if ( cell.userType() == QMetaType::QTime )
      return cell.toTime().toString( clock ).toStdString();
    if ( cell.userType() == QMetaType::QDateTime )
      return cell.toDateTime().time().toString( clock ).toStdString();
    return oneLine( cell.toString() ).toStdString();
  }

  std::string timeCell( const QgsFeature &feature, int column )
  {
    return column < 0 ? std::string() : timeCell( feature.attribute( column ) );
  }

  std::array<std::string, 2> wishedCells( const QgsFeature &visit )
  {
    const QgsFields fields = visit.fields();
    return { timeCell( visit, columnOf( fields, "earliest" ) ),
             timeCell( visit, columnOf( fields, "latest" ) ) };
  }

  std::optional<bool> yesOrNo( const std::string &text )
  {
    if ( saysYes( text ) )
      return true;
    const std::string word = lowerAscii( trimmedOf( text, " \t." ) );
    for ( const char *no : { "", "no", "n", "false", "f", "0" } )
      if ( word == no )
        return false;
    return std::nullopt;
  }
}
