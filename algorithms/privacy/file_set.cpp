// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/file_set.h"

#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "base/platform/files.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace fs = std::filesystem;

  namespace
  {
    // Links followed; `named` is what a refusal speaks of.
    fs::path folderAt( const fs::path &folder, const fs::path &named )
    {
      std::error_code failed;
      fs::path found = fs::canonical( fs::absolute( folder ), failed );
      if ( failed )
        throw InputError( textOf( named.filename() ) +
                          " cannot be written: choose a folder that exists and is writable." );
      return found;
    }

    fs::path folderOf( const fs::path &place )
    {
      return folderAt( fs::absolute( place ).parent_path(), place );
    }

    // A device would be replaced by a file where the user may do that, and a pipe's reader would wait on.
    void requireFileOrNothing( const fs::path &place )
    {
      if ( const std::optional<platform::FileInfo> info = platform::infoOf( place );
           info && info->kind == platform::FileKind::Other )
        throw InputError( textOf( place.filename() ) +
                          " is a device or a pipe, which keeps nothing: choose a file." );
    }

    // Which file it is and when it was written; every run makes a new one.
    std::string markOf( const fs::path &place )
    {
      const std::optional<platform::FileInfo> info = platform::infoOf( place );
      if ( !info )
        return {};
      return std::to_string( info->which.first ) + ' ' + std::to_string( info->which.second ) + ' ' +
             std::to_string( info->size ) + ' ' + std::to_string( info->seconds ) + ' ' +
             std::to_string( info->nanoseconds );
    }

    // Of the folders themselves, always in the same order. Where a file system knows none, runs go without.
    class FolderLocks
    {
      public:
        explicit FolderLocks( const std::set<fs::path> &folders )
        {
          for ( const fs::path &folder : folders )
            if ( const int lock = platform::lockFolder( folder, true ); lock >= 0 )
              mLocks.push_back( lock );
        }
        FolderLocks( const FolderLocks & ) = delete;
        FolderLocks &operator=( const FolderLocks & ) = delete;
        ~FolderLocks()
        {
          for ( const int lock : mLocks )
            platform::unlockFolder( lock );
        }

      private:
        std::vector<int> mLocks;
    };

    // What a sink's writer leaves beside its file and nobody wants.
    bool isScratch( const fs::path &file )
    {
      const std::string name = textOf( file.filename() );
      return std::any_of( std::begin( SQLITE_COMPANIONS ), std::end( SQLITE_COMPANIONS ),
                          [&]( std::string_view suffix )
                          { return name.ends_with( ".gpkg" + std::string( suffix ) ); } );
    }
  }

  FileSet::~FileSet()
  {
    // The folder with the journal goes last: the others are found through their own locks.
    while ( !mWork.empty() )
      mWork.pop_back();
  }

  void FileSet::beginEvent( const fs::path &folder, bool always )
  {
    // Of a file without a folder: where the run is.
    const fs::path event = folderAt( folder.empty() ? fs::path( "." ) : folder, folder );
    if ( always || nearestManifest( event ).empty() )
      mEvents.push_back( event );
  }

  std::size_t FileSet::workFor( const fs::path &folder )
  {
    std::size_t index = 0;
    for ( const WorkFolder &work : mWork )
    {
      if ( work.folder() == folder )
        return index;
      ++index;
    }
    recoverFolder( folder );
    mWork.emplace_back(
        folder, [&]( const fs::path &work ) { enter( work, FileKind::Confidential ); },
        mWork.empty() ? fs::path() : mWork.front().path() );
    return index;
  }

  fs::path FileSet::stage( const fs::path &place, FileKind kind )
  {
    const fs::path folder = folderOf( place );
    requireFileOrNothing( folder / place.filename() );
    const std::size_t work = workFor( folder );
    const fs::path staged =
        std::next( mWork.begin(), static_cast<std::ptrdiff_t>( work ) )->room() / place.filename();
    mParts.push_back( { staged, folder / place.filename(), kind, work } );
    return staged;
  }

  void FileSet::add( const fs::path &place, std::string_view bytes, FileKind kind )
  {
    writeNew( stage( place, kind ), bytes, isOwnersAlone( kind ) );
  }

  void FileSet::remove( const fs::path &place )
  {
    const fs::path folder = folderOf( place );
    mParts.push_back( { {}, folder / place.filename(), FileKind::Plan, workFor( folder ) } );
  }

  void FileSet::expectAsNow( const fs::path &place )
  {
    mExpected.emplace_back( place, markOf( place ) );
  }

  bool FileSet::enter( const fs::path &file, FileKind kind ) const
  {
    bool recorded = recordFile( file, kind );
    for ( const fs::path &event : mEvents )
      if ( !recorded || kind == FileKind::Crosswalk )
        recorded = recordFile( event, file, kind ) || recorded;
    return recorded;
  }

  bool FileSet::keep()
  {
    std::vector<FileMove> moves;
    bool allRecorded = true;
    for ( const Part &part : mParts )
    {
      WorkFolder &work = *std::next( mWork.begin(), static_cast<std::ptrdiff_t>( part.work ) );
      if ( part.staged.empty() )
      {
        moves.push_back( { {}, part.place, work.before() } );
        continue;
      }
      std::vector<fs::path> written;
      for ( const fs::directory_entry &entry : fs::directory_iterator( part.staged.parent_path() ) )
        if ( !isScratch( entry.path() ) )
          written.push_back( entry.path() );
      std::sort( written.begin(), written.end() );
      for ( const fs::path &file : written )
      {
        if ( isOwnersAlone( part.kind ) && !platform::makePrivate( file ) )
          throw InputError( textOf( part.place.filename() ) +
                            " cannot be made readable by its owner alone." );
        if ( !fs::is_directory( file ) )
          syncFile( file );
        const fs::path place = part.place.parent_path() / file.filename();
        // In the manifest first: a wipe passes over a file that is not there, and must miss none that is.
        allRecorded = enter( place, part.kind ) && allRecorded;
        moves.push_back( { file, place, work.before() } );
      }
      syncFolder( part.staged.parent_path() );
    }
    if ( !moves.empty() )
    {
      std::set<fs::path> folders;
      for ( const WorkFolder &work : mWork )
        folders.insert( work.folder() );
      const FolderLocks turn( folders );
      for ( const fs::path &folder : folders )
        recoverFolder( folder ); // what died since this run began does not move its files over these
      for ( const auto &[place, mark] : mExpected )
        if ( markOf( place ) != mark )
          throw InputError( textOf( place.filename() ) +
                            " was written by another run meanwhile, so nothing was changed: run again." );
      moveAll( mWork.front().path(), moves );
    }
    mParts.clear();
    while ( !mWork.empty() )
      mWork.pop_back();
    return allRecorded;
  }
}
