// SPDX-License-Identifier: GPL-2.0-or-later
#include "packet/packet_names.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace doorstep
{
  namespace
  {
    constexpr std::string_view ENDING = ".pdf";

    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }

    bool isPlain( char c )
    {
      return isDigit( c ) || ( c >= 'A' && c <= 'Z' ) || ( c >= 'a' && c <= 'z' );
    }

    // Letters and digits of a name, the rest as underscores; no longer than file systems take with what
    // stands around it.
    std::string plain( std::string_view name )
    {
      constexpr std::size_t longest = 60;
      std::string safe;
      for ( const char c : name )
      {
        const auto byte = static_cast<unsigned char>( c );
        if ( ( byte & 0xC0 ) == 0x80 )
          continue; // a letter of several bytes has its mark already
        safe += isPlain( c ) ? c : '_';
        if ( byte >= 0xF0 )
          safe += '_'; // as long as in names of earlier runs, which counted in UTF-16
      }
      safe.resize( std::min( safe.size(), longest ) );
      return safe;
    }

    bool takeFront( std::string_view &text, std::string_view front )
    {
      if ( !text.starts_with( front ) )
        return false;
      text.remove_prefix( front.size() );
      return true;
    }

    bool isWord( std::string_view text )
    {
      return !text.empty() &&
             std::all_of( text.begin(), text.end(), []( char c ) { return isPlain( c ) || c == '_'; } );
    }
  }

  std::string packetFileName( const PacketZone &zone, Role role, std::int32_t copy )
  {
    const std::string number = std::to_string( zone.zone );
    std::string name = "zone_" + std::string( number.size() < 2 ? "0" : "" ) + number;
    if ( !zone.team.empty() )
      name += "_team_" + plain( zone.team );
    if ( role != Role::Team )
      name += '_' + std::string( rulesOf( role ).id );
    if ( copy > 0 )
      name += "_copy_" + std::to_string( copy );
    return name.append( ENDING );
  }

  std::string deviceFileName( std::string_view packetFile, std::string_view ending )
  {
    if ( packetFile.ends_with( ENDING ) )
      packetFile.remove_suffix( ENDING.size() );
    return std::string( packetFile ).append( ending );
  }

  std::vector<std::string> stagingFileNames( std::span<const std::string> places )
  {
    std::vector<std::string> names;
    std::set<std::string> taken; // file systems may not tell cases apart
    for ( const std::string &place : places )
    {
      const std::string stem = "staging_" + ( place.empty() ? "papers" : plain( place ) );
      std::string name = stem;
      for ( int number = 2; !taken.insert( lowerAscii( name ) ).second; ++number )
        name = stem + '_' + std::to_string( number );
      names.push_back( name.append( ENDING ) );
    }
    return names;
  }

  std::string sheafFileName( std::string_view what, Role role )
  {
    return std::string( what ).append( "_" ).append( rulesOf( role ).id ).append( ENDING );
  }

  bool isPacketName( std::string_view file )
  {
    if ( !file.ends_with( ENDING ) )
      return false;
    file.remove_suffix( ENDING.size() );
    if ( takeFront( file, "zone_" ) )
    {
      const auto digits = std::find_if_not( file.begin(), file.end(), isDigit ) - file.begin();
      file.remove_prefix( static_cast<std::size_t>( digits ) );
      return digits >= 2 && ( file.empty() || ( takeFront( file, "_" ) && isWord( file ) ) );
    }
    if ( takeFront( file, "staging_" ) )
      return isWord( file );
    for ( const std::string_view what : { "all_", "changed_", "changes_" } )
      if ( takeFront( file, what ) )
        return std::any_of( allRoles().begin(), allRoles().end(),
                            [&]( const RoleRules &rules ) { return rules.id == file; } );
    return false;
  }
}
