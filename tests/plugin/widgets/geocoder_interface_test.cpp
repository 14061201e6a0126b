// SPDX-License-Identifier: GPL-2.0-or-later
// The geocoder as QGIS has it: interface, search bar and expressions over a small reference.
#include "geocode/reference_builder.h"
#include "geocoder_functions.h"
#include "geocoder_interface.h"
#include "geocoder_locator.h"

#include <qgsexpression.h>
#include <qgsexpressionfunction.h>
#include <qgsfeedback.h>
#include <qgsgeocodercontext.h>
#include <qgsgeocoderresult.h>
#include <qgssettings.h>

#include <QSettings>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // Main St 2 to 20, even, east along y = 0; an Oak Ave and an Oak St, each with a number 5.
  void writeReference( const QString &path, double shift = 0 )
  {
    ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
    const auto add = [&]( int number, const char *street, double x, double y )
    {
      PointInput p;
      p.number = std::to_string( number );
      p.streetText = street;
      p.city = "Testville";
      p.zip = "85701";
      p.x = 500000 + x + shift;
      p.y = 3500000 + y;
      ASSERT_TRUE( builder.addPoint( p ) );
    };
    for ( int n = 2; n <= 20; n += 2 )
      add( n, "N Main St", 10.0 * n, 0 );
    add( 5, "Oak Ave", 400, 50 );
    add( 5, "Oak St", 800, 50 );
    builder.write( path.toStdString() );
  }

  class GeocoderInQgis : public testing::Test
  {
    protected:
      GeocoderInQgis()
      {
        // Not the settings of whoever runs the tests.
        QSettings::setPath( QSettings::NativeFormat, QSettings::UserScope, mFolder.path() );
        QSettings::setPath( QSettings::IniFormat, QSettings::UserScope, mFolder.path() );
        mPath = mFolder.filePath( QStringLiteral( "town.dsref" ) );
        writeReference( mPath );
        registerFunctions();
      }
      ~GeocoderInQgis() override { unregisterFunctions(); }

      QList<QgsGeocoderResult> find( const QString &text ) const
      {
        return OfflineGeocoder( mPath ).geocodeString(
            text, QgsGeocoderContext( QgsCoordinateTransformContext() ) );
      }
      QVariant evaluate( QString expression, QString *error = nullptr ) const
      {
        QgsExpression e(
            expression.replace( QStringLiteral( "REF" ), QStringLiteral( "'%1'" ).arg( mPath ) ) );
        EXPECT_FALSE( e.hasParserError() ) << e.parserErrorString().toStdString();
        const QVariant value = e.evaluate();
        if ( error )
          *error = e.evalErrorString();
        else
          EXPECT_FALSE( e.hasEvalError() ) << e.evalErrorString().toStdString();
        return value;
      }
      QStringList lines( const QString &text, bool prefix, const QString &reference ) const
      {
        OfflineGeocoder geocoder( reference );
        DoorLocatorFilter filter( &geocoder, nullptr );
        QStringList seen;
        QObject::connect( &filter, &QgsLocatorFilter::resultFetched,
                          [&seen]( const QgsLocatorResult &r )
                          { seen << r.displayString + QStringLiteral( " | " ) + r.description; } );
        QgsLocatorContext context;
        context.usingPrefix = prefix;
        QgsFeedback feedback;
        filter.fetchResults( text, context, &feedback );
        return seen;
      }

      QTemporaryDir mFolder;
      QString mPath;
  };
}

TEST_F( GeocoderInQgis, aMatchIsOnePlaceWithItsErrorAndCrs )
{
  const QList<QgsGeocoderResult> found = find( QStringLiteral( "12 n main street, testville 85701" ) );
  ASSERT_EQ( found.size(), 1 );
  ASSERT_TRUE( found[0].isValid() );
  EXPECT_EQ( found[0].identifier().left( 12 ), QStringLiteral( "12 N Main St" ) );
  EXPECT_EQ( found[0].geometry().asPoint(), QgsPointXY( 500120, 3500000 ) );
  EXPECT_EQ( found[0].crs().authid(), QStringLiteral( "EPSG:32612" ) );
  EXPECT_EQ( found[0].viewport(), QgsRectangle( 500000, 3499880, 500240, 3500120 ) );
  const QVariantMap attributes = found[0].additionalAttributes();
  EXPECT_EQ( attributes.value( QStringLiteral( "geo_status" ) ), QStringLiteral( "matched" ) );
  EXPECT_EQ( attributes.value( QStringLiteral( "geo_level" ) ), QStringLiteral( "point" ) );
  EXPECT_GT( attributes.value( QStringLiteral( "geo_error_m" ) ).toDouble(), 0 );
  for ( const QgsField &field : OfflineGeocoder().appendedFields() )
    EXPECT_TRUE( attributes.contains( field.name() ) ) << field.name().toStdString();
}

TEST_F( GeocoderInQgis, aTieIsTwoPlacesAndNoMatchIsAReason )
{
  const QList<QgsGeocoderResult> tie = find( QStringLiteral( "5 Oak" ) );
  ASSERT_EQ( tie.size(), 2 );
  for ( const QgsGeocoderResult &place : tie )
    EXPECT_EQ( place.additionalAttributes().value( QStringLiteral( "geo_status" ) ),
               QStringLiteral( "tied" ) );
  const QList<QgsGeocoderResult> none = find( QStringLiteral( "13 N Main St" ) );
  ASSERT_EQ( none.size(), 1 );
  EXPECT_FALSE( none[0].isValid() );
  EXPECT_FALSE( none[0].error().isEmpty() );
  const QList<QgsGeocoderResult> missing =
      OfflineGeocoder( mFolder.filePath( QStringLiteral( "no.dsref" ) ) )
          .geocodeString( QStringLiteral( "12 N Main St" ),
                          QgsGeocoderContext( QgsCoordinateTransformContext() ) );
  ASSERT_EQ( missing.size(), 1 );
  EXPECT_FALSE( missing[0].isValid() );
}

TEST_F( GeocoderInQgis, aReferenceBuiltAgainIsOpenedAgain )
{
  EXPECT_EQ( find( QStringLiteral( "2 N Main St" ) )[0].geometry().asPoint().x(), 500020 );
  const auto before = openReference( mPath );
  EXPECT_EQ( openReference( mPath ), before );
  QFile::remove( mPath );
  writeReference( mPath, 7 );
  EXPECT_EQ( find( QStringLiteral( "2 N Main St" ) )[0].geometry().asPoint().x(), 500027 );
  EXPECT_EQ( before->geocoder.geocode( { "2 N Main St", "", "", "", "" } ).place.x, 500020 );
}

TEST_F( GeocoderInQgis, theSearchBarListsPlacesAndStaysSilentOnOtherWords )
{
  const QStringList found = lines( QStringLiteral( "12 n main st" ), false, mPath );
  ASSERT_EQ( found.size(), 1 );
  EXPECT_TRUE( found[0].startsWith( QStringLiteral( "12 N Main St" ) ) ) << found[0].toStdString();
  EXPECT_TRUE( found[0].contains( QStringLiteral( "address point, within" ) ) ) << found[0].toStdString();
  EXPECT_EQ( lines( QStringLiteral( "5 oak" ), true, mPath ).size(), 2 );
  EXPECT_TRUE( lines( QStringLiteral( "buffer" ), false, mPath ).isEmpty() );
  EXPECT_TRUE( lines( QStringLiteral( "roads 2020" ), false, mPath ).isEmpty() );
  EXPECT_TRUE( lines( QStringLiteral( "12 nowhere rd" ), false, mPath ).isEmpty() );
  const QStringList none = lines( QStringLiteral( "12 nowhere rd" ), true, mPath );
  ASSERT_FALSE( none.isEmpty() );
  EXPECT_TRUE( none[0].startsWith( QStringLiteral( "No place | " ) ) ) << none[0].toStdString();
}

TEST_F( GeocoderInQgis, theSearchBarCompletesHalfTypedStreets )
{
  for ( const char *typed : { "12 mai", "12 n mai", "12 n main s" } )
  {
    const QStringList found = lines( QString::fromLatin1( typed ), true, mPath );
    ASSERT_GE( found.size(), 1 ) << typed;
    EXPECT_TRUE( found.last().contains( QStringLiteral( "12 N Main St" ) ) ) << found.last().toStdString();
  }
  EXPECT_EQ( lines( QStringLiteral( "13 n mai" ), true, mPath ).size(),
             1 ); // no such number: the reason alone
}

TEST_F( GeocoderInQgis, withoutAReferenceTheSearchBarSaysWhatToDo )
{
  const QString before = searchReference();
  setSearchReference( QString() );
  EXPECT_EQ( lines( QStringLiteral( "12 n main st" ), true, QString() ),
             QStringList(
                 QStringLiteral( "No place | No reference is chosen: choose one in the Doorstep panel." ) ) );
  EXPECT_TRUE( lines( QStringLiteral( "12 n main st" ), false, QString() ).isEmpty() );
  setSearchReference( mPath );
  EXPECT_EQ( lines( QStringLiteral( "12 n main st" ), true, QString() ).size(), 1 );
  // The path is all that is kept.
  QgsSettings settings;
  settings.beginGroup( QStringLiteral( "doorstep" ) );
  EXPECT_EQ( settings.allKeys(), QStringList( QStringLiteral( "reference" ) ) );
  settings.endGroup();
  setSearchReference( before );
}

TEST_F( GeocoderInQgis, useIsToldToTheDesktopOnly )
{
  QStringList told;
  referenceUsed( QStringLiteral( "/data/a.dsref" ) );
  onReferenceUsed( [&told]( const QString &path ) { told << path; } );
  referenceUsed( QStringLiteral( "/data/b.dsref" ) );
  referenceUsed( QString() );
  onReferenceUsed( {} );
  referenceUsed( QStringLiteral( "/data/c.dsref" ) );
  EXPECT_EQ( told, QStringList( QStringLiteral( "/data/b.dsref" ) ) );
}

TEST_F( GeocoderInQgis, expressionsGeocode )
{
  EXPECT_EQ( evaluate( QStringLiteral( "geom_to_wkt(doorstep_geocode('12 N Main St', REF))" ) ),
             QStringLiteral( "Point (500120 3500000)" ) );
  EXPECT_EQ( evaluate( QStringLiteral( "doorstep_geocode('12 N Main St', REF, 'status')" ) ),
             QStringLiteral( "matched" ) );
  EXPECT_EQ( evaluate( QStringLiteral( "doorstep_geocode('5 Oak', REF, 'STATUS')" ) ),
             QStringLiteral( "tied" ) );
  EXPECT_EQ( evaluate( QStringLiteral( "doorstep_geocode('PO Box 5', REF, 'status')" ) ),
             QStringLiteral( "not_visitable" ) );
  EXPECT_EQ( evaluate( QStringLiteral( "doorstep_geocode('12 N Main St', REF, 'crs')" ) ),
             QStringLiteral( "EPSG:32612" ) );
  EXPECT_EQ( evaluate( QStringLiteral( "map_get(doorstep_geocode('12 N Main St', REF, 'all'), 'x')" ) ),
             500120 );
  EXPECT_TRUE( evaluate( QStringLiteral( "doorstep_geocode('5 Oak', REF) IS NULL" ) ).toBool() );
  EXPECT_TRUE( evaluate( QStringLiteral( "doorstep_geocode(NULL, REF, 'status') IS NULL" ) ).toBool() );
}

TEST_F( GeocoderInQgis, expressionsParse )
{
  const auto part = [this]( const char *name )
  {
    return evaluate( QStringLiteral( "doorstep_parse_address('123½ North Camino del Rio Apt. 4-B, Tucson AZ "
                                     "85701-1234', '%1')" )
                         .arg( QLatin1String( name ) ) );
  };
  EXPECT_EQ( part( "number" ), QStringLiteral( "123" ) );
  EXPECT_EQ( part( "number_suffix" ), QStringLiteral( "1/2" ) );
  EXPECT_EQ( part( "street" ), QStringLiteral( "N CAMINO DEL RIO" ) );
  EXPECT_EQ( part( "predir" ), QStringLiteral( "N" ) );
  EXPECT_EQ( part( "unit" ), QStringLiteral( "4B" ) );
  EXPECT_EQ( part( "city" ), QStringLiteral( "TUCSON" ) );
  EXPECT_EQ( part( "zip4" ), QStringLiteral( "1234" ) );
  EXPECT_TRUE( part( "cross" ).isNull() );
  EXPECT_EQ( evaluate( QStringLiteral( "doorstep_parse_address('PO Box 12', 'kind')" ) ),
             QStringLiteral( "po_box" ) );
  EXPECT_EQ( evaluate( QStringLiteral( "map_get(doorstep_parse_address('1 Elm St'), 'name')" ) ),
             QStringLiteral( "ELM" ) );
}

TEST_F( GeocoderInQgis, anExpressionsErrorIsOneSentenceWithoutWhatWasTyped )
{
  QString error;
  evaluate( QStringLiteral( "doorstep_geocode('12 Qanary St', REF || 'x')" ), &error );
  EXPECT_FALSE( error.isEmpty() );
  EXPECT_FALSE( error.contains( QStringLiteral( "Qanary" ), Qt::CaseInsensitive ) ) << error.toStdString();
  evaluate( QStringLiteral( "doorstep_parse_address('12 Qanary St', 'suburb')" ), &error );
  EXPECT_TRUE( error.startsWith( QStringLiteral( "Doorstep gives one of these: all, building, city" ) ) )
      << error.toStdString();
}

TEST_F( GeocoderInQgis, functionsAreThereOnceAndGoAgain )
{
  const auto count = []
  {
    int n = 0;
    for ( const QgsExpressionFunction *f : QgsExpression::Functions() )
      n += f->group() == QLatin1String( "Doorstep" );
    return n;
  };
  EXPECT_EQ( count(), 2 );
  registerFunctions();
  EXPECT_EQ( count(), 2 );
  const QgsExpression geocode( QStringLiteral( "doorstep_geocode(\"street\", 'a.dsref')" ) );
  EXPECT_EQ( geocode.referencedColumns(), QSet<QString>{ QStringLiteral( "street" ) } );
  EXPECT_FALSE( geocode.needsGeometry() );
  unregisterFunctions();
  EXPECT_EQ( count(), 0 );
}
