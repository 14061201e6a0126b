// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/zone_rows.h"

#include "layers/cells.h"
#include "layers/row_reader.h"

#include <algorithm>

namespace doorstep
{
  void setCell( QgsFeature &row, const QgsFields &fields, const char *name, QVariant value )
  {
    if ( const int column = columnOf( fields, name ); column >= 0 )
    {
      fields.at( column ).convertCompatible( value );
      row.setAttribute( column, value );
    }
  }

  ZoneRows::ZoneRows( const HandAnswer &answer, const QgsFeatureSource &source, const char *layer )
      : mAnswer( answer ),
        mSource( source ),
        mZone( requiredColumn( source.fields(), layer, "zone", "give the layers of one run of planzones." ) )
  {
  }

  void ZoneRows::write( LayerOutputs &outputs, const char *output, const QString &style,
                        const QString &title )
  {
    QgsFields written;
    for ( int i = 0; i < mSource.fields().size(); ++i )
      if ( mSource.fields().at( i ).name().compare( QLatin1String( "fid" ), Qt::CaseInsensitive ) != 0 )
      {
        written.append( mSource.fields().at( i ) );
        mKept << i;
      }
    mOutputs = &outputs;
    mSink = outputs.open( QLatin1String( output ), written, mSource.wkbType(), mSource.sourceCrs(), style,
                          title );
    if ( !mSink )
      return;
    RowReader reader =
        mSource.wkbType() == Qgis::WkbType::NoGeometry ? RowReader( mSource ) : RowReader( mSource, {}, {} );
    while ( reader.next() )
    {
      QgsFeature row = reader.feature();
      const std::int32_t number = wholeNumber( row, mZone ).value_or( 0 );
      if ( !mAnswer.hasChanged( number ) )
      {
        keep( row, number );
        add( row );
        mDone.insert( number );
      }
      else if ( mDone.insert( number ).second )
        addAnew( number, &row );
    }
    for ( const PlannedZone &zone : mAnswer.zones )
      if ( !mDone.contains( zone.zone ) )
        addAnew( zone.zone, nullptr );
  }

  const PlannedZone *ZoneRows::find( std::int32_t number ) const
  {
    const auto found = std::find_if( mAnswer.zones.begin(), mAnswer.zones.end(),
                                     [&]( const PlannedZone &zone ) { return zone.zone == number; } );
    return found == mAnswer.zones.end() ? nullptr : &*found;
  }

  QgsFeature ZoneRows::rowFrom( const QgsFeature *before ) const
  {
    QgsFeature row( mSource.fields() );
    if ( before )
      row.setAttributes( before->attributes() );
    return row;
  }

  void ZoneRows::addAnew( std::int32_t number, const QgsFeature *before )
  {
    if ( const PlannedZone *zone = find( number ) )
      for ( const QgsFeature &row : rowsOf( *zone, before ) )
        add( row );
  }

  void ZoneRows::add( const QgsFeature &row )
  {
    QgsAttributes attributes;
    for ( const int i : mKept )
      attributes << row.attribute( i );
    QgsFeature out;
    out.setGeometry( row.geometry() );
    out.setAttributes( attributes );
    mOutputs->add( mSink, out );
  }
}
