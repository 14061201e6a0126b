// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/debrief_reader.h"

#include "base/error.h"
#include "layers/cells.h"
#include "layers/outcome_rows.h"
#include "layers/own_words.h"
#include "layers/row_reader.h"
#include "privacy/visit_code.h"

#include <qgsvariantutils.h>

#include <algorithm>
#include <map>

namespace doorstep
{
  namespace
  {
    int column( const QgsProcessingFeatureSource &source, const char *parameter, const char *name )
    {
      const int index = source.fields().lookupField( QLatin1String( name ) );
      if ( index < 0 )
        throw InputError( std::string( parameter ) + " has no column " + name +
                          ": choose another table or rename the column." );
      return index;
    }
  }

  DebriefZones readDebriefZones( const QgsProcessingFeatureSource &source )
  {
    const int zone = column( source, "ZONES", "zone" );
    std::map<int, QgsGeometry> areas;
    QgsRectangle extent;
    for ( RowReader rows( source, {}, {} ); rows.next(); )
    {
      const QgsGeometry area = rows.area();
      if ( area.isNull() )
        refuseRow( "ZONES", rows.number(), "no area; take the zones that planzones or assignteams wrote." );
      const std::optional<std::int32_t> number = wholeNumber( rows.feature(), zone );
      if ( !number )
        refuseRow( "ZONES", rows.number(),
                   "no zone number; take the zones that planzones or assignteams wrote." );
      if ( !areas.emplace( *number, area ).second )
        refuseRow( "ZONES", rows.number(),
                   "the zone's number stands in an earlier row; number each zone once." );
      extent.combineExtentWith( area.boundingBox() );
    }
    DebriefZones zones;
    std::vector<QgsGeometry> grown;
    const double near = std::max( extent.width(), extent.height() ) / 200;
    for ( const auto &[number, area] : areas )
    {
      zones.numbers.push_back( number );
      grown.push_back( area.buffer( near, 4 ) );
    }
    for ( std::size_t a = 0; a < grown.size(); ++a )
      for ( std::size_t b = a + 1; b < grown.size(); ++b )
        if ( grown[a].boundingBoxIntersects( grown[b] ) )
          if ( const double common = grown[a].intersection( grown[b] ).area(); common > 0 )
            zones.neighbours.push_back(
                { static_cast<std::int32_t>( a ), static_cast<std::int32_t>( b ), common } );
    return zones;
  }

  std::vector<DebriefVisit> readDebriefVisits( const QgsProcessingFeatureSource &source,
                                               const std::vector<int> &zones )
  {
    const int visit = column( source, "VISITS", "visit" ), zone = column( source, "VISITS", "zone" );
    std::vector<DebriefVisit> visits;
    std::map<std::string, std::int32_t> known;
    for ( RowReader rows( source ); rows.next(); )
    {
      const QgsFeature &feature = rows.feature();
      const std::int32_t row = rows.number();
      DebriefVisit &read = visits.emplace_back();
      read.code = readVisitCode( feature.attribute( visit ).toString().toStdString() );
      if ( read.code.empty() )
        refuseRow( "VISITS", row, "no visit code; take the visits that planzones wrote." );
      if ( !known.emplace( read.code, row ).second )
        refuseRow( "VISITS", row,
                   "the code stands in an earlier row; take the visits that planzones wrote." );
      if ( cellText( feature, zone ).empty() )
        continue;
      const std::optional<std::int32_t> number = wholeNumber( feature, zone );
      const auto found = std::lower_bound( zones.begin(), zones.end(), number.value_or( 0 ) );
      if ( !number || found == zones.end() || *found != *number )
        refuseRow( "VISITS", row, "its zone is not in ZONES; take both from one run of planzones." );
      read.zone = static_cast<std::int32_t>( found - zones.begin() );
    }
    return visits;
  }

  void readOutcomes( const QgsProcessingFeatureSource &source, std::vector<DebriefVisit> &visits )
  {
    std::vector<std::string> codes;
    for ( const DebriefVisit &planned : visits )
      codes.push_back( planned.code );
    for ( const OutcomeRow &row : readOutcomeRows( source, codes ) )
      visits[row.visit].outcome = row.outcome;
  }

  PublishedTable readEarlier( const QgsProcessingFeatureSource &source, const DebriefCounts &counts )
  {
    const int part = column( source, "EARLIER", "part" ), outcome = column( source, "EARLIER", "outcome" ),
              visits = column( source, "EARLIER", "visits" );
    std::map<std::pair<QString, QString>, std::optional<std::int64_t>> figures;
    for ( RowReader rows( source ); rows.next(); )
    {
      const QgsFeature &feature = rows.feature();
      const QVariant value = feature.attribute( visits );
      figures[{ feature.attribute( part ).toString(), feature.attribute( outcome ).toString() }] =
          QgsVariantUtils::isNull( value ) ? std::nullopt : std::optional<std::int64_t>( value.toLongLong() );
    }
    const QString all = Doorstep::tr( "all" );
    const auto take = [&]( const QString &row, const QString &name )
    {
      const auto found = figures.find( { row, name } );
      if ( found == figures.end() )
        throw InputError(
            "EARLIER has other parts or outcomes than today's counts: a second release of other groups "
            "would give small counts away, so publish the first one only." );
      const std::optional<std::int64_t> figure = found->second;
      figures.erase( found );
      return figure;
    };
    PublishedTable table{ counts.parts.size(), counts.outcomes.size(), {}, {}, {}, {} };
    for ( std::size_t r = 0; r < table.rows; ++r )
    {
      const QString row = Doorstep::tr( "Part %1" ).arg( r + 1 );
      for ( const std::string &name : counts.outcomes )
        table.cells.push_back( take( row, QString::fromStdString( name ) ) );
      table.rowTotals.push_back( take( row, all ) );
    }
    for ( const std::string &name : counts.outcomes )
      table.columnTotals.push_back( take( all, QString::fromStdString( name ) ) );
    table.total = take( all, all );
    if ( !figures.empty() )
      take( QString(), QString() ); // figures of other parts are left: refuse
    return table;
  }
}
