// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/samplecity_algorithm.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/sample_geopackage.h"
#include "privacy/file_set.h"
#include "privacy/new_folder.h"
#include "sample/sample_csv.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>

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

    // A made-up city takes the place of a made-up city and of nothing else: a real list may be called
    // students.csv too.
    void requireNoneOfOthers( const QDir &folder )
    {
      const auto startsWith = [&]( const char *name, const std::string &words )
      {
        QFile file( folder.filePath( QLatin1String( name ) ) );
        return QFileInfo( file ).isFile() && file.open( QIODevice::ReadOnly ) &&
               file.read( static_cast<qint64>( words.size() ) ) == QByteArray::fromStdString( words );
      };
      const sample::SampleCity none;
      const std::string header = sample::studentsCsv( none );
      const bool ours =
          startsWith( "README.txt", "SYNTHETIC DATA." ) &&
          ( !folder.exists( QStringLiteral( "students.csv" ) ) || startsWith( "students.csv", header ) );
      for ( const char *name : FILES )
        if ( !ours && folder.exists( QLatin1String( name ) ) )
          throw InputError( "FOLDER holds a file called " + std::string( name ) +
                            " that is of no made-up city: choose an empty folder." );
    }
  }

  SampleCityAlgorithm::SampleCityAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "samplecity" ),
              .group = ToolboxGroup::TryOut,
              .title = Doorstep::tr( "Sample city" ),
              .summary = Doorstep::tr(
                  "Makes up a city with addresses, streets, schools, a list of students and teams, to try "
                  "Doorstep without a real child's name." ),
              .tags = Doorstep::tr( "sample,synthetic,test,demo,city,addresses,students,generate" ) } )
  {
  }

  void SampleCityAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "HOUSEHOLDS" ), Doorstep::tr( "Students" ),
        Qgis::ProcessingNumberParameterType::Integer, 400, false, 1, 200'000 ) );
    addParameter( new QgsProcessingParameterNumber(
        QStringLiteral( "ADDRESSES" ), Doorstep::tr( "Addresses" ),
        Qgis::ProcessingNumberParameterType::Integer, 20'000, false, 1'000, 1'000'000 ) );
    addParameter( new QgsProcessingParameterNumber( QStringLiteral( "SEED" ), Doorstep::tr( "Seed" ),
                                                    Qgis::ProcessingNumberParameterType::Integer, 1, false,
                                                    0 ) );
    addParameter(
        new QgsProcessingParameterFolderDestination( QStringLiteral( "FOLDER" ), Doorstep::tr( "Folder" ) ) );
    const auto file = [this]( const char *name, const QString &text )
    { addOutput( new QgsProcessingOutputFile( QString::fromLatin1( name ), text ) ); };
    file( "CITY", Doorstep::tr( "City (GeoPackage)" ) );
    file( "LIST", Doorstep::tr( "List of students" ) );
    file( "TRUTH", Doorstep::tr( "Truth of the list" ) );
    file( "ROSTER", Doorstep::tr( "Roster of teams" ) );
    const auto number = [this]( const char *name, const QString &text )
    { addOutput( new QgsProcessingOutputNumber( QString::fromLatin1( name ), text ) ); };
    number( "POINTS", Doorstep::tr( "Address points" ) );
    number( "SEGMENTS", Doorstep::tr( "Street segments" ) );
    number( "STUDENTS", Doorstep::tr( "Students" ) );
    number( "SCHOOLS", Doorstep::tr( "Schools" ) );
    number( "STAGING_PLACES", Doorstep::tr( "Staging places" ) );
    number( "TEAMS", Doorstep::tr( "Teams" ) );
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
    requireNoneOfOthers( QDir( folder ) );

    const sample::SampleCity city = sample::makeSampleCity( options, part( progressOf( feedback ), 0, 0.3 ) );

    const QDir target( folder );
    const auto place = [&]( const char *name )
    { return fsPath( target.filePath( QString::fromLatin1( name ) ) ); };
    FileSet files;
    writeSampleGeoPackage(
        city, QString::fromStdString( files.stage( place( "city.gpkg" ), FileKind::Plan ).string() ),
        feedback );
    files.add( place( "students.csv" ), sample::studentsCsv( city ), FileKind::Plan );
    files.add( place( "truth.csv" ), sample::truthCsv( city, sample::toCrs ), FileKind::Plan );
    files.add( place( "roster.csv" ), sample::rosterCsv( city ), FileKind::Plan );
    files.add( place( "README.txt" ), sample::readmeText( city, options ), FileKind::Plan );
    report( progressOf( feedback ), 0.98 );
    files.keep();

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
