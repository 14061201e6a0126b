// SPDX-License-Identifier: GPL-2.0-or-later
// Files that were cut off or have a changed byte, as a layer of an algorithm: success is told of all rows
// only. Text formats say nowhere how many rows they have: where a cut leaves a shorter table that is whole,
// nobody can know.
#include "processing/densityclusters_algorithm.h"

#include "base/file.h"
#include "base/random.h"
#include "plan_run.h"

#include <qgsvectorfilewriter.h>

#include <set>

using namespace doorstep;

namespace
{
  constexpr int ROWS = 120;

  class DamagedInputs : public test::PlanRun
  {
    protected:
      void write( const QString &file, const QString &driver )
      {
        QStringList rows;
        for ( int i = 0; i < ROWS; ++i )
          rows << point( 10 * ( i % 12 ), 10 * ( i / 12 ) ) + QStringLiteral( "|P%1" ).arg( i );
        const Layer made = layer( "Point", "name", rows );
        QgsVectorFileWriter::SaveVectorOptions options;
        options.driverName = driver;
        ASSERT_EQ( QgsVectorFileWriter::writeAsVectorFormatV3( made.get(), file,
                                                               QgsCoordinateTransformContext(), options ),
                   QgsVectorFileWriter::NoError );
      }

      // How many damages of `part` were refused, told whole, or told as success with fewer rows.
      struct Verdicts
      {
          int refused = 0, whole = 0, fewer = 0;
      };
      Verdicts damage( const QString &file, const QString &part, int each, std::uint64_t seed )
      {
        Verdicts verdicts;
        Random random( seed );
        const std::filesystem::path path = part.toStdString();
        const std::string good = readWhole( path );
        for ( int i = 0; i < 2 * each; ++i )
        {
          std::string bytes = good;
          const std::size_t at = random.below( static_cast<std::uint32_t>( good.size() ) );
          if ( i % 2 == 0 )
            bytes.resize( at );
          else
            bytes[at] = static_cast<char>( bytes[at] ^ static_cast<char>( 1 + random.below( 255 ) ) );
          writeWhole( path, bytes );
          const bool success = run( DensityClustersAlgorithm(), { { "INPUT", file },
                                                                  { "METHOD", "dbscan" },
                                                                  { "EPS", 30 },
                                                                  { "MIN_SIZE", 4 },
                                                                  { "OUTPUT", at_( "out.csv" ) } } );
          if ( !success )
            ++verdicts.refused;
          else
            ++( features( "out.csv" ).size() == ROWS ? verdicts.whole : verdicts.fewer );
        }
        writeWhole( path, good );
        std::cout << part.section( '/', -1 ).toStdString() << ": " << verdicts.refused << " refused, "
                  << verdicts.whole << " whole, " << verdicts.fewer << " with other rows\n";
        return verdicts;
      }
      QString at_( const char *name ) const { return at( QLatin1String( name ) ); }
  };
}

TEST_F( DamagedInputs, successIsOfAllRowsOfAGeoPackage )
{
  write( at( "in.gpkg" ), "GPKG" );
  EXPECT_EQ( damage( at( "in.gpkg" ), at( "in.gpkg" ), 60, 1 ).fewer, 0 );
}

TEST_F( DamagedInputs, successIsOfAllRowsOfAShapefile )
{
  write( at( "in.shp" ), "ESRI Shapefile" );
  for ( const char *part : { "in.shp", "in.shx", "in.dbf" } )
    EXPECT_EQ( damage( at( "in.shp" ), at( part ), 40, 2 ).fewer, 0 ) << part;
}

TEST_F( DamagedInputs, successIsOfAllRowsOfAFlatGeobuf )
{
  write( at( "in.fgb" ), "FlatGeobuf" );
  EXPECT_EQ( damage( at( "in.fgb" ), at( "in.fgb" ), 40, 3 ).fewer, 0 );
}

TEST_F( DamagedInputs, aGeoJsonThatIsCutOffIsRefused )
{
  write( at( "in.geojson" ), "GeoJSON" );
  EXPECT_EQ( damage( at( "in.geojson" ), at( "in.geojson" ), 40, 4 ).fewer, 0 );
}
