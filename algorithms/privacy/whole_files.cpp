#include "privacy/whole_files.h"

#include "base/error.h"
#include "base/file.h"

#include <system_error>

namespace doorstep
{
  namespace fs = std::filesystem;

  namespace
  {
    // SQLite's files beside a GeoPackage that is replaced would be taken for the new one's.
    void removeJournals( const fs::path &file )
    {
      std::error_code ignored;
      if ( file.extension() == ".gpkg" )
        for ( const char *suffix : { "-wal", "-shm", "-journal" } )
          fs::remove( fs::path( file ) += suffix, ignored );
    }
  }

  void NewFolder::make( const fs::path &folder, std::string_view parameter )
  {
    std::error_code error;
    fs::path missing = fs::absolute( folder, error ).lexically_normal();
    if ( !missing.has_filename() )
      missing = missing.parent_path(); // "maps/"
    std::vector<fs::path> made;
    for ( ; !missing.empty() && !fs::exists( missing, error ); missing = missing.parent_path() )
      made.push_back( missing );
    for ( auto it = made.rbegin(); it != made.rend(); ++it )
    {
      fs::create_directory( *it, error );
      if ( !error )
        mMade.insert( mMade.begin(), *it );
    }
    if ( !fs::is_directory( folder, error ) )
      throw InputError( std::string( parameter ) + " cannot be made: choose a folder that is writable." );
  }

  NewFolder::~NewFolder()
  {
    std::error_code notEmpty;
    for ( const fs::path &folder : mMade )
      fs::remove( folder, notEmpty );
  }

  WholeFiles::~WholeFiles()
  {
    std::error_code ignored;
    for ( const Part &part : mParts )
      fs::remove( part.beside, ignored );
  }

  void WholeFiles::add( const fs::path &place, std::string_view bytes, FileKind kind )
  {
    fs::path beside = place;
    beside += ".part";
    mParts.push_back( { beside, place, kind } );
    writeWhole( beside, bytes, kind == FileKind::Confidential );
  }

  void WholeFiles::take( const fs::path &beside, const fs::path &place, FileKind kind )
  {
    mParts.push_back( { beside, place, kind } );
  }

  void WholeFiles::put( Part &part )
  {
    std::error_code error;
    if ( fs::exists( part.place, error ) )
    {
      fs::path before = part.place;
      before += ".before";
      if ( !fs::is_directory( part.place, error ) )
        fs::rename( part.place, before, error );
      else
        error = std::make_error_code( std::errc::is_a_directory );
      if ( !error )
        part.before = before;
    }
    if ( !error )
      fs::rename( part.beside, part.place, error );
    if ( !error )
      return;
    std::error_code ignored;
    if ( !part.before.empty() )
      fs::rename( part.before, part.place, ignored );
    throw InputError( part.place.filename().string() +
                      " cannot be written: the file may be open elsewhere, or its folder is not writable." );
  }

  void WholeFiles::takeBack( const Part &part )
  {
    std::error_code ignored;
    if ( part.before.empty() )
      fs::remove( part.place, ignored );
    else
      fs::rename( part.before, part.place, ignored );
  }

  bool WholeFiles::keep()
  {
    // In the manifest first: a wipe passes over a file that is not there, and must miss none that is.
    bool allRecorded = true;
    for ( const Part &part : mParts )
      allRecorded = recordFile( part.place, part.kind ) && allRecorded;
    std::size_t placed = 0;
    try
    {
      for ( ; placed < mParts.size(); ++placed )
        put( mParts[placed] );
    }
    catch ( const InputError & )
    {
      while ( placed-- > 0 )
        takeBack( mParts[placed] );
      throw;
    }
    std::error_code ignored;
    for ( const Part &part : mParts )
    {
      if ( !part.before.empty() )
        fs::remove( part.before, ignored );
      removeJournals( part.place );
    }
    mParts.clear();
    return allRecorded;
  }
}
