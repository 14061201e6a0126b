// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/visit_layers.h"

#include "layers/own_words.h"
#include "layers/qt_values.h"

#include <qgsgeometry.h>
#include <qgsvariantutils.h>

#include <algorithm>
#include <map>

namespace doorstep
{
  namespace
  {
    // The value that all students of a visit have; null where they differ.
    QVariant common( const GeocodedList &list, const Visit &visit, int column )
    {
      const QVariant first = list.kept[visit.students.front()].at( column );
      for ( const std::size_t i : visit.students )
        if ( list.kept[i].at( column ) != first )
          return QgsVariantUtils::createNullVariant( list.keptFields.at( column ).type() );
      return first;
    }

    QVariant joined( const std::vector<std::string> &texts )
    {
      QStringList list;
      for ( const std::string &text : texts )
        list << QString::fromStdString( text );
      return texts.empty() ? QgsVariantUtils::createNullVariant( QMetaType::Type::QString )
                           : QVariant( list.join( ';' ) );
    }

    QVariant textOf( const Rare<AskedTime> &asked )
    {
      return asked ? QVariant( QString::fromStdString( asked->text ) )
                   : QgsVariantUtils::createNullVariant( QMetaType::Type::QString );
    }
  }

  void writeVisits( LayerOutputs &outputs, const Deidentified &result, const GeocodedList &list,
                    bool asksTimes, const QgsCoordinateReferenceSystem &crs )
  {
    QgsFields fields;
    fields.append( QgsField( QStringLiteral( "visit" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "students" ), QMetaType::Type::Int ) );
    fields.append( QgsField( QStringLiteral( "language" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "minutes" ), QMetaType::Type::Double ) );
    fields.append( QgsField( QStringLiteral( "group" ), QMetaType::Type::QString ) );
    if ( asksTimes )
      for ( const char *name : { "earliest", "latest", "must" } )
        fields.append( QgsField( QLatin1String( name ), QMetaType::Type::QString ) );
    fields.extend( list.keptFields );
    QgsFeatureSink *sink = outputs.open( QStringLiteral( "OUTPUT" ), fields, Qgis::WkbType::Point, crs,
                                         QStringLiteral( "visits" ), Doorstep::tr( "Visits" ) );
    for ( const Visit &visit : result.visits )
    {
      QgsFeature feature( fields );
      QgsAttributes attributes;
      attributes << QString::fromStdString( visit.code ) << static_cast<int>( visit.students.size() )
                 << joined( visit.languages )
                 << ( visit.minutes ? QVariant( *visit.minutes )
                                    : QgsVariantUtils::createNullVariant( QMetaType::Type::Double ) )
                 << joined( visit.groups );
      if ( asksTimes )
        attributes << textOf( visit.earliest ) << textOf( visit.latest )
                   << ( visit.mustBeThen ? QVariant( QStringLiteral( "yes" ) )
                                         : QgsVariantUtils::createNullVariant( QMetaType::Type::QString ) );
      for ( int column = 0; column < list.keptFields.count(); ++column )
        attributes << common( list, visit, column );
      feature.setAttributes( attributes );
      feature.setGeometry( QgsGeometry::fromPointXY( QgsPointXY( visit.position.x, visit.position.y ) ) );
      outputs.add( sink, feature );
    }
  }

  void writeLeft( LayerOutputs &outputs, const Deidentified &result, const std::vector<QString> &notes )
  {
    QgsFields fields;
    fields.append( QgsField( QStringLiteral( "row" ), QMetaType::Type::Int ) );
    fields.append( QgsField( QStringLiteral( "id" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "geo_status" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "reason" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "geo_note" ), QMetaType::Type::QString ) );
    QgsFeatureSink *sink =
        outputs.open( QStringLiteral( "OUTPUT_LEFT" ), fields, Qgis::WkbType::NoGeometry, {},
                      QStringLiteral( "left" ), Doorstep::tr( "Not visited (confidential)" ) );
    if ( !sink )
      return;
    for ( const LeftRow &left : result.leftRows )
    {
      QgsFeature feature( fields );
      QgsAttributes attributes;
      attributes << static_cast<int>( left.row + 1 ) << QString::fromStdString( left.id )
                 << qt( statusText( left.status ) ) << QString::fromUtf8( reasonOf( result.fates[left.row] ) )
                 << notes[left.row];
      feature.setAttributes( attributes );
      outputs.add( sink, feature );
    }
  }

  // What the analyst should know, by row and never by value.
  void tellResult( const Deidentified &result, QgsProcessingFeedback *feedback )
  {
    std::vector<std::size_t> noId, repeated, unknownUnit;
    std::map<QString, std::vector<std::size_t>> left; // by reason
    for ( std::size_t i = 0; i < result.fates.size(); ++i )
      if ( result.fates[i] == Fate::NoId || result.fates[i] == Fate::RepeatedId )
        ( result.fates[i] == Fate::NoId ? noId : repeated ).push_back( i );
      else if ( isLeft( result.fates[i] ) )
        left[toldInOwnWords( reasonOf( result.fates[i] ) )].push_back( i );
    for ( const Visit &visit : result.visits )
      if ( visit.unitUnknown )
        unknownUnit.push_back( visit.students.front() );
    std::sort( unknownUnit.begin(), unknownUnit.end() );
    const auto warn = [feedback]( const std::vector<std::size_t> &rows, const QString &what )
    {
      if ( !rows.empty() )
        feedback->pushWarning( what.arg( rowsInWords( rows ) ) );
    };
    warn( noId, Doorstep::tr( "INPUT, %1: no ID, so left out; give one and run again." ) );
    warn(
        repeated,
        Doorstep::tr( "INPUT, %1: the ID stands in an earlier row, so left out; keep one row a student." ) );
    for ( const auto &[reason, rows] : left )
      feedback->pushInfo( Doorstep::tr( "INPUT, %1: left, %2." ).arg( rowsInWords( rows ), reason ) );
    warn( unknownUnit,
          Doorstep::tr( "INPUT, %1: no unit in a building of several, so each is a visit of its own; "
                        "complete UNIT." ) );
    warn( result.heldWithABuilding,
          Doorstep::tr( "INPUT, %1: held because someone in the same building is and a unit "
                        "is missing; complete UNIT to free them." ) );
    feedback->pushInfo( Doorstep::tr( "%1 visits to %2 students; %3 held, %4 left." )
                            .arg( result.visits.size() )
                            .arg( result.students )
                            .arg( result.held )
                            .arg( result.left ) );
  }
}
