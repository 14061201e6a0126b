// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/work_folder.h"

#include "base/csv.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path_text.h"
#include "base/platform/files.h"
#include "privacy/destroy.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <set>
#include <span>

namespace doorstep
{
  namespace fs = std::filesystem;

  namespace
  {
    constexpr std::time_t YOUNG = 10; // seconds
    constexpr std::string_view JOURNAL_HEADER = "from,place,before\r\n", JOURNAL_END = "end\r\n";

    [[noreturn]] void cannotBePut( const fs::path &place, int code )
    {
      throw InputError( textOf( place.filename() ) + " cannot be written: " + std::strerror( code ) +
                        ". The file may be open elsewhere, or its folder is not writable." );
    }

    bool isThere( const fs::path &path )
    {
      return platform::infoOf( path ).has_value();
    }

    // 0, or the error.
    int renamed( const fs::path &from, const fs::path &to )
    {
      return platform::rename( from, to ) ? 0 : errno;
    }

    // What SQLite left beside a GeoPackage would be taken for the new one's.
    std::span<const std::string_view> companionsOf( const fs::path &place )
    {
      if ( place.extension() == ".gpkg" || place.extension() == ".sqlite" )
        return SQLITE_COMPANIONS;
      return {};
    }

    fs::path with( const fs::path &path, std::string_view suffix )
    {
      return fs::path( path ) += suffix;
    }

    int put( const FileMove &move )
    {
      if ( move.from.empty() )
        return isThere( move.place ) && !isThere( move.before ) ? renamed( move.place, move.before ) : 0;
      if ( !isThere( move.from ) )
        return 0; // done before
      if ( fs::is_directory( move.place ) && !fs::is_directory( move.from ) )
        return EISDIR;
      for ( const std::string_view suffix : companionsOf( move.place ) )
        if ( const fs::path companion = with( move.place, suffix ); isThere( companion ) )
          if ( const int error = renamed( companion, with( move.before, suffix ) ) )
            return error;
      // A second name first, so that the place is never empty; where the disk knows none, a rename.
      if ( isThere( move.place ) && !isThere( move.before ) && !platform::addName( move.place, move.before ) )
        if ( const int error = renamed( move.place, move.before ) )
          return error;
      return renamed( move.from, move.place );
    }

    void takeBack( const FileMove &move )
    {
      const bool wasThere = isThere( move.before );
      if ( !move.from.empty() && !isThere( move.from ) && isThere( move.place ) )
      {
        // To be destroyed with the work folder; the place is never empty where it was not before.
        if ( !wasThere )
          renamed( move.place, move.from );
        else if ( !platform::addName( move.place, move.from ) )
          destroyFile( move.place );
      }
      if ( wasThere )
        renamed( move.before, move.place );
      for ( const std::string_view suffix : companionsOf( move.place ) )
        if ( isThere( with( move.before, suffix ) ) )
          renamed( with( move.before, suffix ), with( move.place, suffix ) );
    }

    void syncPlaces( const std::vector<FileMove> &moves )
    {
      std::set<fs::path> folders;
      for ( const FileMove &move : moves )
        folders.insert( move.place.parent_path() );
      for ( const fs::path &folder : folders )
        syncFolder( folder );
    }

    std::string journalOf( const fs::path &home, const std::vector<FileMove> &moves )
    {
      const auto cell = [&]( const fs::path &path )
      { return path.empty() ? std::string() : csvCell( slashedTextOf( path.lexically_relative( home ) ) ); };
      std::string text( JOURNAL_HEADER );
      for ( const FileMove &move : moves )
        text += cell( move.from ) + ',' + cell( move.place ) + ',' + cell( move.before ) + "\r\n";
      return text.append( JOURNAL_END );
    }

    bool liesInWorkFolder( const fs::path &work )
    {
      return textOf( work.filename() ).starts_with( WORK_FOLDER_PREFIX );
    }

    // A journal says nothing but moves between work folders and the folders that they lie in, so that a
    // forged one moves nothing else.
    bool isOurs( const FileMove &move )
    {
      const fs::path work = move.before.parent_path();
      return liesInWorkFolder( work ) && move.place.parent_path() == work.parent_path() &&
             move.place.has_filename() &&
             ( move.from.empty() || move.from.parent_path().parent_path() == work );
    }

    std::vector<FileMove> readJournal( const fs::path &home )
    {
      const std::string text = readWhole( home / "journal" );
      std::vector<FileMove> moves;
      if ( !text.starts_with( JOURNAL_HEADER ) || !text.ends_with( JOURNAL_END ) )
        return moves; // its writing was not ended, so nothing was moved
      for ( const CsvRow &row : parseCsv( text ) )
      {
        if ( row.size() != 3 || row[0] == "from" )
          continue;
        const auto path = [&]( const std::string &cell )
        { return cell.empty() ? fs::path() : ( home / pathOf( cell ) ).lexically_normal(); };
        if ( FileMove move{ path( row[0] ), path( row[1] ), path( row[2] ) }; isOurs( move ) )
          moves.push_back( std::move( move ) );
      }
      return moves;
    }

    void endMoves( const fs::path &home )
    {
      if ( !isThere( home / "journal" ) )
        return;
      const std::vector<FileMove> moves = readJournal( home );
      if ( isThere( home / "undo" ) )
        for ( auto move = moves.rbegin(); move != moves.rend(); ++move )
          takeBack( *move );
      else
        for ( const FileMove &move : moves )
          if ( const int error = put( move ) )
            cannotBePut( move.place, error );
      syncPlaces( moves );
      platform::removeName( home / "journal" );
    }
  }

  WorkFolder::WorkFolder( const fs::path &folder, const std::function<void( const fs::path & )> &enter,
                          const fs::path &home )
      : mFolder( folder ), mPath( folder / ( std::string( WORK_FOLDER_PREFIX ) + randomName() ) )
  {
    enter( mPath );
    if ( !platform::makePrivateFolder( mPath ) )
      cannotBePut( folder, errno );
    mLock = platform::lockFolder( mPath, false );
    if ( mLock < 0 )
    {
      const int error = errno;
      platform::removeFolder( mPath );
      cannotBePut( folder, error );
    }
    if ( !home.empty() )
      writeNew( mPath / "home", slashedTextOf( home.lexically_relative( mPath ) ), true );
  }

  WorkFolder::~WorkFolder()
  {
    destroyFolder( mPath, "", true );
    platform::unlockFolder( mLock );
  }

  fs::path WorkFolder::room()
  {
    fs::path made = mPath / std::to_string( mRooms++ );
    if ( !platform::makePrivateFolder( made ) )
      cannotBePut( mFolder, errno );
    return made;
  }

  fs::path WorkFolder::before()
  {
    return mPath / ( "before-" + std::to_string( mBefore++ ) );
  }

  void moveAll( const fs::path &home, const std::vector<FileMove> &moves )
  {
    writeNew( home / "journal", journalOf( home, moves ), true );
    syncFolder( home );
    std::size_t done = 0;
    int error = 0;
    for ( ; done < moves.size() && error == 0; ++done )
      error = put( moves[done] );
    try
    {
      if ( error == 0 )
        syncPlaces( moves );
      else
        cannotBePut( moves[done - 1].place, error );
    }
    catch ( const InputError & )
    {
      // Without the mark a later run would go forward where this one went back; without room for the mark the
      // journal goes first, which leaves a set in part only where the run dies in the next moment.
      try
      {
        writeNew( home / "undo", "", true );
        syncFolder( home );
      }
      catch ( const InputError & )
      {
        platform::removeName( home / "journal" );
      }
      while ( done-- > 0 )
        takeBack( moves[done] );
      platform::removeName( home / "journal" );
      throw;
    }
    platform::removeName( home / "journal" );
  }

  RunState recoverRun( const fs::path &work )
  {
    const std::optional<platform::FileInfo> info = platform::infoOf( work );
    if ( !info )
      return RunState::Gone;
    if ( info->kind != platform::FileKind::Folder || !info->isOwn )
      return RunState::Left;
    // One that was made a moment ago may be about to be locked; while it is empty it holds nothing.
    if ( std::error_code error; fs::is_empty( work, error ) && std::time( nullptr ) - info->seconds < YOUNG )
      return RunState::Gone;
    const int lock = platform::lockFolder( work, false ); // none where the run is alive
    if ( lock < 0 )
      return isThere( work ) ? RunState::Alive : RunState::Gone;
    RunState state = RunState::Left;
    try
    {
      fs::path home = work;
      if ( isThere( work / "home" ) )
        home = ( work / pathOf( readWhole( work / "home" ) ) ).lexically_normal();
      RunState whole = RunState::Gone;
      if ( home != work && liesInWorkFolder( home ) )
        whole = recoverRun( home );
      else
        endMoves( work );
      state = whole != RunState::Gone            ? whole
              : destroyFolder( work, "", false ) ? RunState::Gone
                                                 : RunState::Left;
    }
    catch ( const InputError & )
    {
      state = RunState::Left; // its place is not writable: it stays for whoever can
    }
    platform::unlockFolder( lock );
    return state;
  }

  bool recoverFolder( const fs::path &folder )
  {
    std::error_code error;
    std::vector<fs::path> found;
    for ( const fs::directory_entry &entry : fs::directory_iterator( folder, error ) )
      if ( liesInWorkFolder( entry.path() ) )
        found.push_back( entry.path() );
    bool all = true;
    for ( const fs::path &work : found )
      all = recoverRun( work ) != RunState::Left && all;
    return all;
  }
}
