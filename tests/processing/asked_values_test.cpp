// SPDX-License-Identifier: GPL-2.0-or-later
// What QGIS would take for something else than was asked for ends the run before anything is written.
#include "privacy_run.h"
#include "processing/planzones_algorithm.h"

using namespace doorstep;

namespace
{
  class AskedValues : public test::PrivacyRun
  {
    protected:
      bool deidentify( const QString &name, const QVariant &value )
      {
        QVariantMap all = deidentifyParameters();
        all[name] = value;
        return run( DeidentifyAlgorithm(), all );
      }
      bool accepts( const QString &name, const QVariant &value, QString *why )
      {
        QgsProcessingContext context;
        const std::unique_ptr<QgsProcessingAlgorithm> algorithm( PlanZonesAlgorithm().create() );
        return algorithm->checkParameterValues( { { "VISITS", this->value( mLayer ) },
                                                  { "STAGING", this->value( mLayer ) },
                                                  { "TEAM_MINUTES", 150 },
                                                  { "OUTPUT_VISITS", at( "a.gpkg" ) },
                                                  { "OUTPUT_ZONES", at( "b.gpkg" ) },
                                                  { name, value } },
                                                context, why );
      }
  };
}

TEST_F( AskedValues, aHoldThatIsGivenTwiceOrMisspeltHoldsNobodyAndIsRefused )
{
  const QStringList twice = { "\"hold\"", "\"hold\"" };
  for ( const QVariant &value : { QVariant( twice ), QVariant( QVariantList{ twice[0], twice[1] } ),
                                  QVariant( QVariantMap{ { "hold", true } } ) } )
  {
    EXPECT_FALSE( deidentify( "HOLD", value ) );
    EXPECT_TRUE( said( "HOLD takes one value" ) ) << log();
  }
  EXPECT_FALSE( deidentify( "HOLDS", "\"hold\"" ) );
  EXPECT_TRUE( said( "deidentify has no parameter called HOLDS" ) ) << log();
  EXPECT_EQ( files(), QStringList{} ) << files().join( ' ' ).toStdString();
  EXPECT_TRUE( deidentify( "SEALED", QStringList{ "last", "dog" } ) ) << log();
}

TEST_F( AskedValues, noIsNotTakenForYesNorNanForANumber )
{
  QString why;
  for ( const char *text : { "no", "maybe", "" } )
  {
    EXPECT_FALSE( accepts( "RETURN", text, &why ) ) << text;
    EXPECT_EQ( why.toStdString(), "RETURN takes true or false." );
  }
  for ( const QVariant &value :
        { QVariant( "False" ), QVariant( "yes" ), QVariant( "1" ), QVariant( true ), QVariant( 0 ) } )
    EXPECT_TRUE( accepts( "RETURN", value, &why ) ) << value.toString().toStdString() << why.toStdString();
  EXPECT_FALSE( accepts( "COMPACTNESS", "nan", &why ) );
  EXPECT_EQ( why.toStdString(), "COMPACTNESS takes an ordinary number." );
  EXPECT_FALSE( accepts( "TEAMS", 2.5, &why ) );
  EXPECT_EQ( why.toStdString(), "TEAMS takes a whole number." );
  EXPECT_TRUE( accepts( "TEAMS", "3", &why ) ) << why.toStdString();
}
