// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/planned_layers.h"

#include "base/index.h"
#include "layers/own_words.h"
#include "layers/plan_cells.h"
#include "layers/time_cell.h"
#include "morning/notes.h"
#include "morning/rounds.h"
#include "words/languages.h"
#include "words/time_text.h"

#include <qgsvariantutils.h>

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    QgsField integer( const char *name )
    {
      return QgsField( QLatin1String( name ), QMetaType::Type::Int );
    }
    QgsField real( const char *name )
    {
      return QgsField( QLatin1String( name ), QMetaType::Type::Double );
    }
    QgsField text( const char *name )
    {
      return QgsField( QLatin1String( name ), QMetaType::Type::QString );
    }

    QVariant noteOf( const PlanAnswer &answer, const std::string &more = {} )
    {
      return orNull( joinedNotes( answer.straightLines ? STRAIGHT_LINES_NOTE : "", more ) );
    }

    // earliest, latest: times as they were understood, so that a page of any shift understands them so; a
    // cell that was not stays.
    std::array<std::string, 2> saidCells( const PlanVisit &visit, const QgsFeature &row )
    {
      if ( !visit.said.from && !visit.said.to )
        return wishedCells( row );
      const auto clock = []( const std::optional<double> &time )
      { return time ? sureTimeText( *time ) : std::string(); };
      return { clock( visit.said.from ), clock( visit.said.to ) };
    }

    bool hasWishes( const PlanLayers &layers )
    {
      return std::any_of( layers.question.visits.begin(), layers.question.visits.end(),
                          []( const PlanVisit &visit ) { return visit.said.from || visit.said.to; } );
    }

    // Of a visit whose zone is known.
    const PlanShift *shiftOf( const PlanQuestion &question, const PlanAnswer &answer, std::int32_t number )
    {
      const auto zone = std::find_if( answer.zones.begin(), answer.zones.end(),
                                      [&]( const PlannedZone &one ) { return one.zone == number; } );
      return zone == answer.zones.end() || zone->shift < 0 ? nullptr
                                                           : &question.shifts[indexOf( zone->shift )];
    }

    // earliest, latest, must, visited, tried: what the next round goes by.
    QgsAttributes roundCells( const PlanVisit &visit, const QgsFeature &row, bool hasShifts )
    {
      const auto clock = [&]( const std::optional<double> &time ) {
        return !time ? std::string() : hasShifts ? sureTimeText( *time ) : timeText( *time );
      };
      std::array<std::string, 2> wished = wishedCells( row );
      std::string must = cellText( row, columnOf( row.fields(), "must" ) ), tried;
      if ( visit.wished )
      {
        wished = { clock( visit.wished->from ), clock( visit.wished->to ) };
        must.clear();
      }
      else if ( hasShifts )
        wished = saidCells( visit, row );
      for ( const double time : visit.triedClock )
        tried += ( tried.empty() ? "" : ";" ) + timeText( time );
      return QgsAttributes() << orNull( wished[0] ) << orNull( wished[1] ) << orNull( must )
                             << orNull( visit.isDone    ? ROUND_DONE
                                        : visit.isAgain ? ROUND_AGAIN
                                                        : "" )
                             << orNull( tried );
    }

    QVariant shiftCell( const PlanQuestion &question, const PlanAnswer &answer, std::int32_t zone )
    {
      const PlanShift *shift = shiftOf( question, answer, zone );
      return orNull( shift ? shift->name : std::string() );
    }

    QString layerName( const QString &name, const PlanAnswer &answer )
    {
      return answer.straightLines ? Doorstep::tr( "%1 (straight-line times)" ).arg( name ) : name;
    }
  }

  void writePlannedVisits( LayerOutputs &outputs, const PlanLayers &layers, const PlanAnswer &answer,
                           const QgsFields &fields, Qgis::WkbType type,
                           const QgsCoordinateReferenceSystem &crs, const QgsCoordinateTransform &degrees )
  {
    const PlanQuestion &question = layers.question;
    const int minutes = columnOf( fields, "minutes" );
    QgsFields ours, written;
    for ( const QgsField &field : { integer( "zone" ), integer( "stop" ), real( "arrive" ), text( "note" ),
                                    real( "access_lon" ), real( "access_lat" ) } )
      ours.append( field );
    const bool hasShifts = !question.shifts.empty(),
               clears = hasShifts && !layers.hasOutcomes && hasWishes( layers );
    if ( hasShifts )
      ours.append( text( "shift" ) );
    if ( question.start )
      ours.append( text( "start" ) );
    if ( question.walking.any() )
      ours.append( integer( "car_at" ) );
    if ( layers.hasOutcomes )
      for ( const char *name : { "earliest", "latest", "must", "visited", "tried" } )
        ours.append( text( name ) );
    else if ( clears )
      for ( const char *name : { "earliest", "latest" } )
        ours.append( text( name ) );
    // An earlier plan's columns make room for this one's; where its teams walked or had shifts, nothing is
    // left of it.
    const bool isPlan = columnOf( fields, "zone" ) >= 0 && columnOf( fields, "start" ) >= 0;
    QList<int> kept;
    for ( int i = 0; i < fields.size(); ++i )
      if ( ours.lookupField( fields.at( i ).name() ) < 0 &&
           fields.at( i ).name() != QLatin1String( "car_at" ) &&
           !( isPlan && fields.at( i ).name() == QLatin1String( "shift" ) ) )
      {
        // Whole minutes have no place for a default of 12.5.
        written.append( i == minutes && fields.at( i ).isNumeric()
                            ? QgsField( fields.at( i ).name(), QMetaType::Type::Double )
                            : fields.at( i ) );
        kept << i;
      }
    if ( minutes < 0 )
      written.append( real( "minutes" ) );
    written.extend( ours );
    QgsFeatureSink *sink =
        outputs.open( QStringLiteral( "OUTPUT_VISITS" ), written, type, crs, QStringLiteral( "visits" ),
                      layerName( Doorstep::tr( "Visits by zone" ), answer ) );
    if ( !sink )
      return;
    for ( std::size_t v = 0; v < layers.rows.size(); ++v )
    {
      const PlannedVisit &planned = answer.visits[v];
      QgsAttributes attributes;
      // Where the visit said nothing, what was planned with: pages tell driving from doors by it.
      const QVariant planMinutes = question.visits[v].minutes;
      for ( const int i : kept )
        attributes << ( i == minutes && cellText( layers.rows[v], i ).empty()
                            ? planMinutes
                            : layers.rows[v].attribute( i ) );
      if ( minutes < 0 )
        attributes << planMinutes;
      const QVariant none = QgsVariantUtils::createNullVariant( QMetaType::Type::Int );
      attributes << ( planned.zone > 0 ? QVariant( planned.zone ) : none )
                 << ( planned.zone > 0 ? QVariant( planned.stop ) : none )
                 << ( planned.zone > 0 ? QVariant( tenths( planned.arrive ) )
                                       : QgsVariantUtils::createNullVariant( QMetaType::Type::Double ) )
                 << orNull( planned.note );
      for ( const QVariant &degree : accessOf( planned, degrees ) )
        attributes << degree;
      const PlanShift *shift = shiftOf( question, answer, planned.zone );
      if ( hasShifts )
        attributes << orNull( shift ? shift->name : std::string() )
                   << orNull( shift ? timeText( shift->start ) : std::string() );
      else if ( question.start )
        attributes << QString::fromStdString( timeText( *question.start ) );
      if ( question.walking.any() )
        attributes << ( planned.zone > 0 ? QVariant( planned.carAt ) : none );
      if ( layers.hasOutcomes )
        attributes << roundCells( question.visits[v], layers.rows[v], hasShifts );
      else if ( clears )
        for ( const std::string &cell : saidCells( question.visits[v], layers.rows[v] ) )
          attributes << orNull( cell );
      QgsFeature feature;
      feature.setGeometry( layers.rows[v].geometry() );
      feature.setAttributes( attributes );
      outputs.add( sink, feature );
    }
  }

  void writePlannedZones( LayerOutputs &outputs, const PlanQuestion &question, const PlanAnswer &answer,
                          const QgsCoordinateTransform &back )
  {
    QgsFields fields;
    for ( const QgsField &field :
          { integer( "zone" ), text( "staging" ), integer( "visits" ), integer( "students" ),
            real( "minutes" ), real( "km" ), text( "languages" ), text( "note" ) } )
      fields.append( field );
    // How many times the car is driven on, metres on foot, and what whoever changes the plan needs to know.
    if ( question.walking.any() )
      for ( const QgsField &field :
            { integer( "car_moves" ), integer( "walked_m" ), real( "walk_limit" ), real( "parking" ) } )
        fields.append( field );
    const bool hasShifts = !question.shifts.empty();
    if ( hasShifts )
      for ( const QgsField &field : { text( "shift" ), text( "start" ), real( "shift_minutes" ) } )
        fields.append( field );
    // By it assignteams knows what a break leaves of a team's time.
    const bool hasBreaks = !hasShifts && question.roster &&
                           std::any_of( question.roster->teams.begin(), question.roster->teams.end(),
                                        []( const RosterTeam &team ) { return team.rest > 0; } );
    if ( hasBreaks )
      fields.append( real( "team_minutes" ) );
    QgsFeatureSink *sink = outputs.open(
        QStringLiteral( "OUTPUT_ZONES" ), fields, Qgis::WkbType::MultiPolygon, back.destinationCrs(),
        QStringLiteral( "zones" ), layerName( Doorstep::tr( "Zones" ), answer ) );
    if ( !sink )
      return;
    for ( const PlannedZone &zone : answer.zones )
    {
      QgsFeature feature;
      feature.setGeometry( areaOf( zone.area, back ) );
      QgsAttributes attributes;
      attributes << zone.zone << orNull( question.stagings[static_cast<std::size_t>( zone.staging )].name )
                 << static_cast<int>( zone.visits.size() ) << zone.students << tenths( zone.minutes() )
                 << tenths( zone.km ) << orNull( languagesOf( zone ) ) << noteOf( answer, zone.note );
      if ( question.walking.any() )
        attributes << zone.carMoves << static_cast<int>( std::lround( zone.walkedMeters ) )
                   << question.walking.metersAtMost << question.walking.parkingMinutes;
      if ( hasShifts )
      {
        const PlanShift &shift = question.shifts[indexOf( zone.shift )];
        attributes << orNull( shift.name ) << orNull( timeText( shift.start ) ) << shift.minutes;
      }
      if ( hasBreaks )
        attributes << question.teamMinutes;
      feature.setAttributes( attributes );
      outputs.add( sink, feature );
    }
  }

  void writePlannedRoutes( LayerOutputs &outputs, const PlanQuestion &question, const PlanAnswer &answer,
                           const QgsCoordinateTransform &back )
  {
    QgsFields fields;
    for ( const QgsField &field : { integer( "zone" ), real( "minutes" ), real( "km" ), text( "note" ) } )
      fields.append( field );
    const bool walks = walksSomewhere( answer ), hasShifts = !question.shifts.empty();
    if ( walks )
      fields.append( text( "mode" ) );
    if ( hasShifts )
      fields.append( text( "shift" ) );
    QgsFeatureSink *sink = outputs.open(
        QStringLiteral( "OUTPUT_ROUTES" ), fields, Qgis::WkbType::MultiLineString, back.destinationCrs(),
        QStringLiteral( "routes" ), layerName( Doorstep::tr( "Routes" ), answer ) );
    if ( !sink )
      return;
    const auto add =
        [&]( const QgsGeometry &way, QgsAttributes attributes, const char *mode, std::int32_t zone )
    {
      if ( walks )
        attributes << QString::fromLatin1( mode );
      if ( hasShifts )
        attributes << shiftCell( question, answer, zone );
      QgsFeature feature;
      feature.setGeometry( way );
      feature.setAttributes( attributes );
      outputs.add( sink, feature );
    };
    for ( const PlannedZone &zone : answer.zones )
    {
      for ( const PlannedStretch &stretch : zone.stretches )
        add( wayOf( stretch.lines, back ),
             QgsAttributes() << zone.zone << tenths( stretch.minutes ) << hundredths( stretch.meters / 1000 )
                             << noteOf( answer ),
             modeOf( stretch.onFoot ), zone.zone );
      if ( zone.stretches.empty() )
        add( wayOf( zone.legs, back ),
             QgsAttributes() << zone.zone << tenths( zone.minutes() ) << tenths( zone.km )
                             << noteOf( answer ),
             modeOf( false ), zone.zone );
    }
  }

  void writePlannedDirections( LayerOutputs &outputs, const PlanQuestion &question, const PlanAnswer &answer,
                               const std::vector<std::size_t> &further )
  {
    // English and Spanish stand where they always stood; further languages come last.
    std::vector<std::size_t> always;
    for ( std::size_t language = 0; language < CONTRACT_LANGUAGES; ++language )
      always.push_back( language );
    QgsFields fields;
    for ( const QgsField &field : { integer( "zone" ), integer( "step" ), integer( "stop" ) } )
      fields.append( field );
    const auto appendTexts = [&]( const std::vector<std::size_t> &which )
    {
      for ( const char *what : { "text_", "block_" } )
        for ( const std::size_t language : which )
          fields.append( text( ( what + languages()[language].code ).c_str() ) );
    };
    appendTexts( always );
    fields.append( integer( "metres" ) );
    fields.append( real( "minutes" ) );
    appendTexts( further );
    const bool walks = walksSomewhere( answer ), hasShifts = !question.shifts.empty();
    if ( walks )
      fields.append( text( "mode" ) );
    if ( hasShifts )
      fields.append( text( "shift" ) );
    QgsFeatureSink *sink = outputs.open( QStringLiteral( "OUTPUT_DIRECTIONS" ), fields,
                                         Qgis::WkbType::NoGeometry, QgsCoordinateReferenceSystem(), QString(),
                                         layerName( Doorstep::tr( "Directions" ), answer ) );
    if ( !sink )
      return;
    for ( const PlannedZone &zone : answer.zones )
      for ( std::size_t i = 0; i < zone.directions.size(); ++i )
      {
        const DirectionStep &step = zone.directions[i];
        QgsFeature feature;
        QgsAttributes values;
        values << zone.zone << static_cast<int>( i + 1 )
               << ( step.stop > 0 ? QVariant( step.stop )
                                  : QgsVariantUtils::createNullVariant( QMetaType::Type::Int ) );
        const auto addTexts = [&]( const std::vector<std::size_t> &which )
        {
          for ( const Phrase *words : { &step.text, &step.block } )
            for ( const std::size_t language : which )
              values << orNull( words->in( language ) );
        };
        addTexts( always );
        values << static_cast<int>( std::lround( step.meters ) ) << tenths( step.minutes );
        addTexts( further );
        if ( walks )
          values << QString::fromLatin1( modeOf( step.onFoot ) );
        if ( hasShifts )
          values << shiftCell( question, answer, zone.zone );
        feature.setAttributes( values );
        outputs.add( sink, feature );
      }
  }
}
