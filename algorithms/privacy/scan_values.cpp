// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/scan_values.h"

#include "base/path_text.h"
#include "base/text.h"
#include "privacy/leak_spellings.h"
#include "privacy/manifest.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace doorstep
{
  namespace
  {
    // A value of more students than these, of each ten, is a language or a school and tells nobody.
    constexpr std::size_t COMMON_LEAST = 20, COMMON_TENTH = 1;

    // "508 Main St" of "508 Main St # 4, Tucson 85701": pages write less than the list.
    std::string streetPart( const std::string &address )
    {
      return address.substr( 0, address.find_first_of( ",#" ) );
    }

    bool isFamilyColumn( const std::string &column )
    {
      const std::string lower = lowerAscii( column );
      for ( const char *word : { "last", "family", "surname", "apellido" } )
        if ( lower.find( word ) != std::string::npos )
          return true;
      return false;
    }

    void addName( ScanValues &to, SoughtName name, const std::string &kind )
    {
      if ( !isTelling( name.given + name.family ) || name.given.empty() || name.family.empty() )
        return;
      to.sought.names.push_back( std::move( name ) );
      to.nameKinds.push_back( kind );
    }

    std::set<std::string> confidentialFiles( const std::filesystem::path &folder )
    {
      std::set<std::string> files;
      if ( std::filesystem::exists( folder / MANIFEST_NAME ) )
        for ( const ManifestEntry &entry : readManifest( folder ) )
          if ( entry.kind == FileKind::Confidential )
            files.insert( entry.path );
      return files;
    }

    void addColumn( ScanValues &to, const ScanColumn &column )
    {
      std::map<std::string, std::size_t> counted;
      for ( const std::string &value : column.values )
        if ( !value.empty() )
          ++counted[value];
      const std::size_t common = std::max( COMMON_LEAST, column.values.size() * COMMON_TENTH / 10 );
      for ( const auto &[value, students] : counted )
      {
        if ( students > common )
        {
          ++to.common;
          continue;
        }
        if ( !isTelling( value ) )
          ++to.tooShort;
        for ( const std::string &spelling : spellingsOf( value ) )
          if ( isTelling( spelling ) )
          {
            to.sought.values.push_back( spelling );
            to.kinds.push_back( column.kind );
            to.of.push_back( to.different );
          }
        ++to.different;
        if ( isNameColumn( column.kind ) )
          for ( SoughtName &name : namesIn( value ) )
            addName( to, std::move( name ), column.kind );
      }
    }
  }

  void addColumns( ScanValues &to, const std::vector<ScanColumn> &columns )
  {
    for ( const ScanColumn &column : columns )
      addColumn( to, column );
    // Two columns of names are one name: "Ann" and "Lee" are too short to be looked for alone.
    for ( std::size_t a = 0; a < columns.size(); ++a )
      for ( std::size_t b = a + 1; b < columns.size(); ++b )
        if ( isNameColumn( columns[a].kind ) && isNameColumn( columns[b].kind ) )
        {
          const bool turned = isFamilyColumn( columns[a].kind );
          const ScanColumn &given = columns[turned ? b : a], &family = columns[turned ? a : b];
          std::set<std::pair<std::string, std::string>> once;
          for ( std::size_t row = 0; row < std::min( given.values.size(), family.values.size() ); ++row )
            if ( namesIn( given.values[row] ).empty() && namesIn( family.values[row] ).empty() &&
                 once.emplace( given.values[row], family.values[row] ).second )
              addName( to, { given.values[row], family.values[row] }, given.kind + ", " + family.kind );
        }
  }

  void addCrosswalk( ScanValues &to, const Crosswalk &crosswalk )
  {
    std::vector<ScanColumn> columns{ { "ID", {} }, { "address", {} } };
    for ( const std::string &field : crosswalk.sealedFields )
      columns.push_back( { field, {} } );
    for ( const CrosswalkEntry &entry : crosswalk.entries )
    {
      columns[0].values.push_back( entry.student );
      columns[1].values.push_back( entry.address );
      for ( std::size_t c = 2; c < columns.size(); ++c )
      {
        const auto sealed =
            std::find_if( entry.sealed.begin(), entry.sealed.end(),
                          [&]( const auto &field ) { return field.first == columns[c].kind; } );
        columns[c].values.push_back( sealed == entry.sealed.end() ? std::string() : sealed->second );
      }
    }
    addColumns( to, columns );
    // Pages write less of an address than the list.
    ScanColumn streets{ "address", {} };
    for ( const std::string &address : columns[1].values )
      if ( streetPart( address ) != address )
        streets.values.push_back( streetPart( address ) );
    addColumns( to, { streets } );
  }

  void addPublicNames( ScanValues &to, const std::vector<std::string> &texts )
  {
    std::set<std::string> names;
    for ( const std::string &text : texts )
      if ( isTelling( text ) )
        for ( std::string &spelling : streetSpellings( text ) )
          names.insert( std::move( spelling ) );
    to.sought.streets.insert( to.sought.streets.end(), names.begin(), names.end() );
  }

  std::vector<ScanFinding> findings( const std::filesystem::path &folder, const ScanValues &values,
                                     const std::vector<LeakHit> &hits )
  {
    const std::set<std::string> confidential = confidentialFiles( folder );
    std::set<std::filesystem::path> telling; // their names hold a value
    for ( const LeakHit &hit : hits )
      if ( hit.where == "file name" )
        telling.insert( hit.file );
    // A file stands in a folder whose name holds a value, too.
    const auto named = [&]( const std::filesystem::path &file )
    {
      std::filesystem::path safe = file;
      while ( safe != folder && !safe.empty() )
      {
        bool holds = false;
        for ( std::filesystem::path at = safe; at != folder && at.has_relative_path(); at = at.parent_path() )
          holds = holds || telling.contains( at );
        if ( !holds )
          break;
        safe = safe.parent_path();
      }
      const std::string relative = slashedTextOf( safe.lexically_relative( folder ) );
      return safe == file ? relative : "a name in " + ( relative == "." ? "the folder" : relative );
    };
    std::map<std::tuple<std::string, std::string, std::string, StreetSense>,
             std::pair<std::set<std::size_t>, bool>>
        found;
    for ( const LeakHit &hit : hits )
    {
      const bool isPicture = hit.encoding == "picture", unreadable = !isOfValue( hit );
      auto &[different, expected] =
          found[{ named( hit.file ), unreadable && hit.where == "bytes" ? "file" : hit.where,
                  isPicture    ? PICTURE
                  : unreadable ? UNREADABLE
                               : values.kind( hit.marker ),
                  hit.street }];
      if ( !unreadable ) // names are counted behind the values
        different.insert( hit.marker < values.of.size() ? values.of[hit.marker]
                                                        : values.different + hit.marker - values.of.size() );
      expected = isPicture || hit.street == StreetSense::Known ||
                 ( !unreadable && hit.where != "file name" &&
                   confidential.contains( slashedTextOf( hit.file.lexically_relative( folder ) ) ) );
    }
    std::vector<ScanFinding> all;
    for ( const auto &[key, what] : found )
      all.push_back( { std::get<0>( key ), std::get<1>( key ), std::get<2>( key ), what.first.size(),
                       std::get<3>( key ), what.second } );
    return all;
  }
}
