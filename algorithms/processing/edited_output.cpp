#include "processing/edited_output.h"

#include "base/index.h"
#include "layers/cells.h"
#include "layers/row_reader.h"
#include "processing/plan_values.h"
#include "words/languages.h"

#include <qgsvariantutils.h>

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    bool holds( const std::vector<std::int32_t> &numbers, std::int32_t number )
    {
      return std::find( numbers.begin(), numbers.end(), number ) != numbers.end();
    }

    // A column that is not there is passed over.
    void set( QgsFeature &row, const QgsFields &fields, const char *name, QVariant value )
    {
      if ( const int column = columnOf( fields, name ); column >= 0 )
      {
        fields.at( column ).convertCompatible( value );
        row.setAttribute( column, value );
      }
    }

    std::string joined( const std::string &a, const std::string &b )
    {
      return a + ( a.empty() || b.empty() ? "" : "; " ) + b;
    }

    // What an earlier note says beside where the visit was.
    std::string kept( const QString &note )
    {
      std::string result;
      for ( const QString &part : note.split( QStringLiteral( "; " ), Qt::SkipEmptyParts ) )
        if ( !part.startsWith( QLatin1String( "was in zone " ) ) &&
             !part.startsWith( QLatin1String( "was stop " ) ) && part != QLatin1String( "new in the plan" ) )
          result = joined( result, part.toStdString() );
      return result;
    }

    // A layer with any number of rows for a zone.
    class ZoneRows
    {
      public:
        ZoneRows( const EditedPlan &plan, const QgsFeatureSource &source, const char *layer )
            : mPlan( plan ),
              mSource( source ),
              mZone( requiredColumn( source.fields(), layer, "zone",
                                     "give the layers of one run of planzones." ) )
        {
        }
        virtual ~ZoneRows() = default;

        void write( SinkSet &sinks, const char *output, const QString &style, const QString &title )
        {
          QgsFields written;
          for ( int i = 0; i < mSource.fields().size(); ++i )
            if ( mSource.fields().at( i ).name().compare( QLatin1String( "fid" ), Qt::CaseInsensitive ) != 0 )
            {
              written.append( mSource.fields().at( i ) );
              mKept << i;
            }
          mSinks = &sinks;
          mSink = sinks.open( QLatin1String( output ), written, mSource.wkbType(), mSource.sourceCrs(), style,
                              title );
          if ( !mSink )
            return;
          RowReader reader = mSource.wkbType() == Qgis::WkbType::NoGeometry ? RowReader( mSource )
                                                                            : RowReader( mSource, {}, {} );
          while ( reader.next() )
          {
            QgsFeature row = reader.feature();
            const std::int32_t number = row.attribute( mZone ).toInt();
            if ( !holds( mPlan.answer.changed, number ) )
            {
              keep( row, number );
              add( row );
              mDone.insert( number );
            }
            else if ( mDone.insert( number ).second )
              addAnew( number, &row );
          }
          for ( const PlannedZone &zone : mPlan.answer.zones )
            if ( !mDone.contains( zone.zone ) )
              addAnew( zone.zone, nullptr );
        }

      protected:
        // The rows of a zone; `before`: its first one, null where it is new.
        virtual std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature *before ) const = 0;
        // A row of a zone that was not changed.
        virtual void keep( QgsFeature &, std::int32_t ) const {}

        const PlannedZone *find( std::int32_t number ) const
        {
          for ( const PlannedZone &zone : mPlan.answer.zones )
            if ( zone.zone == number )
              return &zone;
          return nullptr;
        }
        QgsFeature rowFrom( const QgsFeature *before ) const
        {
          QgsFeature row( mSource.fields() );
          if ( before )
            row.setAttributes( before->attributes() );
          return row;
        }
        std::string noteOf( const std::string &more = {} ) const
        {
          return joined( mPlan.straightLines ? "times by straight lines" : "", more );
        }

        const EditedPlan &mPlan;
        const QgsFeatureSource &mSource;

      private:
        void addAnew( std::int32_t number, const QgsFeature *before )
        {
          if ( const PlannedZone *zone = find( number ) )
            for ( const QgsFeature &row : rowsOf( *zone, before ) )
              add( row );
        }

        void add( const QgsFeature &row )
        {
          QgsAttributes attributes;
          for ( const int i : mKept )
            attributes << row.attribute( i );
          QgsFeature out;
          out.setGeometry( row.geometry() );
          out.setAttributes( attributes );
          mSinks->add( mSink, out );
        }

        const int mZone;
        QList<int> mKept;
        std::set<std::int32_t> mDone;
        SinkSet *mSinks = nullptr;
        QgsFeatureSink *mSink = nullptr;
    };

    class AreaRows : public ZoneRows
    {
      public:
        AreaRows( const EditedPlan &plan, const QgsFeatureSource &source, const QgsCoordinateTransform &back )
            : ZoneRows( plan, source, "ZONES" ), mBack( back )
        {
        }

      private:
        std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature *before ) const override
        {
          QgsFeature row = rowFrom( before );
          const QgsFields &fields = mSource.fields();
          const auto note = mPlan.noteOfZone.find( zone.zone );
          set( row, fields, "zone", zone.zone );
          set( row, fields, "staging",
               orNull( mPlan.layers.question.stagings[indexOf( zone.staging )].name ) );
          set( row, fields, "visits", static_cast<int>( zone.visits.size() ) );
          set( row, fields, "students", zone.students );
          set( row, fields, "minutes", tenths( zone.minutes() ) );
          set( row, fields, "km", tenths( zone.km ) );
          set( row, fields, "languages", orNull( languagesOf( zone ) ) );
          set( row, fields, "note",
               orNull( noteOf( note == mPlan.noteOfZone.end() ? std::string() : note->second ) ) );
          if ( const auto missing = mPlan.missingOfZone.find( zone.zone );
               missing != mPlan.missingOfZone.end() )
            set( row, fields, "missing", orNull( missing->second ) );
          row.setGeometry( areaOf( zone.area, mBack ) );
          return { row };
        }

        void keep( QgsFeature &row, std::int32_t number ) const override
        {
          const PlannedZone *zone = find( number );
          if ( zone && ( mPlan.allAreas || holds( mPlan.answer.redrawn, number ) ) )
            row.setGeometry( areaOf( zone->area, mBack ) );
        }

        const QgsCoordinateTransform &mBack;
    };

    class WayRows : public ZoneRows
    {
      public:
        WayRows( const EditedPlan &plan, const QgsFeatureSource &source, const QgsCoordinateTransform &back )
            : ZoneRows( plan, source, "ROUTES" ), mBack( back )
        {
        }

      private:
        std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature *before ) const override
        {
          QgsFeature row = rowFrom( before );
          const QgsFields &fields = mSource.fields();
          set( row, fields, "zone", zone.zone );
          set( row, fields, "minutes", tenths( zone.minutes() ) );
          set( row, fields, "km", tenths( zone.km ) );
          set( row, fields, "note", orNull( noteOf() ) );
          row.setGeometry( wayOf( zone, mBack ) );
          return { row };
        }

        const QgsCoordinateTransform &mBack;
    };

    class StepRows : public ZoneRows
    {
      public:
        StepRows( const EditedPlan &plan, const QgsFeatureSource &source )
            : ZoneRows( plan, source, "DIRECTIONS" )
        {
        }

      private:
        std::vector<QgsFeature> rowsOf( const PlannedZone &zone, const QgsFeature * ) const override
        {
          const QgsFields &fields = mSource.fields();
          std::vector<QgsFeature> rows;
          for ( std::size_t i = 0; i < zone.directions.size(); ++i )
          {
            const DirectionStep &step = zone.directions[i];
            QgsFeature row = rowFrom( nullptr );
            set( row, fields, "zone", zone.zone );
            set( row, fields, "step", static_cast<int>( i + 1 ) );
            if ( step.stop > 0 )
              set( row, fields, "stop", step.stop );
            set( row, fields, "metres", static_cast<int>( std::lround( step.meters ) ) );
            set( row, fields, "minutes", tenths( step.minutes ) );
            // In the languages that the layer has.
            for ( const Language &language : languages() )
            {
              const std::size_t index = *languageOf( language.code );
              set( row, fields, ( "text_" + language.code ).c_str(), orNull( step.text.in( index ) ) );
              set( row, fields, ( "block_" + language.code ).c_str(), orNull( step.block.in( index ) ) );
            }
            rows.push_back( row );
          }
          return rows;
        }
    };

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
      if ( const auto before = answer.areasBefore.find( reader.feature().attribute( number ).toInt() );
           before == answer.areasBefore.end() ||
           !sameArea( reader.feature().geometry(), areaOf( before->second, back ) ) )
        return false;
    return true;
  }

  void writeEditedVisits( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &visits,
                          const QgsCoordinateTransform &degrees )
  {
    const QgsFields fields = visits.fields();
    const int zone = columnOf( fields, "zone" ), note = columnOf( fields, "note" );
    QgsFeatureSink *sink =
        sinks.open( QStringLiteral( "OUTPUT_VISITS" ), fields, visits.wkbType(), visits.sourceCrs(),
                    QStringLiteral( "visits" ), QObject::tr( "Visits by zone" ) );
    for ( std::size_t v = 0; sink && v < plan.layers.rows.size(); ++v )
    {
      QgsFeature row( fields );
      row.setGeometry( plan.layers.rows[v].geometry() );
      row.setAttributes( plan.layers.rows[v].attributes() );
      const PlannedVisit &now = plan.answer.visits[v];
      const std::int32_t was = row.attribute( zone ).toInt();
      if ( was != now.zone || holds( plan.answer.changed, now.zone ) )
      {
        const QVariant none = QgsVariantUtils::createNullVariant( QMetaType::Type::Int );
        set( row, fields, "zone", now.zone > 0 ? QVariant( now.zone ) : none );
        set( row, fields, "stop", now.zone > 0 ? QVariant( now.stop ) : none );
        set( row, fields, "arrive",
             now.zone > 0 ? QVariant( tenths( now.arrive ) )
                          : QgsVariantUtils::createNullVariant( QMetaType::Type::Double ) );
        const auto access = accessOf( now, degrees );
        set( row, fields, "access_lon", access[0] );
        set( row, fields, "access_lat", access[1] );
        // Why no team made it holds no longer.
        const std::string before =
            was == 0 || note < 0 ? std::string() : kept( row.attribute( note ).toString() );
        const std::string straight = plan.straightLines ? "times by straight lines" : "";
        std::string more = now.note;
        if ( plan.straightLines && more.rfind( straight, 0 ) == 0 )
          more = more.size() > straight.size() ? more.substr( straight.size() + 2 ) : std::string();
        const bool says = before.find( straight ) != std::string::npos;
        set( row, fields, "note", orNull( joined( joined( says ? "" : straight, before ), more ) ) );
      }
      sinks.add( sink, row );
    }
  }

  void writeEditedZones( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &zones,
                         const QgsCoordinateTransform &back )
  {
    AreaRows( plan, zones, back )
        .write( sinks, "OUTPUT_ZONES", QStringLiteral( "zones" ), QObject::tr( "Zones" ) );
  }

  void writeEditedRoutes( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &routes,
                          const QgsCoordinateTransform &back )
  {
    WayRows( plan, routes, back )
        .write( sinks, "OUTPUT_ROUTES", QStringLiteral( "routes" ), QObject::tr( "Routes" ) );
  }

  void writeEditedDirections( SinkSet &sinks, const EditedPlan &plan, const QgsFeatureSource &directions )
  {
    StepRows( plan, directions ).write( sinks, "OUTPUT_DIRECTIONS", QString(), QObject::tr( "Directions" ) );
  }
}
