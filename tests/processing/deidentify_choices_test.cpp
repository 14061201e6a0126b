// SPDX-License-Identifier: GPL-2.0-or-later
// What deidentify offers beside its outputs: a passphrase of words, visits on the street, and how the visits
// are named where QGIS loads them.
#include "algorithm_run.h"
#include "base/file.h"
#include "privacy/crosswalk.h"
#include "processing/deidentify_algorithm.h"

#include <algorithm>
#include <sys/resource.h>

using namespace doorstep;

namespace
{
  class DeidentifyChoices : public test::AlgorithmRun
  {
    protected:
      DeidentifyChoices()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        for ( int i = 0; i < 5; ++i )
          add( mList, QStringLiteral( "POINT(%1 3560000)|%2|matched|point|%3 ELM ST" )
                          .arg( 500000 + i )
                          .arg( i )
                          .arg( i + 1 ) );
      }
      QVariantMap deidentified() const
      {
        return { { "INPUT", value( mList ) },
                 { "ID", "id" },
                 { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                 { "OUTPUT", at( "visits.gpkg" ) },
                 { "CROSSWALK", at( "event.dsxwalk" ) } };
      }
      std::string bytes( const QString &name ) const { return readWhole( at( name ).toStdString() ); }

      Layer mList = layer( "Point", "id,geo_status,geo_level,geo_address" );
  };
}

TEST_F( DeidentifyChoices, visitsSayThatTheyAreConfidentialWhereTheyAreLoaded )
{
  QgsProject project;
  QgsProcessingContext context;
  context.setProject( &project );
  QgsProcessingFeedback feedback( false );
  QVariantMap parameters = deidentified();
  parameters["OUTPUT"] =
      QVariant::fromValue( QgsProcessingOutputLayerDefinition( at( "loaded.gpkg" ), &project ) );
  bool good = false;
  const std::unique_ptr<QgsProcessingAlgorithm> instance( DeidentifyAlgorithm().create() );
  instance->run( parameters, context, &feedback, &good );
  ASSERT_TRUE( good ) << feedback.textLog().toStdString();
  ASSERT_EQ( context.layersToLoadOnCompletion().size(), 1 );
  EXPECT_EQ( context.layersToLoadOnCompletion().first().name, QStringLiteral( "Visits (confidential)" ) );
}

TEST_F( DeidentifyChoices, aPassphraseOfWordsIsMadeOnceAndOpensTheCrosswalk )
{
  QVariantMap parameters = deidentified();
  parameters["PASSPHRASE"] = "new:" + at( "secret.txt" );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  std::string words = bytes( "secret.txt" );
  ASSERT_EQ( words.back(), '\n' );
  words.pop_back();
  EXPECT_EQ( std::count( words.begin(), words.end(), ' ' ), 6 );
  EXPECT_FALSE( said( words.c_str() ) ) << "the log does not say it";
  EXPECT_EQ( QFile::permissions( at( "secret.txt" ) ) & ( QFile::ReadGroup | QFile::ReadOther ), 0 );
  EXPECT_EQ( openCrosswalk( at( "event.dsxwalk" ).toStdString(), Passphrase( words ) ).entries.size(), 5U );

  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "is there already" ) ) << log();
  parameters["PASSPHRASE"] = "new:" + at( "other.txt" );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "has its passphrase" ) ) << log();
  EXPECT_FALSE( QFile::exists( at( "other.txt" ) ) );
  parameters["PASSPHRASE"] = "file:" + at( "secret.txt" );
  EXPECT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
}

TEST_F( DeidentifyChoices, visitsMayStandOnTheStreet )
{
  QVariantMap parameters = deidentified();
  parameters["POSITION"] = "street";
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "needs STREETS" ) ) << log();
  // The list's five homes stand at one end of a street of 300 m, and beside a drive.
  const Layer streets = layer( "LineString", "name,class",
                               { "LINESTRING(499990 3560010,500290 3560010)|Elm St|residential",
                                 "LINESTRING(500000 3560002,500005 3560002)||driveway" } );
  parameters["STREETS"] = value( streets );
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  const auto visits = features( "visits.gpkg" );
  ASSERT_EQ( visits.size(), 5U );
  for ( const QgsFeature &visit : visits )
  {
    EXPECT_NEAR( visit.geometry().asPoint().x(), 500040, 0.1 );
    EXPECT_NEAR( visit.geometry().asPoint().y(), 3560010, 0.1 );
  }
}

TEST_F( DeidentifyChoices, handsOnWishedTimesAndNothingThatIsSaidBesideThem )
{
  const Layer list =
      layer( "Point", "id,geo_status,geo_level,geo_address,geo_shared,from,until,rule",
             { "POINT(500000 3560000)|1030|matched|point|1 ELM ST|no|after 10||",
               "POINT(500000 3560000)|2|matched|point|1 ELM ST|no|not before 9:30|noon|yes",
               "POINT(500010 3560000)|3|matched|point|2 ELM ST|no|after 3, mother works nights||",
               "POINT(500020 3560000)|4|matched|point|3 ELM ST|no|||yes",
               "POINT(500030 3560000)|5|matched|point|4 ELM ST|no||hasta las 11|perhaps" } );
  QVariantMap parameters = deidentified();
  parameters["INPUT"] = value( list );
  parameters["EARLIEST"] = "\"from\"";
  parameters["LATEST"] = "\"until\"";
  parameters["MUST"] = "\"rule\"";
  ASSERT_TRUE( run( DeidentifyAlgorithm(), parameters ) ) << log();
  QStringList told;
  for ( const QgsFeature &visit : features( "visits.gpkg" ) )
    told << QStringList{ visit.attribute( "students" ).toString(), visit.attribute( "earliest" ).toString(),
                         visit.attribute( "latest" ).toString(), visit.attribute( "must" ).toString() }
                .join( '|' );
  told.sort();
  EXPECT_EQ( told, ( QStringList{ "1||hasta las 11|yes", "1|||", "1|||", "2|after 10|noon|yes" } ) );
  EXPECT_TRUE( said( "EARLIEST: row 3 no time that is understood; the visit goes without it." ) ) << log();
  EXPECT_TRUE( said( "MUST: row 5 neither yes nor no; the time must be kept." ) ) << log();
  EXPECT_FALSE( said( "nights" ) );
  EXPECT_EQ( bytes( "visits.gpkg" ).find( "nights" ), std::string::npos );

  parameters["EARLIEST"] = "\"id\"";
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "EARLIEST reads the ID or a sealed column" ) ) << log();
  parameters.remove( "EARLIEST" );
  parameters["KEEP"] = QStringList{ "must" };
  const Layer named = layer( "Point", "id,geo_status,geo_level,geo_address,must",
                             { "POINT(500000 3560000)|1|matched|point|1 ELM ST|yes" } );
  parameters["INPUT"] = value( named );
  parameters.remove( "LATEST" );
  parameters.remove( "MUST" );
  EXPECT_FALSE( run( DeidentifyAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "KEEP: the column must has the name of a column that visits and plans have" ) ) << log();
}

TEST_F( DeidentifyChoices, memoryThatDoesNotSufficeIsToldWithItsLimit )
{
  EXPECT_TRUE( notEnoughMemory().contains( " MB" ) ) << notEnoughMemory().toStdString();
  rlimit before{};
  ::getrlimit( RLIMIT_AS, &before );
  const rlimit some{ rlim_t( 4096 ) << 20U, before.rlim_max };
  ::setrlimit( RLIMIT_AS, &some );
  const QString told = notEnoughMemory();
  ::setrlimit( RLIMIT_AS, &before );
  EXPECT_TRUE( told.contains( "4096 MB (ulimit -v)" ) ) << told.toStdString();
}
