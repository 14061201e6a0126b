#include "processing/samplecity_algorithm.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/whole_files.h"
#include "processing/sample_geopackage.h"
#include "sample/sample_csv.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QDir>
#include <QTemporaryDir>

#include <array>
#include <filesystem>

namespace doorstep
{
  namespace
  {
    constexpr std::array<const char *, 5> FILES = { "city.gpkg", "students.csv", "truth.csv", "roster.csv",
                                                    "README.txt" };

    std::filesystem::path fsPath( const QString &path )
    {
      return std::filesystem::path( path.toStdString() );
    }
  }

  SampleCityAlgorithm::SampleCityAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "samplecity" ),
              .group = ToolboxGroup::TryOut,
              .title = QObject::tr( "Sample city" ),
              .summary = QObject::tr(
                  "Makes up a city with addresses, streets, schools, a list of students and teams, to try "
                  "Doorstep without a real child's name." ),
              .tags = QObject::tr( "sample,synthetic,test,demo,city,addresses,students,generate" ) } )
  {
  }

  void SampleCityAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterNumber( QStringLiteral( "HOUSEHOLDS" ), QObject::tr( "Students" ),
                                                    Qgis::ProcessingNumberParameterType::Integer, 400, false,
                                                    1, 200'000 ) );
    addParameter( new QgsProcessingParameterNumber( QStringLiteral( "ADDRESSES" ), QObject::tr( "Addresses" ),
                                                    Qgis::ProcessingNumberParameterType::Integer, 20'000,
                                                    false, 1'000, 1'000'000 ) );
    addParameter( new QgsProcessingParameterNumber( QStringLiteral( "SEED" ), QObject::tr( "Seed" ),
                                                    Qgis::ProcessingNumberParameterType::Integer, 1, false,
                                                    0 ) );
    addParameter(
        new QgsProcessingParameterFolderDestination( QStringLiteral( "FOLDER" ), QObject::tr( "Folder" ) ) );
    const auto file = [this]( const char *name, const QString &text )
    { addOutput( new QgsProcessingOutputFile( QString::fromLatin1( name ), text ) ); };
    file( "CITY", QObject::tr( "City (GeoPackage)" ) );
    file( "LIST", QObject::tr( "List of students" ) );
    file( "TRUTH", QObject::tr( "Truth of the list" ) );
    file( "ROSTER", QObject::tr( "Roster of teams" ) );
    const auto number = [this]( const char *name, const QString &text )
    { addOutput( new QgsProcessingOutputNumber( QString::fromLatin1( name ), text ) ); };
    number( "POINTS", QObject::tr( "Address points" ) );
    number( "SEGMENTS", QObject::tr( "Street segments" ) );
    number( "STUDENTS", QObject::tr( "Students" ) );
    number( "SCHOOLS", QObject::tr( "Schools" ) );
    number( "STAGING_PLACES", QObject::tr( "Staging places" ) );
    number( "TEAMS", QObject::tr( "Teams" ) );
  }

  QVariantMap SampleCityAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                        QgsProcessingFeedback *feedback )
  {
    sample::SampleOptions options;
    options.students = parameterAsInt( parameters, QStringLiteral( "HOUSEHOLDS" ), context );
    options.addresses = parameterAsInt( parameters, QStringLiteral( "ADDRESSES" ), context );
    options.seed =
        static_cast<std::uint64_t>( parameterAsInt( parameters, QStringLiteral( "SEED" ), context ) );
    const QString folder = parameterAsString( parameters, QStringLiteral( "FOLDER" ), context );
    NewFolder made; // goes again where nothing can be written into it
    made.make( fsPath( folder ), "FOLDER" );

    const sample::SampleCity city = sample::makeSampleCity( options, part( progressOf( feedback ), 0, 0.3 ) );

    // Written in a folder inside, so that the files appear whole or not at all.
    QTemporaryDir work( QDir( folder ).filePath( QStringLiteral( "samplecity-XXXXXX" ) ) );
    if ( !work.isValid() )
      throw InputError( "FOLDER cannot be written: choose a folder that you may write to." );
    writeSampleGeoPackage( city, work.filePath( QStringLiteral( "city.gpkg" ) ), feedback );
    writeWhole( fsPath( work.filePath( QStringLiteral( "students.csv" ) ) ), sample::studentsCsv( city ) );
    writeWhole( fsPath( work.filePath( QStringLiteral( "truth.csv" ) ) ),
                sample::truthCsv( city, sample::toCrs ) );
    writeWhole( fsPath( work.filePath( QStringLiteral( "roster.csv" ) ) ), sample::rosterCsv( city ) );
    writeWhole( fsPath( work.filePath( QStringLiteral( "README.txt" ) ) ),
                sample::readmeText( city, options ) );
    report( progressOf( feedback ), 0.98 );
    const QDir target( folder );
    try
    {
      for ( const char *name : FILES )
        std::filesystem::rename( fsPath( work.filePath( QString::fromLatin1( name ) ) ),
                                 fsPath( target.filePath( QString::fromLatin1( name ) ) ) );
    }
    catch ( const std::filesystem::filesystem_error & )
    {
      throw InputError( "FOLDER holds files that cannot be replaced: choose an empty folder." );
    }

    QVariantMap results;
    results[QStringLiteral( "FOLDER" )] = folder;
    results[QStringLiteral( "CITY" )] = target.filePath( QStringLiteral( "city.gpkg" ) );
    results[QStringLiteral( "LIST" )] = target.filePath( QStringLiteral( "students.csv" ) );
    results[QStringLiteral( "TRUTH" )] = target.filePath( QStringLiteral( "truth.csv" ) );
    results[QStringLiteral( "ROSTER" )] = target.filePath( QStringLiteral( "roster.csv" ) );
    results[QStringLiteral( "POINTS" )] = static_cast<qlonglong>( city.addresses.size() );
    results[QStringLiteral( "SEGMENTS" )] = static_cast<qlonglong>( city.streets.size() );
    results[QStringLiteral( "STUDENTS" )] = static_cast<qlonglong>( city.students.size() );
    results[QStringLiteral( "SCHOOLS" )] = static_cast<qlonglong>( city.schools.size() );
    results[QStringLiteral( "STAGING_PLACES" )] = static_cast<qlonglong>( city.staging.size() );
    int teams = 0;
    for ( const sample::Place &staging : city.staging )
      teams += staging.teams;
    results[QStringLiteral( "TEAMS" )] = teams;
    return results;
  }
}
