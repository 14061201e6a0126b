// SPDX-License-Identifier: GPL-2.0-or-later
#include "print/event_reader.h"

#include "base/error.h"
#include "layers/cells.h"
#include "layers/row_reader.h"
#include "layers/time_cell.h"
#include "print/context_kind.h"
#include "print/street_reader.h"
#include "sheet/same_plan.h"
#include "words/time_text.h"

#include <algorithm>
#include <cmath>

namespace doorstep
{
  namespace
  {
    int column( const QgsFeatureSource &source, const char *layer, const char *name, bool needed )
    {
      return needed ? requiredColumn( source.fields(), layer, name, "give the layer that planzones wrote." )
                    : columnOf( source.fields(), name );
    }

    QString text( const QgsFeature &feature, int index )
    {
      return QString::fromStdString( cellText( feature, index ) );
    }

    // Of a column of planzones: 0 where it is empty or not there.
    double real( const RowReader &rows, int index, const char *layer, const char *name )
    {
      const QVariant value = index < 0 ? QVariant() : rows.feature().attribute( index );
      bool ok = true;
      const double read = value.isNull() ? 0 : value.toDouble( &ok );
      if ( !ok || !std::isfinite( read ) )
        refuseRow( layer, rows.number(),
                   std::string( name ) + " is not a number; give the layer that planzones wrote." );
      return read;
    }

    int whole( const RowReader &rows, int index, const char *layer, const char *name )
    {
      const double read = real( rows, index, layer, name );
      if ( std::abs( read ) > 1e9 || read != std::floor( read ) )
        refuseRow( layer, rows.number(),
                   std::string( name ) + " is not a whole number; give the layer that planzones wrote." );
      return static_cast<int>( read );
    }

    // Where the team stops for a home; none where the cells are far from it: the point was moved since.
    std::optional<Point> accessOf( const Point &degrees, const Point &home,
                                   const QgsCoordinateTransform &fromDegrees )
    {
      constexpr double farthest = 1500; // metres
      try
      {
        const QgsPointXY at = fromDegrees.transform( degrees.x, degrees.y );
        const Point access{ at.x(), at.y() };
        if ( distance( access, home ) <= farthest )
          return access;
      }
      catch ( const QgsCsException & )
      {
      }
      return {};
    }

    class Reader
    {
      public:
        Reader( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                PrintEvent &event )
            : mSources( sources ), mTransforms( transforms ), mEvent( event )
        {
        }

        void chooseProjection() { mEvent.crs = localProjection( *mSources.visits, mTransforms ); }

        void readZones()
        {
          const QgsFeatureSource &source = *mSources.zones;
          const int zone = column( source, "ZONES", "zone", true ),
                    staging = column( source, "ZONES", "staging", false );
          const int visits = column( source, "ZONES", "visits", false ),
                    students = column( source, "ZONES", "students", false );
          const int minutes = column( source, "ZONES", "minutes", false ),
                    km = column( source, "ZONES", "km", false );
          const int team = column( source, "ZONES", "team", false ),
                    leader = column( source, "ZONES", "leader", false ),
                    missing = column( source, "ZONES", "missing", false );
          const int shift = column( source, "ZONES", "shift", false ),
                    start = column( source, "ZONES", "start", false ),
                    shiftMinutes = column( source, "ZONES", "shift_minutes", false );
          const char *layer = "ZONES";
          for ( RowReader rows = placed( source ); rows.next(); )
          {
            const QgsFeature &feature = rows.feature();
            PrintZone entry;
            const std::optional<std::int32_t> number = wholeNumber( feature, zone );
            if ( !number )
              refuseRow( layer, rows.number(), "no zone number." );
            entry.zone = *number;
            entry.area = rows.area();
            if ( entry.area.isNull() )
              refuseRow( layer, rows.number(),
                         "no area; give the layer that planzones or assignteams wrote." );
            entry.staging = text( feature, staging );
            entry.visits = whole( rows, visits, layer, "visits" );
            entry.students = whole( rows, students, layer, "students" );
            entry.minutes = real( rows, minutes, layer, "minutes" );
            entry.km = real( rows, km, layer, "km" );
            entry.team = text( feature, team );
            entry.leader = text( feature, leader );
            entry.missing = text( feature, missing );
            entry.shift = text( feature, shift );
            if ( !entry.shift.isEmpty() )
            {
              const std::optional<double> leaves = readTimeOfDay( timeCell( feature, start ) );
              entry.shiftMinutes = real( rows, shiftMinutes, layer, "shift_minutes" );
              if ( !leaves || !( entry.shiftMinutes > 0 ) )
                refuseRow(
                    layer, rows.number(),
                    "it has a shift, and no start or shift_minutes; give the layer that planzones wrote." );
              entry.shiftStart = *leaves;
            }
            mEvent.zones.push_back( std::move( entry ) );
          }
          auto &zones = mEvent.zones;
          std::sort( zones.begin(), zones.end(),
                     []( const PrintZone &a, const PrintZone &b ) { return a.zone < b.zone; } );
          for ( std::size_t i = 0; i < zones.size(); ++i )
          {
            if ( i > 0 && zones[i].zone == zones[i - 1].zone )
              throw InputError( "ZONES has two rows of the same zone: give the layer that planzones wrote." );
            mIndex[zones[i].zone] = i;
          }
          if ( zones.empty() )
            throw InputError( "ZONES is empty: plan the zones first." );
        }

        void readVisits()
        {
          const QgsFeatureSource &source = *mSources.visits;
          const int visit = column( source, "VISITS", "visit", true ),
                    zone = column( source, "VISITS", "zone", true ),
                    stop = column( source, "VISITS", "stop", true );
          const int language = column( source, "VISITS", "language", false ),
                    students = column( source, "VISITS", "students", false ),
                    arrive = column( source, "VISITS", "arrive", false ),
                    minutes = column( source, "VISITS", "minutes", false ),
                    longitude = column( source, "VISITS", "access_lon", false ),
                    latitude = column( source, "VISITS", "access_lat", false );
          const QgsCoordinateTransform fromDegrees(
              QgsCoordinateReferenceSystem( QStringLiteral( "EPSG:4326" ) ), mEvent.crs, mTransforms );
          const char *layer = "VISITS";
          for ( RowReader rows = placed( source ); rows.next(); )
          {
            const QgsFeature &feature = rows.feature();
            if ( cellText( feature, zone ).empty() )
              continue; // served by no team: it has its note in the layer
            const auto found = zoneOf( feature, zone );
            if ( found == mIndex.end() )
              refuseRow( layer, rows.number(), "its zone is not among ZONES; give both layers of one plan." );
            const std::optional<Point> place = rows.position();
            if ( !place )
              refuseRow( layer, rows.number(),
                         "no position, or one far from all others; give the layer that planzones wrote." );
            PrintStop entry;
            entry.number = whole( rows, stop, layer, "stop" );
            entry.visit = text( feature, visit );
            for ( const QString &code : text( feature, language ).split( ';' ) )
              if ( !code.trimmed().isEmpty() )
                entry.languages << code.trimmed();
            entry.students = whole( rows, students, layer, "students" );
            entry.arrive = real( rows, arrive, layer, "arrive" );
            entry.minutes = real( rows, minutes, layer, "minutes" );
            entry.wished = wishedCells( feature );
            entry.at = *place;
            if ( !cellText( feature, longitude ).empty() && !cellText( feature, latitude ).empty() )
              entry.access = accessOf( { real( rows, longitude, layer, "access_lon" ),
                                         real( rows, latitude, layer, "access_lat" ) },
                                       *place, fromDegrees );
            mEvent.zones[found->second].stops.push_back( std::move( entry ) );
          }
          for ( PrintZone &zoneEntry : mEvent.zones )
            std::sort( zoneEntry.stops.begin(), zoneEntry.stops.end(),
                       []( const PrintStop &a, const PrintStop &b )
                       { return a.number != b.number ? a.number < b.number : a.visit < b.visit; } );
        }

        std::map<int, std::size_t>::const_iterator zoneOf( const QgsFeature &feature, int zone ) const
        {
          const std::optional<std::int32_t> number = wholeNumber( feature, zone );
          return number ? mIndex.find( *number ) : mIndex.end();
        }

        void readRoutes()
        {
          if ( !mSources.routes )
            return;
          const int zone = column( *mSources.routes, "ROUTES", "zone", true ),
                    mode = column( *mSources.routes, "ROUTES", "mode", false );
          for ( RowReader rows = placed( *mSources.routes ); rows.next(); )
            if ( const auto found = zoneOf( rows.feature(), zone ); found != mIndex.end() )
              for ( const std::vector<Point> &leg : rows.lines() )
                addLeg( mEvent.zones[found->second], leg,
                        text( rows.feature(), mode ) == QLatin1String( "walked" ) );
        }

        // text_en, text_es and so on; -1 where the directions were written without that language.
        static std::vector<int> languageColumns( const QgsFeatureSource &source, const std::string &prefix )
        {
          std::vector<int> columns;
          for ( const Language &language : languages() )
            columns.push_back( column( source, "DIRECTIONS", ( prefix + language.code ).c_str(), false ) );
          return columns;
        }

        // A language without a text has English's.
        static Phrase words( const QgsFeature &feature, const std::vector<int> &columns )
        {
          return phraseOf(
              [&]( std::size_t language )
              {
                const std::string own = text( feature, columns[language] ).toStdString();
                return own.empty() ? text( feature, columns.front() ).toStdString() : own;
              } );
        }

        void readDirections()
        {
          if ( !mSources.directions )
            return;
          const QgsFeatureSource &source = *mSources.directions;
          const char *layer = "DIRECTIONS";
          const int zone = column( source, layer, "zone", true ),
                    step = column( source, layer, "step", true ),
                    stop = column( source, layer, "stop", true );
          const std::vector<int> texts = languageColumns( source, "text_" ),
                                 blocks = languageColumns( source, "block_" );
          const int metres = column( source, layer, "metres", false ),
                    minutes = column( source, layer, "minutes", false );
          for ( RowReader rows( source ); rows.next(); )
          {
            const QgsFeature &feature = rows.feature();
            const auto found = zoneOf( feature, zone );
            if ( found == mIndex.end() )
              refuseRow( layer, rows.number(),
                         "its zone is not among ZONES; plan again, so that both are of one plan." );
            mEvent.zones[found->second].steps.push_back(
                { whole( rows, step, layer, "step" ), whole( rows, stop, layer, "stop" ),
                  words( feature, texts ), words( feature, blocks ), real( rows, metres, layer, "metres" ),
                  real( rows, minutes, layer, "minutes" ) } );
          }
          for ( PrintZone &entry : mEvent.zones )
            std::sort( entry.steps.begin(), entry.steps.end(),
                       []( const PrintStep &x, const PrintStep &y ) { return x.step < y.step; } );
        }

        void readStaging()
        {
          if ( !mSources.staging )
            return;
          const int name = column( *mSources.staging, "STAGING", "staging", true );
          for ( RowReader rows = placed( *mSources.staging ); rows.next(); )
          {
            const std::optional<Point> place = rows.position();
            if ( !place )
              refuseRow( "STAGING", rows.number(),
                         "no position, or one far from all visits; set it on the map." );
            mEvent.staging[text( rows.feature(), name )] = *place;
          }
        }

        void readContext();

      private:
        // The layer's rows, where they are in the event's metres.
        RowReader placed( const QgsFeatureSource &source ) const
        {
          return RowReader( source, mEvent.crs, mTransforms );
        }

        const EventSources &mSources;
        const QgsCoordinateTransformContext &mTransforms;
        PrintEvent &mEvent;
        std::map<int, std::size_t> mIndex;
    };

    void Reader::readContext()
    {
      for ( std::size_t i = 0; i < mSources.context.size(); ++i )
      {
        const QgsFeatureSource &source = *mSources.context[i];
        const ContextKind kind = kindOf( mSources.contextNames.value( static_cast<int>( i ) ),
                                         QgsWkbTypes::geometryType( source.wkbType() ) );
        int name = -1;
        if ( kind == ContextKind::School || kind == ContextKind::Park )
          for ( const char *candidate :
                { "name", "school", "staging", "site_name", "park_name", "fullname" } )
            if ( name < 0 )
              name = source.fields().lookupField( QString::fromLatin1( candidate ) );
        for ( RowReader rows = placed( source ); rows.next(); )
          if ( const QgsGeometry geometry = rows.geometry(); !geometry.isNull() )
            mEvent.context.push_back( { kind, geometry, text( rows.feature(), name ) } );
      }
    }

    std::vector<ToldZone> told( const PrintEvent &event )
    {
      std::vector<ToldZone> zones;
      for ( const PrintZone &zone : event.zones )
      {
        ToldZone one{ zone.zone, zone.visits, {}, zone.route, {} };
        for ( const PrintStop &stop : zone.stops )
          one.stops.push_back( { stop.number, stop.arrive, stop.minutes, stop.at } );
        for ( const PrintStep &step : zone.steps )
          one.steps.push_back( { step.stop, step.metres, step.minutes } );
        zones.push_back( std::move( one ) );
      }
      return zones;
    }
  }

  PrintEvent readEvent( const EventSources &sources, const QgsCoordinateTransformContext &transforms,
                        const Progress &progress )
  {
    PrintEvent event;
    Reader reader( sources, transforms, event );
    reader.chooseProjection();
    reader.readZones();
    reader.readVisits();
    report( progress, 0.3 );
    reader.readRoutes();
    reader.readDirections();
    requireSamePlan( told( event ) );
    reader.readStaging();
    report( progress, 0.4 );
    if ( sources.streets )
      readPrintStreets( sources, transforms, event );
    report( progress, 0.9 );
    reader.readContext();
    report( progress, 1 );
    return event;
  }
}
