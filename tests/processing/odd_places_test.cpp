// SPDX-License-Identifier: GPL-2.0-or-later
// Places that are no plain files, and names that no programmer thinks of: a run ends in one sentence, or does
// what it is asked for.
#include "base/file.h"
#include "privacy/wipe.h"
#include "privacy_run.h"
#include "processing/registerreturn_algorithm.h"
#include "processing/wipe_algorithm.h"
#include "teammaps_event.h"

#include <sys/stat.h>

using namespace doorstep;

namespace
{
  class OddPlaces : public test::PrivacyRun
  {
    protected:
      OddPlaces() { ::mkfifo( at( "pipe" ).toLocal8Bit().constData(), 0600 ); }
      bool deidentify( const QVariantMap &changed )
      {
        QVariantMap all = deidentifyParameters();
        for ( auto it = changed.begin(); it != changed.end(); ++it )
          all[it.key()] = it.value();
        return run( DeidentifyAlgorithm(), all );
      }
      static bool isDevice( const char *path )
      {
        struct stat status = {};
        return ::stat( path, &status ) == 0 && S_ISCHR( status.st_mode );
      }
  };
}

TEST_F( OddPlaces, aPipeOrADeviceIsNeitherReadNorReplaced )
{
  for ( const QString &place :
        { at( "pipe" ), QStringLiteral( "/dev/null" ), QStringLiteral( "/dev/zero" ) } )
    for ( const char *name : { "INPUT", "HOLD_LIST", "OUTPUT", "OUTPUT_LEFT", "CROSSWALK" } )
    {
      EXPECT_FALSE( deidentify( { { name, place } } ) ) << name << ' ' << place.toStdString();
      EXPECT_TRUE( said( ( std::string( name ) + " names a pipe or a device" ).c_str() ) ) << log();
    }
  EXPECT_TRUE( isDevice( "/dev/null" ) && isDevice( "/dev/zero" ) );
  EXPECT_FALSE( run( RegisterReturnAlgorithm(), { { "REGISTER", "/dev/null" } } ) );
  EXPECT_EQ( files(), QStringList{} ) << files().join( ' ' ).toStdString();
}

TEST_F( OddPlaces, aPassphraseMayComeFromAPipe )
{
  const pid_t writer = ::fork();
  if ( writer == 0 )
  {
    FILE *pipe = std::fopen( at( "pipe" ).toLocal8Bit().constData(), "w" );
    std::fputs( "correct horse\n", pipe );
    std::fclose( pipe );
    ::_exit( 0 );
  }
  EXPECT_TRUE( deidentify( { { "PASSPHRASE", "file:" + at( "pipe" ) } } ) ) << log();
}

TEST_F( OddPlaces, aFolderIsNoFile )
{
  ASSERT_TRUE( QDir( mFolder.path() ).mkdir( "visits.csv" ) );
  for ( const char *name : { "INPUT", "HOLD_LIST", "OUTPUT", "OUTPUT_LEFT", "CROSSWALK" } )
  {
    EXPECT_FALSE( deidentify( { { name, at( "visits.csv" ) } } ) ) << name;
    EXPECT_FALSE( mSaid.trimmed().isEmpty() ) << name;
  }
  mOwn << "doorstep-manifest.csv"; // begun before the first byte
  EXPECT_EQ( files(), QStringList{} ) << files().join( ' ' ).toStdString();
}

// A rename would replace the link and leave what it leads to as it was, where no wipe looks.
TEST_F( OddPlaces, aLinkIsNoPlaceForAnOutput )
{
  const QTemporaryDir elsewhere;
  ASSERT_TRUE( deidentify( {} ) ) << log();
  const std::filesystem::path real = elsewhere.filePath( "visits.gpkg" ).toStdString();
  std::filesystem::rename( at( "visits.gpkg" ).toStdString(), real );
  std::filesystem::create_symlink( real, at( "visits.gpkg" ).toStdString() );
  std::filesystem::create_symlink( real.parent_path() / "nowhere.csv", at( "left2.csv" ).toStdString() );
  const std::string before = readWhole( real );
  for ( const auto &[name, file] : { std::pair{ "OUTPUT", "visits.gpkg" }, { "OUTPUT_LEFT", "left2.csv" } } )
  {
    EXPECT_FALSE( deidentify( { { name, at( file ) } } ) );
    EXPECT_TRUE( said( "names a link to a file elsewhere" ) ) << log();
  }
  EXPECT_EQ( readWhole( real ), before );
  EXPECT_TRUE( std::filesystem::is_symlink( at( "visits.gpkg" ).toStdString() ) );
}

TEST_F( OddPlaces, twoNamesOfOneFileAreOneFile )
{
  ASSERT_TRUE( deidentify( {} ) ) << log();
  // The list as a file that has a second name.
  const std::filesystem::path list = at( "visits.gpkg" ).toStdString(),
                              second = at( "second.gpkg" ).toStdString();
  std::filesystem::create_hard_link( list, second );
  EXPECT_FALSE( deidentify( { { "INPUT", at( "second.gpkg" ) }, { "CROSSWALK", at( "other.dsxwalk" ) } } ) );
  EXPECT_TRUE( said( "OUTPUT names the file that INPUT is read from" ) ) << log();
  // Not there yet, on a disk that does not tell capitals apart.
  EXPECT_FALSE( deidentify( { { "OUTPUT", at( "New.csv" ) }, { "OUTPUT_LEFT", at( "new.CSV" ) } } ) );
  EXPECT_TRUE( said( "name one file" ) ) << log();
}

// Whatever the folder and the files are called, all appears there, and a wipe finds all of it.
TEST_F( OddPlaces, anyNameOfAFolderIsAName )
{
  const QStringList names = {
      "two\nlines", "a'b\"c", "50% of %1", "a#b?c&d=e", QString::fromUtf8( "é ñ 日本" ),
      "=cmd",       "a;b,c",  "-dash",     "[% 6*7 %]" };
  for ( const QString &name : names )
  {
    SCOPED_TRACE( name.toStdString() );
    ASSERT_TRUE( QDir( mFolder.path() ).mkdir( name ) );
    const auto in = [&]( const char *file ) { return at( name + '/' + QLatin1String( file ) ); };
    EXPECT_TRUE( deidentify( { { "OUTPUT", in( "visits.gpkg" ) },
                               { "OUTPUT_LEFT", in( "left.csv" ) },
                               { "CROSSWALK", in( "event.dsxwalk" ) } } ) )
        << log();
    QStringList there = QDir( at( name ) ).entryList( QDir::Files | QDir::Hidden );
    // QGIS takes no ending where a line ends before it, and adds its own.
    if ( !name.contains( '\n' ) )
      EXPECT_EQ( there, ( QStringList{ "doorstep-manifest.csv", "event.dsregkey", "event.dsxwalk", "left.csv",
                                       "visits.gpkg" } ) )
          << there.join( ' ' ).toStdString();
    EXPECT_TRUE( run( WipeAlgorithm(), { { "FOLDER", at( name ) } } ) ) << log();
    there = QDir( at( name ) ).entryList( QDir::Files | QDir::Hidden );
    EXPECT_EQ( there, QStringList{ "doorstep-wipe-certificate.txt" } ) << there.join( ' ' ).toStdString();
    EXPECT_TRUE( QString::fromStdString( readWhole( in( "doorstep-wipe-certificate.txt" ).toStdString() ) )
                     .startsWith( "CERTIFICATE OF DESTRUCTION" ) );
  }
}

// A file's own name, where it is not a folder's.
TEST_F( OddPlaces, anyNameOfAFileIsAName )
{
  for ( const char *name : { "a'b\"c", "50% %1", "a#b?c", "é", "a b" } )
  {
    SCOPED_TRACE( name );
    const QString stem = QString::fromUtf8( name );
    EXPECT_TRUE( deidentify( { { "OUTPUT", at( stem + ".gpkg" ) },
                               { "OUTPUT_LEFT", at( stem + ".csv" ) },
                               { "CROSSWALK", at( stem + ".dsxwalk" ) } } ) )
        << log();
    for ( const char *ending : { ".gpkg", ".csv", ".dsxwalk", ".dsregkey" } )
      EXPECT_TRUE( QFile::exists( at( stem + QLatin1String( ending ) ) ) ) << ending;
    EXPECT_TRUE( run( WipeAlgorithm(), { { "FOLDER", mFolder.path() } } ) ) << log();
    EXPECT_EQ( files(), QStringList{ "doorstep-wipe-certificate.txt" } ) << files().join( ' ' ).toStdString();
    QFile::remove( at( "doorstep-wipe-certificate.txt" ) );
  }
}

// A path of more letters than the system takes.
TEST_F( OddPlaces, aPathThatIsTooLongIsOneSentence )
{
  QString deep = mFolder.path();
  for ( int i = 0; i < 30; ++i )
    deep += '/' + QString( 150, 'd' );
  for ( const char *name : { "OUTPUT", "OUTPUT_LEFT", "CROSSWALK", "HOLD_LIST", "INPUT" } )
  {
    EXPECT_FALSE( deidentify( { { name, deep + "/x.csv" } } ) ) << name;
    EXPECT_FALSE( mSaid.trimmed().isEmpty() ) << name;
  }
}

namespace
{
  class OddRegisters : public test::TeamMapsRun
  {
  };
}

// No entry, no print: a register that keeps nothing is none.
TEST_F( OddRegisters, privacy11_aDeviceIsNoRegister )
{
  ::mkfifo( at( "pipe" ).toLocal8Bit().constData(), 0600 );
  mOwn << "pipe";
  for ( const QString &place : { at( "pipe" ), QStringLiteral( "/dev/null" ) } )
  {
    QVariantMap all = parameters( "team" );
    all["REGISTER"] = place;
    EXPECT_FALSE( run( all ) ) << log();
    EXPECT_EQ( files(), QStringList() ) << files().join( ' ' ).toStdString();
  }
}
