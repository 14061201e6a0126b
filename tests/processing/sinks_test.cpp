// SPDX-License-Identifier: GPL-2.0-or-later
// What the adapters' outputs promise: whole or not there, counted, told to QGIS once, and in nobody else's
// place.
#include "algorithm_run.h"
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "processing/buildreference_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/densityclusters_algorithm.h"
#include "processing/samplecity_algorithm.h"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <map>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace doorstep;

namespace
{
  // No file can grow beyond so many bytes while it lives, as on a disk that is full.
  class Room
  {
    public:
      explicit Room( rlim_t bytes )
      {
        ::signal( SIGXFSZ, SIG_IGN );
        ::getrlimit( RLIMIT_FSIZE, &mBefore );
        const rlimit small{ bytes, mBefore.rlim_max };
        ::setrlimit( RLIMIT_FSIZE, &small );
      }
      Room( const Room & ) = delete;
      Room &operator=( const Room & ) = delete;
      ~Room() { ::setrlimit( RLIMIT_FSIZE, &mBefore ); }

    private:
      rlimit mBefore{};
  };

  class Sinks : public test::AlgorithmRun
  {
    protected:
      Sinks()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        for ( int i = 0; i < 60; ++i )
          add( mPoints,
               QStringLiteral( "POINT(%1 %2)|%3" ).arg( 500000 + i % 8 ).arg( 3560000 + i / 8 ).arg( i ) );
        for ( int i = 0; i < 5; ++i )
          add( mList, QStringLiteral( "POINT(%1 3560000)|%2|matched|point|%3 ELM ST" )
                          .arg( 500000 + i )
                          .arg( i )
                          .arg( i + 1 ) );
      }
      QVariantMap clusters( const QVariant &output ) const
      {
        return { { "INPUT", value( mPoints ) }, { "MIN_SIZE", 3 }, { "EPS", 5 }, { "OUTPUT", output } };
      }
      QVariantMap deidentified() const
      {
        return { { "INPUT", value( mList ) },
                 { "ID", "id" },
                 { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                 { "OUTPUT", at( "visits.gpkg" ) },
                 { "OUTPUT_LEFT", at( "left.csv" ) },
                 { "CROSSWALK", at( "event.dsxwalk" ) } };
      }
      // As the dialog runs it: outputs are loaded into a project.
      static QgsProcessingOutputLayerDefinition loaded( const QString &sink, QgsProject &project )
      {
        return QgsProcessingOutputLayerDefinition( sink, &project );
      }
      void put( const QString &name, const std::string &bytes ) const
      {
        writeWhole( at( name ).toStdString(), bytes );
      }
      // What the folder's files hold: bytes, and of a GeoPackage, which has the time in it, rows and index.
      using Contents = std::map<std::string, std::string>;
      Contents contents() const
      {
        Contents all;
        for ( const QString &name : files() )
        {
          std::string &holds = all[name.toStdString()];
          if ( !name.endsWith( ".gpkg" ) )
            holds = bytes( name );
          else
            for ( const QgsFeature &row : features( name ) )
              holds += row.attribute( "n" ).toString().toStdString() + ' ';
          if ( name.endsWith( ".gpkg" ) && QgsVectorLayer( at( name ), "read", "ogr" ).hasSpatialIndex() ==
                                               Qgis::SpatialIndexPresence::Present )
            holds += "indexed";
        }
        return all;
      }
      std::string bytes( const QString &name ) const { return readWhole( at( name ).toStdString() ); }

      Layer mPoints = layer( "Point", "n:integer" );
      Layer mList = layer( "Point", "id,geo_status,geo_level,geo_address" );
  };
}

TEST_F( Sinks, eachOutputIsLoadedOnceByAnIdThatTheDialogResolves )
{
  for ( const QString &sink :
        { QStringLiteral( "TEMPORARY_OUTPUT" ), at( "c.gpkg" ), at( "c.csv" ),
          QStringLiteral( "ogr:dbname='%1' table=\"clusters\" (geom)" ).arg( at( "t.gpkg" ) ) } )
  {
    QgsProject project;
    QgsProcessingContext context;
    context.setProject( &project );
    QgsProcessingFeedback feedback( false );
    bool good = false;
    const std::unique_ptr<QgsProcessingAlgorithm> instance( DensityClustersAlgorithm().create() );
    const QVariantMap results = instance->run( clusters( QVariant::fromValue( loaded( sink, project ) ) ),
                                               context, &feedback, &good );
    ASSERT_TRUE( good ) << feedback.textLog().toStdString();
    const auto layers = context.layersToLoadOnCompletion();
    ASSERT_EQ( layers.size(), 1 ) << sink.toStdString();
    EXPECT_EQ( layers.firstKey(), results.value( "OUTPUT" ).toString() );
    const auto *found = qobject_cast<QgsVectorLayer *>(
        QgsProcessingUtils::mapLayerFromString( layers.firstKey(), context ) );
    ASSERT_TRUE( found ) << layers.firstKey().toStdString();
    EXPECT_EQ( found->featureCount(), 60 );
    EXPECT_EQ( layers.first().name, QStringLiteral( "Clusters (confidential)" ) );
  }
}

TEST_F( Sinks, aTableGoesIntoAGeoPackageBesideTheOthers )
{
  for ( const char *table : { "one", "two" } )
    ASSERT_TRUE(
        run( DensityClustersAlgorithm(), clusters( QStringLiteral( "ogr:dbname='%1' table=\"%2\" (geom)" )
                                                       .arg( at( "all.gpkg" ), QLatin1String( table ) ) ) ) )
        << log();
  for ( const char *table : { "one", "two" } )
    EXPECT_EQ( QgsVectorLayer( at( "all.gpkg" ) + "|layername=" + table, "t", "ogr" ).featureCount(), 60 )
        << table;
}

TEST_F( Sinks, allPartsOfAShapefileAppear )
{
  ASSERT_TRUE( run( DensityClustersAlgorithm(), clusters( at( "c.shp" ) ) ) ) << log();
  EXPECT_EQ( files(), ( QStringList{ "c.cpg", "c.dbf", "c.prj", "c.shp", "c.shx" } ) );
  EXPECT_EQ( features( "c.shp" ).size(), 60U );
}

TEST_F( Sinks, rowsThatCannotBeReadEndTheRun )
{
  // Leaf pages of the table are overwritten: SQLite reads up to the first of them.
  ASSERT_TRUE( run( DensityClustersAlgorithm(), clusters( at( "in.gpkg" ) ) ) );
  std::string damaged = bytes( "in.gpkg" );
  QVariantMap parameters = clusters( at( "out.gpkg" ) );
  parameters["INPUT"] = at( "in.gpkg" );
  ASSERT_TRUE( run( DensityClustersAlgorithm(), parameters ) ) << log();
  const std::string good = bytes( "out.gpkg" );
  int damages = 0;
  for ( std::size_t page = 4096; page + 4096 <= damaged.size(); page += 4096 )
    if ( damaged[page] == 13 && damaged.substr( page, 4096 ).find( "GP" ) != std::string::npos )
    {
      damaged.replace( page, 64, 64, '\xff' );
      ++damages;
    }
  ASSERT_GT( damages, 0 );
  put( "in.gpkg", damaged );
  EXPECT_FALSE( run( DensityClustersAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "of 60 rows could be read" ) ) << log();
  EXPECT_EQ( bytes( "out.gpkg" ), good ) << "the earlier output stays";
}

TEST_F( Sinks, aFullDiskCostsNoEarlierFileAndIsNoSuccess )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentified() ) ) << log();
  const std::string visits = bytes( "visits.gpkg" ), crosswalk = bytes( "event.dsxwalk" ),
                    left = bytes( "left.csv" );
  const std::size_t largest = std::max( visits.size(), crosswalk.size() );
  // The crosswalk has more than 64 KiB; from 73,728 bytes on a GeoPackage has its rows and lacks its index.
  for ( const rlim_t limit : { 0, 4096, 60000, 70000, 74000, 82000, 90000, 98000 } )
  {
    bool good = true;
    {
      const Room room( limit );
      good = run( DeidentifyAlgorithm(), deidentified() );
    }
    EXPECT_EQ( good, limit >= largest ) << limit;
    // Not compared by EXPECT_EQ, which prints them.
    EXPECT_TRUE( bytes( "visits.gpkg" ) == visits ) << limit << " of " << visits.size();
    EXPECT_TRUE( bytes( "event.dsxwalk" ) == crosswalk ) << limit;
    EXPECT_TRUE( bytes( "left.csv" ) == left ) << limit;
    EXPECT_EQ( files().join( ' ' ).toStdString(),
               "doorstep-manifest.csv event.dsregkey event.dsxwalk left.csv visits.gpkg" )
        << limit;
  }
}

TEST_F( Sinks, inEveryFormatSuccessIsOfAWholeFileAtWhateverByteTheDiskIsFull )
{
  const Layer few = layer( "Point", "n:integer", { "POINT(500000 3560000)|1" } );
  for ( const char *format : { "gpkg", "csv", "geojson", "shp", "fgb" } )
  {
    const QString name = QStringLiteral( "out." ) + format;
    QVariantMap old = clusters( at( name ) );
    old["INPUT"] = value( few );
    ASSERT_TRUE( run( DensityClustersAlgorithm(), clusters( at( name ) ) ) ) << log();
    const Contents whole = contents();
    std::size_t largest = 0;
    for ( const auto &[file, kept] : whole )
      largest = std::max( largest, bytes( QString::fromStdString( file ) ).size() );
    ASSERT_TRUE( run( DensityClustersAlgorithm(), old ) ) << log();
    const Contents before = contents();
    ASSERT_NE( before, whole );
    int successes = 0;
    const std::size_t step = std::max<std::size_t>( 1, largest / 40 );
    const std::size_t closely = largest - 12; // from here on byte by byte
    for ( std::size_t limit = 0; limit <= largest + 1;
          limit = limit < closely ? std::min( limit + step, closely ) : limit + 1 )
    {
      bool good = true;
      {
        const Room room( limit );
        good = run( DensityClustersAlgorithm(), clusters( at( name ) ) );
      }
      EXPECT_TRUE( contents() == ( good ? whole : before ) )
          << format << ", " << limit << " of " << largest << ": " << log();
      successes += good ? 1 : 0;
      ASSERT_TRUE( !good || run( DensityClustersAlgorithm(), old ) ) << log();
    }
    EXPECT_GE( successes, 2 ) << format << ": with room enough it is written";
    EXPECT_LE( successes, 4 ) << format;
    for ( const QString &file : files() )
      QFile::remove( at( file ) );
  }
}

TEST_F( Sinks, noCellOfATableForSpreadsheetsIsAFormula )
{
  add( mList, "|=2+5|unmatched||" );
  add( mList, "|-17|unmatched||" );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentified() ) ) << log();
  const auto left = features( "left.csv" );
  ASSERT_EQ( left.size(), 2U );
  EXPECT_EQ( left[0].attribute( "id" ).toString().toStdString(), "'=2+5" );
  EXPECT_EQ( left[1].attribute( "id" ).toString().toStdString(), "-17" );
  EXPECT_TRUE( said( "OUTPUT_LEFT: 1 texts" ) ) << log();
}

TEST_F( Sinks, confidentialLayersSaySoAndAreTheOwnersAlone )
{
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentified() ) ) << log();
  EXPECT_EQ( QFile::permissions( at( "visits.gpkg" ) ) & ( QFile::ReadGroup | QFile::ReadOther ), 0 );
  const QgsVectorLayer visits( at( "visits.gpkg" ), "v", "ogr" );
  EXPECT_TRUE( visits.metadata().abstract().contains( "CONFIDENTIAL" ) );
  EXPECT_EQ( ::prctl( PR_GET_DUMPABLE ), 0 ) << "no core file from the first run on";
}

TEST_F( Sinks, aSecondRunOntoACrosswalkKeepsItsCodes )
{
  const auto codes = [&]
  {
    QStringList all;
    for ( const QgsFeature &visit : features( "visits.gpkg" ) )
      all << visit.attribute( "visit" ).toString();
    return all;
  };
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentified() ) ) << log();
  const QStringList before = codes();
  add( mList, "POINT(500100 3560000)|9|matched|point|99 ELM ST" );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), deidentified() ) ) << log();
  const QStringList after = codes();
  EXPECT_EQ( after.size(), before.size() + 1 );
  for ( const QString &code : before )
    EXPECT_TRUE( after.contains( code ) );
  qputenv( "DOORSTEP_TEST_PASSPHRASE", "another horse" );
  const std::string sealed = bytes( "event.dsxwalk" );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), deidentified() ) );
  EXPECT_TRUE( said( "does not open" ) ) << log();
  EXPECT_EQ( bytes( "event.dsxwalk" ), sealed );
  EXPECT_EQ( codes(), after );
}

TEST_F( Sinks, aShortPassphraseIsRefused )
{
  qputenv( "DOORSTEP_TEST_PASSPHRASE", "x" );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), deidentified() ) );
  EXPECT_TRUE( said( "8 characters" ) ) << log();
}

TEST_F( Sinks, nothingOfOthersIsReplaced )
{
  put( "county.gpkg", "the county's" );
  put( "list.csv", "id,geo_status,geo_level,geo_address\n1,unmatched,,\n" );
  put( "students.csv", "SIS Number,Last Name\n1,Real\n" );
  const auto refused = [&]( const QgsProcessingAlgorithm &algorithm, QVariantMap parameters, const char *name,
                            const QString &place, const char *words )
  {
    parameters[QLatin1String( name )] = place;
    EXPECT_FALSE( run( algorithm, parameters ) ) << words;
    EXPECT_TRUE( said( words ) ) << log();
  };
  refused( DeidentifyAlgorithm(), deidentified(), "CROSSWALK", at( "county.gpkg" ), "is no crosswalk" );
  refused( DeidentifyAlgorithm(), deidentified(), "OUTPUT_LEFT", at( "visits.gpkg" ), "name one file" );
  refused( DeidentifyAlgorithm(), deidentified(), "OUTPUT", at( "event.dsxwalk" ), "name one file" );
  QVariantMap fromFile = deidentified();
  fromFile["INPUT"] = at( "list.csv" );
  refused( DeidentifyAlgorithm(), fromFile, "OUTPUT_LEFT", at( "./list.csv" ), "INPUT is read from" );
  refused( DeidentifyAlgorithm(), fromFile, "CROSSWALK", at( "list.csv" ), "is no crosswalk" );
  refused( BuildReferenceAlgorithm(), { { "ADDRESS_POINTS", value( mPoints ) } }, "OUTPUT",
           at( "county.gpkg" ), "is no reference" );
  refused( SampleCityAlgorithm(), { { "HOUSEHOLDS", 5 }, { "ADDRESSES", 1000 } }, "FOLDER", mFolder.path(),
           "students.csv" );
  EXPECT_EQ( bytes( "county.gpkg" ), "the county's" );
  EXPECT_EQ( bytes( "students.csv" ), "SIS Number,Last Name\n1,Real\n" );
  EXPECT_EQ( bytes( "list.csv" ), "id,geo_status,geo_level,geo_address\n1,unmatched,,\n" );
}

TEST_F( Sinks, replacingAGeoPackageOfSeveralLayersIsSaid )
{
  for ( const char *table : { "one", "two" } )
    ASSERT_TRUE(
        run( DensityClustersAlgorithm(), clusters( QStringLiteral( "ogr:dbname='%1' table=\"%2\" (geom)" )
                                                       .arg( at( "all.gpkg" ), QLatin1String( table ) ) ) ) );
  ASSERT_TRUE( run( DensityClustersAlgorithm(), clusters( at( "all.gpkg" ) ) ) ) << log();
  EXPECT_TRUE( said( "OUTPUT replaces a file of 2 layers" ) ) << log();
}
