// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/district_speeds.h"

#include "layers/cells.h"
#include "layers/row_reader.h"

#include <qgsfeaturesource.h>

namespace doorstep
{
  namespace
  {
    StreetSpeeds readTable( const QgsFeatureSource &source )
    {
      const char *remedy = "a table of speeds has class and one of mph, kmh and factor.";
      const QgsFields fields = source.fields();
      const int roadClass = requiredColumn( fields, "SPEEDS", "class", remedy );
      const int mph = columnOf( fields, "mph" ), kmh = columnOf( fields, "kmh" ),
                factor = columnOf( fields, "factor" );
      if ( mph < 0 && kmh < 0 && factor < 0 )
        throw InputError( std::string( "SPEEDS has no speeds: " ) + remedy );
      std::vector<SpeedRow> rows;
      for ( RowReader reader( source ); reader.next(); )
        if ( const QgsFeature &row = reader.feature(); !cellText( row, roadClass ).empty() )
          rows.push_back( { cellText( row, roadClass ), cellText( row, mph ), cellText( row, kmh ),
                            cellText( row, factor ), reader.number() } );
      return readSpeeds( rows );
    }
  }

  DistrictSpeeds::DistrictSpeeds( const QgsVectorLayer *streets, const QgsFeatureSource *table,
                                  QgsProcessingFeedback *feedback )
      : mKept( streets, ColumnUse::Speeds, QStringLiteral( "SPEEDS" ) ), mGiven( table != nullptr )
  {
    mSpeeds = table ? readTable( *table )
                    : StreetSpeeds::parse( mKept.fields( QString(), feedback ).toStdString() );
  }

  void DistrictSpeeds::keep( const StreetSpeeds &used, QgsProcessingFeedback *feedback )
  {
    if ( mGiven || !( used == mSpeeds ) )
      mKept.keepAs( QString::fromStdString( used.text() ), feedback );
  }
}
