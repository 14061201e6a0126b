// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/debrief_output.h"

#include "layers/own_words.h"

#include <qgsvariantutils.h>

#include <QStringList>

namespace doorstep
{
  namespace
  {
    QVariant figure( const std::optional<std::int64_t> &count )
    {
      return count ? QVariant( static_cast<qlonglong>( *count ) )
                   : QgsVariantUtils::createNullVariant( QMetaType::Type::LongLong );
    }

    // "3, 4 and those of no zone": the zones of a part, by their own numbers.
    QString zonesInWords( const std::vector<std::int32_t> &part, const std::vector<int> &zoneNumbers )
    {
      QStringList names;
      for ( const std::int32_t zone : part )
        names << ( zone < 0 ? Doorstep::tr( "no zone" )
                            : QString::number( zoneNumbers[static_cast<std::size_t>( zone )] ) );
      return names.join( QStringLiteral( ", " ) );
    }
  }

  void writeCounts( LayerOutputs &outputs, const DebriefCounts &counts, const std::vector<int> &zoneNumbers )
  {
    QgsFields fields;
    fields.append( QgsField( QStringLiteral( "part" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "zones" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "outcome" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "visits" ), QMetaType::Type::LongLong ) );
    QgsFeatureSink *sink =
        outputs.open( QStringLiteral( "OUTPUT" ), fields, Qgis::WkbType::NoGeometry, {},
                      QStringLiteral( "debrief" ), Doorstep::tr( "Outcomes (small cells suppressed)" ) );
    const QString all = Doorstep::tr( "all" );
    const auto add = [&]( const QString &part, const QString &zones, const QString &outcome,
                          const std::optional<std::int64_t> &count )
    {
      QgsFeature feature( fields );
      QgsAttributes attributes;
      attributes << part << zones << outcome << figure( count );
      feature.setAttributes( attributes );
      outputs.add( sink, feature );
    };
    const PublishedTable &table = counts.table;
    for ( std::size_t r = 0; r < table.rows; ++r )
    {
      const QString part = Doorstep::tr( "Part %1" ).arg( r + 1 );
      const QString zones = zonesInWords( counts.parts[r], zoneNumbers );
      for ( std::size_t c = 0; c < table.columns; ++c )
        add( part, zones, QString::fromStdString( counts.outcomes[c] ), table.cells[r * table.columns + c] );
      add( part, zones, all, table.rowTotals[r] );
    }
    for ( std::size_t c = 0; c < table.columns; ++c )
      add( all, all, QString::fromStdString( counts.outcomes[c] ), table.columnTotals[c] );
    add( all, all, all, table.total );
  }

  void writeStudents( LayerOutputs &outputs, const Crosswalk &crosswalk,
                      const std::vector<DebriefVisit> &visits )
  {
    QgsFields fields;
    fields.append( QgsField( QStringLiteral( "id" ), QMetaType::Type::QString ) );
    fields.append( QgsField( QStringLiteral( "outcome" ), QMetaType::Type::QString ) );
    QgsFeatureSink *sink =
        outputs.open( QStringLiteral( "OUTPUT_STUDENTS" ), fields, Qgis::WkbType::NoGeometry, {},
                      QStringLiteral( "debrief" ), Doorstep::tr( "Outcomes by student (confidential)" ) );
    if ( !sink )
      return;
    for ( const auto &[student, outcome] : outcomesOfStudents( crosswalk, visits ) )
    {
      QgsFeature feature( fields );
      QgsAttributes attributes;
      attributes << QString::fromStdString( student ) << QString::fromStdString( outcome );
      feature.setAttributes( attributes );
      outputs.add( sink, feature );
    }
  }
}
