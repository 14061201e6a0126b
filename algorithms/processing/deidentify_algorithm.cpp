#include "processing/deidentify_algorithm.h"

#include "base/error.h"
#include "processing/privacy_list.h"
#include "processing/privacy_passphrase.h"

#include <qgsgeometry.h>
#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>
#include <qgsvariantutils.h>

#include <array>
#include <filesystem>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 8> RESERVED = { "fid",     "visit", "students", "language",
                                                           "minutes", "group", "zone",     "stop" };

    // The crosswalk beside its place until all else is written, so that no run leaves half of the two.
    class PendingCrosswalk
    {
      public:
      PendingCrosswalk( const QString &path, const Crosswalk &crosswalk, const Passphrase &passphrase )
          : mPath( path.toStdString() ), mPending( path.toStdString() + ".new" )
      {
        sealCrosswalk( mPending, crosswalk, passphrase );
      }
      PendingCrosswalk( const PendingCrosswalk & ) = delete;
      PendingCrosswalk &operator=( const PendingCrosswalk & ) = delete;
      ~PendingCrosswalk()
      {
        std::error_code ignored;
        std::filesystem::remove( mPending, ignored );
      }
      void keep() { std::filesystem::rename( mPending, mPath ); }

      private:
      std::filesystem::path mPath, mPending;
    };

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

    void writeVisits( SinkSet &sinks, const Deidentified &result, const GeocodedList &list,
                      const QgsCoordinateReferenceSystem &crs )
    {
      QgsFields fields;
      fields.append( QgsField( QStringLiteral( "visit" ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "students" ), QMetaType::Type::Int ) );
      fields.append( QgsField( QStringLiteral( "language" ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "minutes" ), QMetaType::Type::Double ) );
      fields.append( QgsField( QStringLiteral( "group" ), QMetaType::Type::QString ) );
      fields.extend( list.keptFields );
      QgsFeatureSink *sink = sinks.open( QStringLiteral( "OUTPUT" ), fields, Qgis::WkbType::Point, crs,
                                         QStringLiteral( "visits" ), QObject::tr( "Visits" ) );
      for ( const Visit &visit : result.visits )
      {
        QgsFeature feature( fields );
        QgsAttributes attributes;
        attributes << QString::fromStdString( visit.code ) << static_cast<int>( visit.students.size() )
                   << joined( visit.languages )
                   << ( visit.minutes ? QVariant( *visit.minutes )
                                      : QgsVariantUtils::createNullVariant( QMetaType::Type::Double ) )
                   << joined( visit.groups );
        for ( int column = 0; column < list.keptFields.count(); ++column )
          attributes << common( list, visit, column );
        feature.setAttributes( attributes );
        feature.setGeometry( QgsGeometry::fromPointXY( QgsPointXY( visit.position.x, visit.position.y ) ) );
        sinks.add( sink, feature );
      }
    }

    void writeLeft( SinkSet &sinks, const Deidentified &result, const GeocodedList &list )
    {
      QgsFields fields;
      fields.append( QgsField( QStringLiteral( "row" ), QMetaType::Type::Int ) );
      fields.append( QgsField( QStringLiteral( "id" ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "geo_status" ), QMetaType::Type::QString ) );
      fields.append( QgsField( QStringLiteral( "reason" ), QMetaType::Type::QString ) );
      QgsFeatureSink *sink =
          sinks.open( QStringLiteral( "OUTPUT_LEFT" ), fields, Qgis::WkbType::NoGeometry, {},
                      QStringLiteral( "left" ), QObject::tr( "Not visited (confidential)" ) );
      for ( std::size_t i = 0; sink && i < result.fates.size(); ++i )
      {
        if ( !isLeft( result.fates[i] ) )
          continue;
        QgsFeature feature( fields );
        QgsAttributes attributes;
        attributes << static_cast<int>( i + 1 ) << QString::fromStdString( list.students[i].id )
                   << list.statuses[i] << QString::fromUtf8( reasonOf( result.fates[i] ) );
        feature.setAttributes( attributes );
        sinks.add( sink, feature );
      }
    }

    // What the analyst should know, by row and never by value.
    void tell( const Deidentified &result, QgsProcessingFeedback *feedback )
    {
      std::vector<std::size_t> noId, repeated, unknownUnit;
      for ( std::size_t i = 0; i < result.fates.size(); ++i )
        if ( result.fates[i] == Fate::NoId || result.fates[i] == Fate::RepeatedId )
          ( result.fates[i] == Fate::NoId ? noId : repeated ).push_back( i );
      for ( const Visit &visit : result.visits )
        if ( visit.unitUnknown )
          unknownUnit.push_back( visit.students.front() );
      std::sort( unknownUnit.begin(), unknownUnit.end() );
      const auto warn = [feedback]( const std::vector<std::size_t> &rows, const QString &what )
      {
        if ( !rows.empty() )
          feedback->pushWarning( what.arg( rowsInWords( rows ) ) );
      };
      warn( noId, QObject::tr( "INPUT, %1: no ID, so left out; give one and run again." ) );
      warn(
          repeated,
          QObject::tr( "INPUT, %1: the ID stands in an earlier row, so left out; keep one row a student." ) );
      warn( unknownUnit,
            QObject::tr( "INPUT, %1: no unit in a building of several, so each is a visit of its own; "
                         "complete UNIT." ) );
      warn( result.heldWithABuilding,
            QObject::tr( "INPUT, %1: held because someone in the same building is and a unit "
                         "is missing; complete UNIT to free them." ) );
      feedback->pushInfo( QObject::tr( "%1 visits to %2 students; %3 held, %4 left." )
                              .arg( result.visits.size() )
                              .arg( result.students )
                              .arg( result.held )
                              .arg( result.left ) );
    }
  }

  void DeidentifyAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const QString input = QStringLiteral( "INPUT" );
    const auto field = [&]( const char *name, const QString &description, bool many, bool optional )
    {
      addParameter( new QgsProcessingParameterField( QLatin1String( name ), description, QVariant(), input,
                                                     Qgis::ProcessingFieldParameterDataType::Any, many,
                                                     optional ) );
    };
    const auto expression = [&]( const char *name, const QString &description )
    {
      addParameter( new QgsProcessingParameterExpression( QLatin1String( name ), description, QVariant(),
                                                          input, true ) );
    };
    addParameter( new QgsProcessingParameterFeatureSource( input, QObject::tr( "Geocoded list" ) ) );
    field( "ID", QObject::tr( "Student's ID" ), false, false );
    field( "UNIT", QObject::tr( "Apartment, unit or space" ), false, true );
    field( "LANGUAGE", QObject::tr( "Home language" ), false, true );
    expression( "MINUTES", QObject::tr( "Minutes at the door" ) );
    expression( "HOLD", QObject::tr( "Not to be visited, where true" ) );
    expression( "GROUP", QObject::tr( "Group, becomes an opaque code" ) );
    field( "KEEP", QObject::tr( "Columns to keep with the visits" ), true, true );
    field( "SEALED", QObject::tr( "Columns to seal for the leader's packet" ), true, true );
    addParameter( passphraseParameter( false ).release() );
    addParameter( new QgsProcessingParameterFeatureSink( QStringLiteral( "OUTPUT" ), QObject::tr( "Visits" ),
                                                         Qgis::ProcessingSourceType::VectorPoint ) );
    addParameter( new QgsProcessingParameterFileDestination( QStringLiteral( "CROSSWALK" ),
                                                             QObject::tr( "Sealed crosswalk" ),
                                                             QObject::tr( "Crosswalks (*.dsxwalk)" ) ) );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT_LEFT" ), QObject::tr( "Not visited (confidential)" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true, false ) );
    for ( const auto &[name, description] :
          { std::pair{ "VISITS", QObject::tr( "Visits" ) },
            std::pair{ "STUDENTS", QObject::tr( "Students to be visited" ) },
            std::pair{ "HELD", QObject::tr( "Students held" ) },
            std::pair{ "LEFT", QObject::tr( "Rows left" ) } } )
      addOutput( new QgsProcessingOutputNumber( QLatin1String( name ), description ) );
  }

  bool DeidentifyAlgorithm::checkParameterValues( const QVariantMap &parameters,
                                                  QgsProcessingContext &context, QString *message ) const
  {
    return checkPassphraseReference( parameters, message ) &&
           DoorstepAlgorithm::checkParameterValues( parameters, context, message );
  }

  QVariantMap DeidentifyAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                        QgsProcessingFeedback *feedback )
  {
    const NoCoreDumps quiet;
    const auto text = [&]( const char *name )
    { return parameterAsString( parameters, QLatin1String( name ), context ); };
    const auto names = [&]( const char *name )
    { return parameterAsStrings( parameters, QLatin1String( name ), context ); };
    Passphrase passphrase = resolvePassphrase( text( "PASSPHRASE" ) );
    const auto input = source( parameters, QStringLiteral( "INPUT" ), context, true );
    const ListChoice choice = { text( "ID" ),   text( "UNIT" ),  text( "LANGUAGE" ), text( "MINUTES" ),
                                text( "HOLD" ), text( "GROUP" ), names( "KEEP" ),    names( "SEALED" ) };
    const GeocodedList list = readGeocodedList(
        *input, choice, createExpressionContext( parameters, context, input.get() ), feedback );
    if ( list.students.empty() )
      throw InputError( "INPUT has no rows: choose the geocoded list." );
    for ( const ListColumn &kept : list.keptColumns )
    {
      requireKeepable( kept, list.secretColumns, RESERVED );
      if ( singlesOut( kept ) )
        feedback->pushWarning(
            QObject::tr( "KEEP: nearly every row has its own value in the column %1, which may tell "
                         "who a student is." )
                .arg( QString::fromStdString( kept.name ) ) );
    }

    std::vector<std::string> sealedFields;
    for ( const QString &name : choice.sealed )
      sealedFields.push_back( name.toStdString() );
    Deidentified result = deidentify( list.students, sealedFields );
    report( progressOf( feedback ), 0.7 );

    const QString crosswalk = parameterAsFileOutput( parameters, QStringLiteral( "CROSSWALK" ), context );
    PendingCrosswalk pending( crosswalk, result.crosswalk, passphrase );
    report( progressOf( feedback ), 0.9 );
    SinkSet sinks( *this, parameters, context );
    writeVisits( sinks, result, list, input->sourceCrs() );
    writeLeft( sinks, result, list );
    QVariantMap results;
    sinks.keep( results );
    pending.keep();
    tell( result, feedback );
    forget( result.crosswalk );
    results.insert( QStringLiteral( "CROSSWALK" ), crosswalk );
    results.insert( QStringLiteral( "VISITS" ), static_cast<int>( result.visits.size() ) );
    results.insert( QStringLiteral( "STUDENTS" ), static_cast<int>( result.students ) );
    results.insert( QStringLiteral( "HELD" ), static_cast<int>( result.held ) );
    results.insert( QStringLiteral( "LEFT" ), static_cast<int>( result.left ) );
    return results;
  }
}
