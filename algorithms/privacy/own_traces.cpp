// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/own_traces.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <string_view>

namespace doorstep
{
  namespace
  {
    namespace fs = std::filesystem;
    constexpr std::size_t HEAD = 262144, LARGEST_PDF = 256U << 20U;

    std::string beginningOf( const fs::path &file, std::size_t most )
    {
      std::string bytes( most, '\0' );
      std::ifstream stream( file, std::ios::binary );
      stream.read( bytes.data(), static_cast<std::streamsize>( most ) );
      bytes.resize( static_cast<std::size_t>( std::max<std::streamsize>( 0, stream.gcount() ) ) );
      return bytes;
    }

    bool holds( std::string_view text, std::string_view what )
    {
      return text.find( what ) != std::string_view::npos;
    }

    // A cell of the first line, quoted or not.
    bool hasColumn( std::string_view text, std::string_view name )
    {
      std::string_view line = text.substr( 0, text.find_first_of( "\r\n" ) );
      if ( line.starts_with( "\xEF\xBB\xBF" ) )
        line.remove_prefix( 3 );
      while ( !line.empty() )
      {
        std::string_view cell = line.substr( 0, line.find_first_of( ",;\t" ) );
        line.remove_prefix( std::min( line.size(), cell.size() + 1 ) );
        if ( cell.size() > 1 && cell.front() == '"' && cell.back() == '"' )
          cell = cell.substr( 1, cell.size() - 2 );
        if ( cell == name )
          return true;
      }
      return false;
    }
  }

  bool looksLikeAnEvents( const fs::path &file )
  {
    std::error_code failed;
    if ( !fs::is_regular_file( fs::symlink_status( file, failed ) ) )
      return false;
    for ( const char *ending : { ".dsxwalk", ".dsregkey", ".dsledger", ".dsledgerkey" } )
      if ( file.extension() == ending )
        return true;
    const std::string head = beginningOf( file, HEAD );
    if ( head.starts_with( "DSXWALK" ) )
      return true;
    if ( head.starts_with( "%PDF-" ) )
    {
      const std::uintmax_t size = fs::file_size( file, failed );
      const std::string whole = head.size() < HEAD || failed || size > LARGEST_PDF
                                    ? head
                                    : beginningOf( file, static_cast<std::size_t>( size ) );
      return holds( whole, "/Producer (Doorstep)" ) || holds( whole, "/Producer(Doorstep)" );
    }
    // Of geocode, of visits, of directions. Outcomes and edits that people typed have a visit's code alone.
    constexpr std::array<std::array<std::string_view, 2>, 3> COLUMNS = {
        { { "geo_status", "geo_status" }, { "visit", "students" }, { "step", "stop" } } };
    // Of a GeoPackage, or of a FlatGeobuf or GeoJSON: as SQL and JSON quote it.
    const bool isTable = head.starts_with( "SQLite format 3" ) || head.starts_with( "{" );
    const auto has = [&]( std::string_view column )
    { return isTable ? holds( head, '"' + std::string( column ) + '"' ) : hasColumn( head, column ); };
    return std::any_of( COLUMNS.begin(), COLUMNS.end(),
                        [&]( const auto &both ) { return has( both[0] ) && has( both[1] ); } );
  }
}
