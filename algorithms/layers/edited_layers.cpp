// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/edited_layers.h"

#include "base/index.h"
#include "hand/hand_notes.h"
#include "layers/cells.h"
#include "layers/own_words.h"
#include "layers/plan_cells.h"
#include "layers/planned_layers.h"
#include "layers/row_reader.h"
#include "layers/zone_rows.h"
#include "morning/notes.h"
#include "words/languages.h"
#include "words/time_text.h"

#include <qgsvariantutils.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    std::string wordsOf( const std::map<std::int32_t, std::string> &words, std::int32_t zone )
    {
      const auto there = words.find( zone );
      return there == words.end() ? std::string() : there->second;
    }

    // shift, start and shift_minutes, where the layer has them.
    void setShift( QgsFeature &row, const QgsFields &fields, const PlanQuestion &question, std::int32_t of )
    {
      if ( of < 0 )
        return;
      const PlanShift &shift = question.shifts[indexOf( of )];
      setCell( row, fields, "shift", orNull( shift.name ) );
      setCell( row, fields, "start", orNull( timeText( shift.start ) ) );
      setCell( row, fields, "shift_minutes", shift.minutes );
    }

    // Rows with a place: what areas and ways have in common.
    class PlacedRows : public ZoneRows
    {
      protected:
        PlacedRows( const EditedPlan &plan, const QgsFeatureSource &source, const char *layer,
                    const QgsCoordinateTransform &back )
            : ZoneRows( plan.answer, source, layer ), mPlan( plan ), mBack( back )
        {
        }

        QgsFeature rowWith( const PlannedZone &zone, const QgsFeature *before,
                            const std::string &note = {} ) const
        {
          QgsFeature row = rowFrom( before );
          const QgsFields &fields = mSource.fields();
          setCell( row, fields, "zone", zone.zone );
          setCell( row, fields, "minutes", tenths( zone.minutes() ) );
          setCell( row, fields, "km", tenths( zone.km ) );
          setShift( row, fields, mPlan.layers.question, zone.shift );
          setCell( row, fields, "note",
                   orNull( joinedNotes( mPlan.straightLines ? STRAIGHT_LINES_NOTE : "", note ) ) );
          return row;
        }

        const EditedPlan &mPlan;
        const QgsCoordinateTransform &mBack;
    };

    class AreaRows : public PlacedRows
    {
      public:
        AreaRows( const EditedPlan &plan, const QgsFeatureSource &source, const QgsCoordinateTransform &back )
            : PlacedRows( plan, source, "ZONES", back )
        {
        }

      private:
        std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature *before ) const override
        {
          QgsFeature row = rowWith( zone, before, wordsOf( mPlan.noteOfZone, zone.zone ) );
          const QgsFields &fields = mSource.fields();
          setCell( row, fields, "staging",
                   orNull( mPlan.layers.question.stagings[indexOf( zone.staging )].name ) );
          setCell( row, fields, "visits", static_cast<int>( zone.visits.size() ) );
          setCell( row, fields, "students", zone.students );
          setCell( row, fields, "languages", orNull( languagesOf( zone ) ) );
          if ( const WalkSettings &walking = mPlan.layers.question.walking; walking.any() )
          {
            setCell( row, fields, "car_moves", zone.carMoves );
            setCell( row, fields, "walked_m", static_cast<int>( std::lround( zone.walkedMeters ) ) );
            setCell( row, fields, "walk_limit", walking.metersAtMost );
            setCell( row, fields, "parking", walking.parkingMinutes );
          }
          if ( const auto missing = mPlan.missingOfZone.find( zone.zone );
               missing != mPlan.missingOfZone.end() )
            setCell( row, fields, "missing", orNull( missing->second ) );
          row.setGeometry( areaOf( zone.area, mBack ) );
          return { row };
        }

        void keep( QgsFeature &row, std::int32_t number ) const override
        {
          const PlannedZone *zone = find( number );
          if ( zone && ( mPlan.allAreas || mAnswer.isRedrawn( number ) ) )
            row.setGeometry( areaOf( zone->area, mBack ) );
        }
    };

    class WayRows : public PlacedRows
    {
      public:
        WayRows( const EditedPlan &plan, const QgsFeatureSource &source, const QgsCoordinateTransform &back )
            : PlacedRows( plan, source, "ROUTES", back )
        {
        }

      private:
        std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature *before ) const override
        {
          QgsFeature row = rowWith( zone, before );
          if ( zone.stretches.empty() )
          {
            row.setGeometry( wayOf( zone.legs, mBack ) );
            return { row };
          }
          std::vector<QgsFeature> rows;
          const QgsFields &fields = mSource.fields();
          for ( const PlannedStretch &stretch : zone.stretches )
          {
            setCell( row, fields, "minutes", tenths( stretch.minutes ) );
            setCell( row, fields, "km", hundredths( stretch.meters / 1000 ) );
            setCell( row, fields, "mode", QString::fromLatin1( modeOf( stretch.onFoot ) ) );
            row.setGeometry( wayOf( stretch.lines, mBack ) );
            rows.push_back( row );
          }
          return rows;
        }
    };

    class StepRows : public ZoneRows
    {
      public:
        StepRows( const EditedPlan &plan, const QgsFeatureSource &source )
            : ZoneRows( plan.answer, source, "DIRECTIONS" ), mPlan( plan )
        {
        }

      private:
        const EditedPlan &mPlan;

        std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature * ) const override
        {
          const QgsFields &fields = mSource.fields();
          std::vector<QgsFeature> rows;
          for ( std::size_t i = 0; i < zone.directions.size(); ++i )
          {
            const DirectionStep &step = zone.directions[i];
            QgsFeature row = rowFrom( nullptr );
            setCell( row, fields, "zone", zone.zone );
            setCell( row, fields, "step", static_cast<int>( i + 1 ) );
            setShift( row, fields, mPlan.layers.question, zone.shift );
            if ( step.stop > 0 )
              setCell( row, fields, "stop", step.stop );
            setCell( row, fields, "metres", static_cast<int>( std::lround( step.meters ) ) );
            setCell( row, fields, "minutes", tenths( step.minutes ) );
            setCell( row, fields, "mode", QString::fromLatin1( modeOf( step.onFoot ) ) );
            // In the languages that the layer has.
            for ( const Language &language : languages() )
            {
              const std::size_t index = *languageOf( language.code );
              setCell( row, fields, ( "text_" + language.code ).c_str(), orNull( step.text.in( index ) ) );
              setCell( row, fields, ( "block_" + language.code ).c_str(), orNull( step.block.in( index ) ) );
            }
            rows.push_back( row );
          }
          return rows;
        }
    };

    void writeVisits( LayerOutputs &outputs, const EditedPlan &plan, const QgsFeatureSource &visits,
                      const QgsCoordinateTransform &degrees )
    {
      const QgsFields fields = visits.fields();
      const int zone = columnOf( fields, "zone" ), note = columnOf( fields, "note" );
      QgsFeatureSink *sink =
          outputs.open( QStringLiteral( "OUTPUT_VISITS" ), fields, visits.wkbType(), visits.sourceCrs(),
                        QStringLiteral( "visits" ), Doorstep::tr( "Visits by zone" ) );
      for ( std::size_t v = 0; sink && v < plan.layers.rows.size(); ++v )
      {
        QgsFeature row( fields );
        row.setGeometry( plan.layers.rows[v].geometry() );
        row.setAttributes( plan.layers.rows[v].attributes() );
        const PlannedVisit &now = plan.answer.visits[v];
        const std::int32_t was = wholeNumber( row, zone ).value_or( 0 );
        if ( was != now.zone || plan.answer.hasChanged( now.zone ) )
        {
          const QVariant none = QgsVariantUtils::createNullVariant( QMetaType::Type::Int );
          setCell( row, fields, "zone", now.zone > 0 ? QVariant( now.zone ) : none );
          setCell( row, fields, "stop", now.zone > 0 ? QVariant( now.stop ) : none );
          setCell( row, fields, "arrive",
                   now.zone > 0 ? QVariant( tenths( now.arrive ) )
                                : QgsVariantUtils::createNullVariant( QMetaType::Type::Double ) );
          setCell( row, fields, "car_at", now.zone > 0 && now.carAt > 0 ? QVariant( now.carAt ) : none );
          if ( now.zone == 0 )
            setCell( row, fields, "shift", orNull( {} ) );
          for ( const PlannedZone &one : plan.answer.zones )
            if ( one.zone == now.zone )
              setShift( row, fields, plan.layers.question, one.shift );
          const auto access = accessOf( now, degrees );
          setCell( row, fields, "access_lon", access[0] );
          setCell( row, fields, "access_lat", access[1] );
          const std::string earlier =
              note < 0 ? std::string() : row.attribute( note ).toString().toStdString();
          setCell( row, fields, "note", orNull( editedNote( earlier, was != 0, now, plan.straightLines ) ) );
        }
        outputs.add( sink, row );
      }
    }

    // Corner by corner, but for what a text file rounds off.
    bool sameArea( const QgsGeometry &a, const QgsGeometry &b )
    {
      const QgsRectangle box = a.boundingBox();
      const double rounding = 1e-6 * std::max( box.width(), box.height() );
      auto x = a.vertices_begin(), y = b.vertices_begin();
      for ( ; x != a.vertices_end() && y != b.vertices_end(); ++x, ++y )
        if ( std::abs( ( *x ).x() - ( *y ).x() ) > rounding ||
             std::abs( ( *x ).y() - ( *y ).y() ) > rounding )
          return false;
      return x == a.vertices_end() && y == b.vertices_end();
    }
  }

  bool areAreasOfThese( const HandAnswer &answer, const QgsFeatureSource &zones,
                        const QgsCoordinateTransform &back )
  {
    const int number = columnOf( zones.fields(), "zone" );
    for ( RowReader reader( zones, {}, {} ); reader.next(); )
      if ( const auto before =
               answer.areasBefore.find( wholeNumber( reader.feature(), number ).value_or( 0 ) );
           before == answer.areasBefore.end() ||
           !sameArea( reader.feature().geometry(), areaOf( before->second, back ) ) )
        return false;
    return true;
  }

  void writeEditedPlan( LayerOutputs &outputs, const EditedPlan &plan, const EditedSources &sources,
                        const QgsCoordinateReferenceSystem &metres,
                        const QgsCoordinateTransformContext &transforms )
  {
    const auto from = [&]( const QgsCoordinateReferenceSystem &crs )
    { return transformBetween( metres, crs, transforms ); };
    const QgsCoordinateTransform back = from( sources.visits.sourceCrs() );
    PlanAnswer whole;
    whole.zones = plan.answer.zones;
    whole.straightLines = plan.straightLines;
    writeVisits( outputs, plan, sources.visits,
                 from( QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ) ) );
    const QgsCoordinateTransform backToZones = from( sources.zones.sourceCrs() );
    AreaRows( plan, sources.zones, backToZones )
        .write( outputs, "OUTPUT_ZONES", QStringLiteral( "zones" ), Doorstep::tr( "Zones" ) );
    if ( sources.routes )
    {
      const QgsCoordinateTransform backToRoutes = from( sources.routes->sourceCrs() );
      WayRows( plan, *sources.routes, backToRoutes )
          .write( outputs, "OUTPUT_ROUTES", QStringLiteral( "routes" ), Doorstep::tr( "Routes" ) );
    }
    else
      writePlannedRoutes( outputs, plan.layers.question, whole, back );
    if ( sources.directions )
      StepRows( plan, *sources.directions )
          .write( outputs, "OUTPUT_DIRECTIONS", QString(), Doorstep::tr( "Directions" ) );
    else
      writePlannedDirections( outputs, plan.layers.question, whole, {} );
  }
}
