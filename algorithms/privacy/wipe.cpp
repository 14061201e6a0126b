// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/wipe.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "base/platform/files.h"
#include "privacy/destroy.h"
#include "privacy/manifest.h"
#include "privacy/own_traces.h"
#include "privacy/sealed_bytes.h"
#include "privacy/wipe_certificate.h"
#include "privacy/work_folder.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>

namespace doorstep
{
  namespace
  {
    namespace fs = std::filesystem;

    bool insideFolder( const fs::path &folder, const fs::path &file )
    {
      std::error_code failed;
      const fs::path parent = fs::canonical( file.parent_path(), failed );
      const fs::path relative = parent.lexically_relative( fs::canonical( folder ) );
      return !failed && !relative.empty() && *relative.begin() != "..";
    }

    // The salt of a sealed file; empty where it is none.
    std::string saltIn( const fs::path &file )
    {
      if ( !fs::is_regular_file( fs::symlink_status( file ) ) )
        return {};
      std::string head( SEALED_HEADER_SIZE, '\0' );
      std::ifstream stream( file, std::ios::binary );
      stream.read( head.data(), static_cast<std::streamsize>( head.size() ) );
      return stream ? sealedSalt( head ) : std::string();
    }

    // What versions before this one left beside their files where they were killed.
    bool isLeftover( const std::string &name, const std::set<std::string> &files )
    {
      static const std::regex ending( "(.+?)(\\.new)?\\.(part[0-9]*|before|new|[0-9a-f]{12}\\.part)" );
      static const std::regex page( "(zone_|all_|staging_).*\\.pdf\\.part[0-9]*" );
      std::smatch found;
      if ( std::regex_match( name, page ) )
        return true;
      for ( std::string rest = name; std::regex_match( rest, found, ending ); rest = found[1] )
        if ( files.contains( found[1] ) )
          return true;
      return false;
    }

    // One run of a wipe over a folder.
    class Wipe
    {
      public:
        explicit Wipe( const fs::path &folder ) : mFolder( folder ) { look(); }

        WipeReport run( const Progress &progress )
        {
          mReport.certificate = mFolder / "doorstep-wipe-certificate.txt";
          report( progress, 0 );
          // Tells whether the folder can be written before anything is destroyed.
          writeWhole( mReport.certificate, "A wipe was begun and not finished: run it again.\n" );
          // What a dead run had begun is ended first, so that nothing comes into its place behind the wipe.
          for ( const std::string &work : std::vector( mWork ) )
            endRun( work );
          look();
          std::size_t done = 0;
          const auto told = [&]
          {
            if ( progress ) // too late to cancel
              progress( static_cast<double>( ++done ) /
                        static_cast<double>( std::max<std::size_t>( 1, mEntries.size() ) ) );
          };
          for ( const ManifestEntry &entry : mEntries )
            if ( entry.kind == FileKind::Crosswalk )
            {
              destroy( entry.path, true, true );
              told();
            }
          for ( const std::string &copy : mSealed )
            destroy( copy, false, true );
          for ( const ManifestEntry &entry : mEntries )
            if ( entry.kind != FileKind::Crosswalk )
            {
              destroy( entry.path, true, false );
              told();
            }
          for ( const std::string &leftover : mLeftovers )
            destroy( leftover, false, false );
          finish();
          return mReport;
        }

      private:
        static bool isWork( const fs::path &path )
        {
          return textOf( path.filename() ).starts_with( WORK_FOLDER_PREFIX );
        }
        std::string relative( const fs::path &path ) const
        {
          return slashedTextOf( path.lexically_relative( mFolder ) );
        }

        // Everything in the folder that the manifest does not say: links are not followed.
        void look()
        {
          mEntries = readManifest( mFolder );
          for ( std::vector<std::string> *list : { &mSealed, &mLeftovers, &mWork, &mReport.others } )
            list->clear();
          mManifests.clear();
          std::set<std::string> names, salts, crosswalks;
          std::vector<fs::path> manifests, sealed, files;
          for ( const ManifestEntry &entry : mEntries )
            if ( entry.kind == FileKind::Crosswalk )
            {
              crosswalks.insert( entry.path );
              salts.insert( saltIn( mFolder / pathOf( entry.path ) ) );
            }
          std::error_code error;
          const auto skip = fs::directory_options::skip_permission_denied;
          for ( auto it = fs::recursive_directory_iterator( mFolder, skip, error );
                it != fs::recursive_directory_iterator(); it.increment( error ) )
          {
            const fs::path &path = it->path();
            if ( isWork( path ) )
              mWork.push_back( relative( path ) );
            else if ( path.filename() == MANIFEST_NAME && path.parent_path() != mFolder )
              manifests.push_back( path );
            else if ( !saltIn( path ).empty() )
              sealed.push_back( path );
            files.push_back( path );
          }
          for ( const fs::path &manifest : manifests )
            take( manifest, crosswalks );
          std::set<std::string> known;
          for ( const ManifestEntry &entry : mEntries )
          {
            known.insert( entry.path );
            names.insert( textOf( pathOf( entry.path ).filename() ) );
          }
          for ( const fs::path &path : sealed )
            if ( const bool dead = isWork( path.parent_path().parent_path() ) || isWork( path.parent_path() );
                 dead || salts.contains( saltIn( path ) ) )
              mSealed.push_back( relative( path ) );
            else if ( !known.contains( relative( path ) ) )
              mReport.others.push_back( relative( path ) );
          for ( const fs::path &path : files )
            if ( isLeftover( textOf( path.filename() ), names ) && !known.contains( relative( path ) ) )
              mLeftovers.push_back( relative( path ) );
          for ( std::vector<std::string> *list : { &mSealed, &mLeftovers, &mWork, &mReport.others } )
            std::sort( list->begin(), list->end() );
        }

        // A manifest in a folder below is the event's too, where it has no crosswalk that is not.
        void take( const fs::path &manifest, const std::set<std::string> &crosswalks )
        {
          const fs::path folder = manifest.parent_path();
          std::vector<ManifestEntry> entries = readManifest( folder );
          for ( ManifestEntry &entry : entries )
            entry.path = relative( ( folder / pathOf( entry.path ) ).lexically_normal() );
          if ( std::any_of( entries.begin(), entries.end(),
                            [&]( const ManifestEntry &entry ) {
                              return entry.kind == FileKind::Crosswalk && !crosswalks.contains( entry.path );
                            } ) )
          {
            mReport.others.push_back( relative( folder ) );
            return;
          }
          for ( ManifestEntry &entry : entries )
            if ( std::none_of( mEntries.begin(), mEntries.end(),
                               [&]( const ManifestEntry &known ) { return known.path == entry.path; } ) )
              mEntries.push_back( std::move( entry ) );
          mManifests.push_back( manifest );
        }

        void destroy( const std::string &path, bool sayGone, bool isKey )
        {
          const fs::path file = mFolder / pathOf( path );
          const std::optional<platform::FileInfo> info = platform::infoOf( file );
          const auto inode = info ? info->which : std::pair<std::uint64_t, std::uint64_t>();
          if ( info && !insideFolder( mFolder, file ) )
          {
            mReport.failed.push_back( path );
            return;
          }
          switch ( destroyFile( file, isKey ) )
          {
          case Destruction::Destroyed:
            mReport.destroyed.push_back( path );
            // Its other names here went before: with this the content is gone.
            for ( const std::string &name : mSecondNames[inode] )
            {
              std::erase( mReport.unlinkedOnly, name );
              mReport.destroyed.push_back( name );
            }
            mSecondNames.erase( inode );
            break;
          case Destruction::AlreadyGone:
            if ( sayGone )
              mReport.alreadyGone.push_back( path );
            break;
          case Destruction::SecondName:
            mSecondNames[inode].push_back( path );
            [[fallthrough]];
          case Destruction::UnlinkedOnly:
            mReport.unlinkedOnly.push_back( path );
            break;
          case Destruction::Failed:
            mReport.failed.push_back( path );
          }
          // What SQLite leaves beside a GeoPackage is part of it.
          if ( path.ends_with( ".gpkg" ) )
            for ( const std::string_view suffix : SQLITE_COMPANIONS )
              if ( const std::string beside = path + std::string( suffix );
                   fs::exists( fs::symlink_status( mFolder / pathOf( beside ) ) ) )
                destroy( beside, false, false );
        }

        void endRun( const std::string &work )
        {
          ( recoverRun( mFolder / pathOf( work ) ) == RunState::Gone ? mReport.destroyed : mReport.failed )
              .push_back( work );
        }

        void finish()
        {
          for ( const fs::path &manifest : mManifests )
            if ( mReport.failed.empty() )
              fs::remove( manifest );
          for ( const fs::directory_entry &entry :
                fs::recursive_directory_iterator( mFolder, fs::directory_options::skip_permission_denied ) )
          {
            mReport.leftAlone += entry.is_directory() && !entry.is_symlink() ? 0 : 1;
            if ( isUnlisted( entry.path() ) )
              mReport.unlisted.push_back( relative( entry.path() ) );
          }
          std::sort( mReport.unlisted.begin(), mReport.unlisted.end() );
          std::erase_if( mReport.others,
                         [&]( const std::string &other ) { return isIn( mReport.unlisted, other ); } );
          mReport.leftAlone -= std::min<std::size_t>( mReport.leftAlone,
                                                      2 + mReport.failed.size() ); // manifest, certificate
          writeWhole( mReport.certificate, certificateOf( mReport ) );
          if ( mReport.failed.empty() )
            fs::remove( mFolder / MANIFEST_NAME );
        }

        static bool isIn( const std::vector<std::string> &list, const std::string &name )
        {
          return std::find( list.begin(), list.end(), name ) != list.end();
        }

        // Neither still there for another reason nor in another event's folder. What is sealed with another
        // key beside this event's files may be this event's, where the manifest's line for it was changed.
        bool isUnlisted( const fs::path &path ) const
        {
          const std::string name = relative( path );
          return !isIn( mReport.failed, name ) &&
                 std::none_of( mReport.others.begin(), mReport.others.end(),
                               [&]( const std::string &other )
                               { return name.starts_with( other + '/' ); } ) &&
                 looksLikeAnEvents( path );
        }

        fs::path mFolder;
        std::vector<ManifestEntry> mEntries;
        std::vector<std::string> mSealed, mWork, mLeftovers;
        std::vector<fs::path> mManifests;
        std::map<std::pair<std::uint64_t, std::uint64_t>, std::vector<std::string>> mSecondNames;
        WipeReport mReport;
    };
  }

  WipeReport wipeEvent( const fs::path &folder, const Progress &progress )
  {
    return Wipe( folder ).run( progress );
  }
}
