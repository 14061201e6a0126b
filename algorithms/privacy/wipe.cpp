#include "privacy/wipe.h"

#include "base/error.h"
#include "base/file.h"
#include "privacy/manifest.h"
#include "privacy/sealed_bytes.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    namespace fs = std::filesystem;
    enum class Outcome
    {
      Destroyed,
      AlreadyGone,
      UnlinkedOnly,
      Failed
    };

    class Descriptor
    {
      public:
        explicit Descriptor( int file ) : mFile( file ) {}
        Descriptor( const Descriptor & ) = delete;
        Descriptor &operator=( const Descriptor & ) = delete;
        ~Descriptor()
        {
          if ( mFile >= 0 )
            ::close( mFile );
        }
        int get() const { return mFile; }

      private:
        int mFile;
    };

    // Random bytes over [from, to), on disk when it returns.
    bool overwrite( int file, off_t from, off_t to )
    {
      std::array<unsigned char, 65536> block{};
      while ( from < to )
      {
        randombytes_buf( block.data(), block.size() );
        const auto size = static_cast<std::size_t>( std::min<off_t>( to - from, block.size() ) );
        const ssize_t written = ::pwrite( file, block.data(), size, from );
        if ( written <= 0 )
          return false;
        from += written;
      }
      return ::fsync( file ) == 0;
    }

    bool insideFolder( const fs::path &folder, const fs::path &file )
    {
      std::error_code failed;
      const fs::path parent = fs::canonical( file.parent_path(), failed );
      const fs::path relative = parent.lexically_relative( fs::canonical( folder ) );
      return !failed && !relative.empty() && *relative.begin() != "..";
    }

    Outcome unlinkFile( const fs::path &file, Outcome how )
    {
      return ::unlink( file.c_str() ) == 0 ? how : Outcome::Failed;
    }

    Outcome destroy( const fs::path &folder, const fs::path &file, bool isKey )
    {
      struct stat status = {};
      if ( ::lstat( file.c_str(), &status ) != 0 )
        return Outcome::AlreadyGone;
      if ( !insideFolder( folder, file ) || S_ISDIR( status.st_mode ) )
        return Outcome::Failed;
      if ( !S_ISREG( status.st_mode ) || status.st_nlink > 1 )
        return unlinkFile( file, Outcome::UnlinkedOnly );
      const Descriptor open( ::open( file.c_str(), O_WRONLY | O_NOFOLLOW | O_CLOEXEC ) );
      if ( open.get() < 0 )
        return Outcome::Failed;
      const off_t header = std::min<off_t>( status.st_size, SEALED_HEADER_SIZE );
      if ( isKey && !overwrite( open.get(), 0, header ) )
        return Outcome::Failed;
      if ( !overwrite( open.get(), 0, status.st_size ) || ::ftruncate( open.get(), 0 ) != 0 )
        return Outcome::Failed;
      return unlinkFile( file, Outcome::Destroyed );
    }

    std::string today()
    {
      const std::time_t seconds = std::time( nullptr );
      std::tm utc{};
      ::gmtime_r( &seconds, &utc );
      std::array<char, 32> text{};
      std::strftime( text.data(), text.size(), "%Y-%m-%d %H:%M:%S UTC", &utc );
      return text.data();
    }

    void list( std::string &text, const std::string &title, const std::vector<std::string> &paths )
    {
      if ( paths.empty() )
        return;
      text.append( "\n" ).append( title ).append( "\n" );
      for ( const std::string &path : paths )
        text.append( "  " ).append( path ).append( "\n" );
    }

    std::string certificateOf( const WipeReport &report )
    {
      std::string text = "CERTIFICATE OF DESTRUCTION\n\nMade by Doorstep, " + today() + ".\n\n";
      text +=
          report.failed.empty() ? "The files of this event were destroyed: " : "NOT COMPLETE. Destroyed: ";
      text += std::to_string( report.destroyed.size() ) +
              ". The crosswalk's key material was overwritten before anything else, then each file was "
              "overwritten "
              "once with random bytes, cut to nothing and removed.\n";
      list( text, "Destroyed:", report.destroyed );
      list( text, "Already gone before:", report.alreadyGone );
      list( text,
            "Removed by name only (links, or files with a second name elsewhere, whose content may remain):",
            report.unlinkedOnly );
      list( text, "STILL THERE (could not be opened, or not a file of this folder); destroy them by hand:",
            report.failed );
      text += "\nFiles in the folder that are not the event's and were left alone: " +
              std::to_string( report.leftAlone ) +
              ".\n\nWhat this certificate cannot promise\n"
              "- Flash media (SSD, USB sticks, memory cards) and file systems with a journal, snapshots or "
              "copy on\n"
              "  write may keep earlier blocks until they are reused; only encryption of the whole disk "
              "covers those.\n"
              "- Backups, synchronised folders, mail and other copies are not reached.\n"
              "- Printed pages are not reached: collect and shred them, and record their return in the "
              "register.\n"
              "- The list of students that the event began with, and files saved outside this folder, are "
              "not reached.\n"
              "- The register of packets is kept on purpose: 34 CFR 99.32 wants a record of disclosures.\n"
              "- Without the crosswalk no visit code leads to a student, wherever a copy of a code may "
              "remain; a copy\n"
              "  of the crosswalk in a backup still opens with its passphrase: forget or destroy the "
              "passphrase too.\n";
      return text;
    }
  }

  WipeReport wipeEvent( const fs::path &folder, const Progress &progress )
  {
    startSodium();
    const std::vector<ManifestEntry> entries = readManifest( folder );
    WipeReport report;
    report.certificate = folder / "doorstep-wipe-certificate.txt";
    doorstep::report( progress, 0 );
    // Tells whether the folder can be written before anything is destroyed.
    writeWhole( report.certificate, "A wipe was begun and not finished: run it again.\n" );
    const auto put = [&]( const std::string &path, Outcome outcome )
    {
      switch ( outcome )
      {
      case Outcome::Destroyed:
        report.destroyed.push_back( path );
        break;
      case Outcome::AlreadyGone:
        report.alreadyGone.push_back( path );
        break;
      case Outcome::UnlinkedOnly:
        report.unlinkedOnly.push_back( path );
        break;
      case Outcome::Failed:
        report.failed.push_back( path );
      }
    };
    for ( std::size_t i = 0; i < entries.size(); ++i )
    {
      const ManifestEntry &entry = entries[i];
      put( entry.path, destroy( folder, folder / entry.path, entry.kind == FileKind::Crosswalk ) );
      // What SQLite leaves beside a GeoPackage is part of it.
      for ( const char *suffix : { "-wal", "-shm", "-journal" } )
        if ( entry.path.ends_with( ".gpkg" ) &&
             fs::exists( fs::symlink_status( folder / ( entry.path + suffix ) ) ) )
          put( entry.path + suffix, destroy( folder, folder / ( entry.path + suffix ), false ) );
      if ( progress )
        progress( static_cast<double>( i + 1 ) /
                  static_cast<double>( entries.size() ) ); // too late to cancel
    }
    for ( const fs::directory_entry &entry : fs::recursive_directory_iterator( folder ) )
      report.leftAlone += entry.is_directory() && !entry.is_symlink() ? 0 : 1;
    report.leftAlone -=
        std::min<std::size_t>( report.leftAlone, 2 + report.failed.size() ); // manifest, certificate
    writeWhole( report.certificate, certificateOf( report ) );
    if ( report.failed.empty() )
      fs::remove( folder / MANIFEST_NAME );
    return report;
  }
}
