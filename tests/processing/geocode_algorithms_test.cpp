// SPDX-License-Identifier: GPL-2.0-or-later
// buildreference and geocode as QGIS runs them: rows in, rows out, with their reasons; one sentence where it
// cannot be; nothing left behind.
#include "algorithm_run.h"
#include "base/file.h"
#include "processing/buildreference_algorithm.h"
#include "processing/geocode_algorithm.h"

#include <QFileInfo>

#include <map>

using namespace doorstep;

namespace
{
  const QStringList POINTS = { QStringLiteral( "Point(500020 3500010)|2|N Main St||85701" ),
                               QStringLiteral( "Point(500040 3500010)|4|N Main St||85701" ),
                               QStringLiteral( "Point(500400 3500050)|5|Oak Ave||85701" ),
                               QStringLiteral( "Point(500800 3500050)|5|Oak St||85701" ),
                               QStringLiteral( "Point(500900 3500000)|9|Palm Dr|Apt 1|85701" ),
                               QStringLiteral( "Point(500910 3500000)|9|Palm Dr|Apt 2|85701" ),
                               QStringLiteral( "Point(500950 3500000)||Palm Dr||85701" ),
                               QStringLiteral( "Point(500960 3500000)|11|||85701" ) };
  const QStringList STREETS = {
      QStringLiteral( "LineString(500000 3500000, 500200 3500000)|N Main St|2|98|1|99" ),
      QStringLiteral( "LineString(500000 3500000, 500000 3500300)|Elm St||||" ) };

  class GeocodeRun : public test::AlgorithmRun
  {
    protected:
      QVariantMap referenceParameters() const
      {
        return { { "ADDRESS_POINTS", value( mPoints ) },
                 { "STREETS", value( mStreets ) },
                 { "OUTPUT", at( "town.dsref" ) } };
      }
      void build() { ASSERT_TRUE( run( BuildReferenceAlgorithm(), referenceParameters() ) ) << log(); }

      QVariantMap listParameters( const Layer &list,
                                  const QString &output = QStringLiteral( "out.geojson" ) ) const
      {
        return { { "INPUT", value( list ) },
                 { "ADDRESS", "\"home\"" },
                 { "ZIP", "\"zip\"" },
                 { "REFERENCE", at( "town.dsref" ) },
                 { "OUTPUT", at( output ) } };
      }
      static Layer listOf( const QStringList &rows ) { return layer( "None", "id,home,zip", rows ); }

      static std::string cell( const QgsFeature &feature, const char *name )
      {
        return feature.attribute( QLatin1String( name ) ).toString().toStdString();
      }

      Layer mPoints = layer( "Point", "NUMBER,STREET,UNIT,POSTCODE", POINTS );
      Layer mStreets = layer( "LineString", "FULLNAME,LFROMHN,LTOHN,RFROMHN,RTOHN", STREETS );
  };
}

TEST_F( GeocodeRun, theReferenceCountsWhatItTookAndNamesWhatItLeft )
{
  QVariantMap parameters = referenceParameters();
  parameters["OUTPUT_SKIPPED"] = at( "skipped.csv" );
  ASSERT_TRUE( run( BuildReferenceAlgorithm(), parameters ) ) << log();
  EXPECT_EQ( mResults.value( "POINTS" ).toInt(), 6 );
  EXPECT_EQ( mResults.value( "SEGMENTS" ).toInt(), 2 );
  EXPECT_EQ( mResults.value( "STREET_NAMES" ).toInt(), 4 ); // Elm St has no numbers
  EXPECT_EQ( mResults.value( "SKIPPED" ).toInt(), 2 );
  const std::vector<QgsFeature> skipped = features( "skipped.csv" );
  ASSERT_EQ( skipped.size(), 2U );
  EXPECT_EQ( cell( skipped[0], "row" ) + " " + cell( skipped[0], "reason" ), "7 no house number" );
  EXPECT_EQ( cell( skipped[1], "row" ) + " " + cell( skipped[1], "reason" ), "8 no street name" );
  EXPECT_TRUE( said( "row 7" ) ) << log();
}

TEST_F( GeocodeRun, municipalitiesNameTheCityWhereNoColumnDoes )
{
  auto areas =
      layer( "Polygon", "NAME",
             { QStringLiteral( "Polygon((499990 3499990, 500600 3499990, 500600 3500400, 499990 3500400, "
                               "499990 3499990))|Eastville" ),
               QStringLiteral( "Polygon((500600 3499990, 501500 3499990, 501500 3500400, 500600 3500400, "
                               "500600 3499990))|Westville" ) } );
  QVariantMap parameters = referenceParameters();
  parameters["MUNICIPALITIES"] = value( areas );
  ASSERT_TRUE( run( BuildReferenceAlgorithm(), parameters ) ) << log();
  const auto list = listOf( { "a|5 Oak|", "b|9 Palm Dr # 1|", "c|50 N Main St|" } );
  QVariantMap geocode = listParameters( list );
  geocode["CITY"] = "'Westville'";
  ASSERT_TRUE( run( GeocodeAlgorithm(), geocode ) ) << log();
  const std::vector<QgsFeature> out = features( "out.geojson" );
  ASSERT_EQ( out.size(), 3U );
  EXPECT_EQ( cell( out[0], "geo_address" ), "5 Oak St, Westville 85701" ); // the avenue is in Eastville
  EXPECT_EQ( cell( out[1], "geo_address" ), "9 Palm Dr # 1, Westville 85701" );
  EXPECT_EQ( cell( out[2], "geo_address" ), "50 N Main St, Eastville 85701" );
  EXPECT_LT( out[2].attribute( "geo_score" ).toDouble(), 100 );
}

TEST_F( GeocodeRun, theSameLayersGiveTheSameBytes )
{
  build();
  const std::string first = readWhole( at( "town.dsref" ).toStdString() );
  build();
  EXPECT_EQ( first, readWhole( at( "town.dsref" ).toStdString() ) );
}

// A map of columns, once typed, belongs to the layer: later runs find it beside the layer's file.
TEST_F( GeocodeRun, typedColumnsAreKeptBesideTheLayerAndFoundAgain )
{
  const QString roads = at( "roads.geojson" );
  writeWhole(
      roads.toStdString(),
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"Q7":"N Main St",)"
      R"("LFROMHN":"2","LTOHN":"98","RFROMHN":"1","RTOHN":"99","OTHER":"Elm Ave"},"geometry":{"type":)"
      R"("LineString","coordinates":[[-110.9,32.2],[-110.898,32.2]]}}]})" );
  const auto parameters = [&]( const QString &fields )
  {
    return QVariantMap{ { "STREETS", roads }, { "STREET_FIELDS", fields }, { "OUTPUT", at( "kept.dsref" ) } };
  };
  ASSERT_TRUE( run( BuildReferenceAlgorithm(), parameters( "full=OTHER" ) ) ) << log();
  EXPECT_TRUE( said( "kept beside the layer in roads.geojson.columns" ) ) << log();
  const std::string kept = readWhole( ( roads + ".columns" ).toStdString() );
  EXPECT_NE( kept.find( "ranges: full=OTHER\n" ), std::string::npos ) << kept;
  ASSERT_TRUE( run( BuildReferenceAlgorithm(), parameters( {} ) ) ) << log();
  EXPECT_TRUE( said( "as kept beside the layer in roads.geojson.columns: full=OTHER" ) ) << log();
  EXPECT_TRUE( said( "full=OTHER;" ) ) << log();
  // what is typed comes first, and is kept instead
  ASSERT_TRUE( run( BuildReferenceAlgorithm(), parameters( "full=Q7" ) ) ) << log();
  EXPECT_NE( readWhole( ( roads + ".columns" ).toStdString() ).find( "ranges: full=Q7\n" ),
             std::string::npos );
}

TEST_F( GeocodeRun, aColumnThatIsNotThereIsNamed )
{
  QVariantMap parameters = referenceParameters();
  parameters["POINT_FIELDS"] = "number=HOUSE;name=STREET";
  EXPECT_FALSE( run( BuildReferenceAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "HOUSE" ) ) << log();
  EXPECT_FALSE( QFileInfo::exists( at( "town.dsref" ) ) );
  parameters.remove( "ADDRESS_POINTS" );
  parameters.remove( "STREETS" );
  parameters.remove( "POINT_FIELDS" );
  EXPECT_FALSE( run( BuildReferenceAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "at least one" ) ) << log();
}

TEST_F( GeocodeRun, everyRowComesOutInItsOrderWithStatusAndReason )
{
  build();
  struct Expected
  {
      const char *row, *status, *level, *note;
  };
  const Expected expected[] = {
      { "a|2 N Main St|85701", "matched", "point", "" },
      { "b|2 Mian Street|85701", "matched", "point", "" },
      { "c|50 N Main St|85701", "matched", "range", "" },
      { "d|9 Palm Dr #2|", "matched", "unit", "" },
      { "e|5 Oak|85701", "tied", "", "several streets fit" },
      { "f|77 Oak Ave|85701", "unmatched", "", "number not on this street" },
      { "g|1 Nowhere Ln|85701", "unmatched", "", "street not found" },
      { "h|PO Box 12|85701", "not_visitable", "", "post office box" },
      { "i|homeless|85701", "not_visitable", "", "no home address" },
      { "j||85701", "not_visitable", "", "no address" },
      { "k|Main St|85701", "unmatched", "", "no house number" },
      { "l|2 N Main St|99501", "unmatched", "", "outside the reference's area" },
      { "m|N Main St & Elm St|", "matched", "intersection", "" },
      { "n|?!|85701", "not_visitable", "", "no address" },
  };
  QStringList rows;
  for ( const Expected &e : expected )
    rows << QString::fromLatin1( e.row );
  const auto list = listOf( rows );
  ASSERT_TRUE( run( GeocodeAlgorithm(), listParameters( list ) ) ) << log();
  const std::vector<QgsFeature> out = features( "out.geojson" );
  ASSERT_EQ( out.size(), std::size( expected ) );
  for ( std::size_t i = 0; i < out.size(); ++i )
  {
    const Expected &e = expected[i];
    SCOPED_TRACE( e.row );
    EXPECT_EQ( cell( out[i], "id" )[0], e.row[0] );
    EXPECT_EQ( cell( out[i], "geo_status" ), e.status );
    EXPECT_EQ( cell( out[i], "geo_level" ), e.level );
    const bool matched = std::string( e.status ) == "matched";
    EXPECT_EQ( out[i].hasGeometry(), matched );
    EXPECT_EQ( cell( out[i], "geo_address" ).empty(), !matched );
    EXPECT_EQ( out[i].attribute( "geo_error_m" ).toDouble() > 0, matched );
    EXPECT_EQ( cell( out[i], "geo_shared" ), !matched                                   ? ""
                                             : e.level == std::string( "intersection" ) ? "yes"
                                                                                        : "no" );
    EXPECT_NE( cell( out[i], "geo_note" ).find( e.note ), std::string::npos ) << cell( out[i], "geo_note" );
  }
  EXPECT_EQ( mResults.value( "MATCHED" ).toInt(), 5 );
  EXPECT_EQ( mResults.value( "TIED" ).toInt(), 1 );
  EXPECT_EQ( mResults.value( "UNMATCHED" ).toInt(), 8 );
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 0 );
  EXPECT_FALSE( said( "Main" ) ) << "the log holds an address: " << log();
}

TEST_F( GeocodeRun, oneThreadAndManyGiveTheSameBytes )
{
  build();
  QStringList rows;
  for ( int i = 0; i < 3000; ++i )
    rows << QStringLiteral( "%1|%2 %3|85701" )
                .arg( i )
                .arg( i % 120 )
                .arg( i % 3 == 0   ? "Main St"
                      : i % 3 == 1 ? "N Mian St"
                                   : "Oak Av" );
  const auto list = listOf( rows );
  QgsApplication::setMaxThreads( 1 );
  const bool one = run( GeocodeAlgorithm(), listParameters( list, "one.csv" ) );
  QgsApplication::setMaxThreads( 7 );
  const bool many = run( GeocodeAlgorithm(), listParameters( list, "many.csv" ) );
  QgsApplication::setMaxThreads( -1 );
  ASSERT_TRUE( one && many ) << log();
  const std::string bytes = readWhole( at( "one.csv" ).toStdString() );
  EXPECT_GT( bytes.size(), 3000U * 20 );
  EXPECT_EQ( bytes, readWhole( at( "many.csv" ).toStdString() ) );
}

TEST_F( GeocodeRun, correctionsComeFirst )
{
  build();
  writeWhole( at( "corrections.csv" ).toStdString(), "address,city,zip,decision,to,x,y\n"
                                                     "behind the church,,,point,,500123,3500456\n"
                                                     "the corner shop,,,address,5 Oak Ave 85701,,\n"
                                                     "2 n main st,,85701,hold,,,\n" );
  const auto list = listOf(
      { "a|Behind the Church|85701", "b|the corner shop|85701", "c|2 N. Main St|85701", "d|2 N Main St|" } );
  QVariantMap parameters = listParameters( list );
  parameters["CORRECTIONS"] = at( "corrections.csv" );
  ASSERT_TRUE( run( GeocodeAlgorithm(), parameters ) ) << log();
  const std::vector<QgsFeature> out = features( "out.geojson" );
  ASSERT_EQ( out.size(), 4U );
  EXPECT_EQ( cell( out[0], "geo_status" ), "picked" );
  EXPECT_EQ( cell( out[1], "geo_status" ), "matched" );
  EXPECT_NE( cell( out[1], "geo_note" ).find( "corrections file" ), std::string::npos );
  EXPECT_EQ( cell( out[2], "geo_status" ), "held" );
  EXPECT_FALSE( out[2].hasGeometry() );
  EXPECT_EQ( cell( out[3], "geo_status" ), "matched" );
  EXPECT_EQ( mResults.value( "HELD" ).toInt(), 1 );
  writeWhole( at( "corrections.csv" ).toStdString(), "address,decision\nhere,move\n" );
  EXPECT_FALSE( run( GeocodeAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "row 2" ) ) << log();
}

TEST_F( GeocodeRun, candidatesAreListedForTiedAndUnmatchedRowsAlone )
{
  build();
  const auto list =
      listOf( { "a|2 N Main St|85701", "b|5 Oak|85701", "c|4 Oak Avenue Apt 2|85701", "d|5 Ook Rd|85701" } );
  QVariantMap parameters = listParameters( list );
  parameters["CANDIDATES"] = at( "candidates.csv" );
  parameters["MIN_SCORE"] = 90;
  ASSERT_TRUE( run( GeocodeAlgorithm(), parameters ) ) << log();
  std::map<std::string, std::vector<std::string>> byRow;
  for ( const QgsFeature &f : features( "candidates.csv" ) )
  {
    byRow[cell( f, "row" )].push_back( cell( f, "geo_address" ) );
    EXPECT_FALSE( cell( f, "reason" ).empty() );
    EXPECT_GT( f.attribute( "x" ).toDouble(), 500000 );
  }
  EXPECT_EQ( byRow["1"].size(), 0U );
  EXPECT_EQ( byRow["2"].size(), 2U );
  EXPECT_EQ( byRow["3"].size(), 0U ) << "the street has no number like it";
  EXPECT_GE( byRow["4"].size(), 1U );
}

TEST_F( GeocodeRun, theLeastScoreDecides )
{
  build();
  const auto list = listOf( { "a|2 N Main St|85701", "b|2 N Main|85701", "c|2 N Maim St|85701" } );
  const auto matched = [&]( double least )
  {
    QVariantMap parameters = listParameters( list );
    parameters["MIN_SCORE"] = least;
    EXPECT_TRUE( run( GeocodeAlgorithm(), parameters ) ) << log();
    return mResults.value( "MATCHED" ).toInt();
  };
  EXPECT_EQ( matched( 100 ), 1 );
  EXPECT_EQ( matched( 95 ), 2 );
  EXPECT_EQ( matched( 60 ), 3 );
}

TEST_F( GeocodeRun, cancelLeavesNoFile )
{
  EXPECT_FALSE( run( BuildReferenceAlgorithm(), referenceParameters(), 0 ) );
  EXPECT_EQ( files(), QStringList() );
  build();
  QStringList rows;
  for ( int i = 0; i < 5000; ++i )
    rows << QStringLiteral( "%1|2 N Main St|85701" ).arg( i );
  const auto list = listOf( rows );
  QVariantMap parameters = listParameters( list, QStringLiteral( "out.gpkg" ) );
  parameters["CANDIDATES"] = at( "candidates.csv" );
  EXPECT_FALSE( run( GeocodeAlgorithm(), parameters, 0 ) );
  EXPECT_EQ( files(), QStringList( { "town.dsref" } ) );
}

TEST_F( GeocodeRun, aDamagedReferenceIsOneSentence )
{
  build();
  const std::string whole = readWhole( at( "town.dsref" ).toStdString() );
  std::string changed = whole;
  changed[changed.size() / 2] = static_cast<char>( changed[changed.size() / 2] ^ 1 );
  const auto list = listOf( { "a|2 N Main St|85701" } );
  for ( const std::string &bytes :
        { changed, whole.substr( 0, whole.size() / 2 ), std::string( "PK\3\4" ), std::string() } )
  {
    writeWhole( at( "town.dsref" ).toStdString(), bytes );
    EXPECT_FALSE( run( GeocodeAlgorithm(), listParameters( list ) ) );
    EXPECT_TRUE( said( "buildreference" ) ) << log();
    EXPECT_EQ( mSaid.trimmed().count( '\n' ), 0 ) << log();
    EXPECT_EQ( files(), QStringList( { "town.dsref" } ) );
  }
}

TEST_F( GeocodeRun, listsThatWereReadWronglyAreRefusedWithTheRemedy )
{
  build();
  const auto header = layer( "None", "Field1,Field2", { "a|2 N Main St" } );
  QVariantMap parameters = listParameters( header );
  parameters["ADDRESS"] = "\"Field2\"";
  parameters.remove( "ZIP" );
  EXPECT_FALSE( run( GeocodeAlgorithm(), parameters ) );
  EXPECT_TRUE( said( "no header" ) ) << log();
  const auto lost =
      listOf( { QStringLiteral( "a|2 Pe" ) + QChar( 0xFFFD ) + QStringLiteral( "a St|85701" ) } );
  EXPECT_FALSE( run( GeocodeAlgorithm(), listParameters( lost ) ) );
  EXPECT_TRUE( said( "row 1" ) && said( "encoding" ) ) << log();
  EXPECT_FALSE( said( "2 Pe" ) ) << log();
}
