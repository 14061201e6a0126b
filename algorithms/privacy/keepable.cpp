// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/keepable.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

namespace doorstep
{
  namespace
  {
    // Parts of column names; "grade" and the like tell the reason for the visit, the others the person.
    constexpr std::array<std::string_view, 28> TELLING_NAMES = {
        "withdraw",  "grade",    "attend",   "absen",    "truan",  "disciplin",   "suspen",
        "expel",     "reason",   "homeless", "custody",  "school", "escuela",     "surname",
        "firstname", "lastname", "fullname", "apellido", "nombre", "studentname", "guardian",
        "parent",    "phone",    "telefono", "email",    "birth",  "address",     "domicilio" };
    constexpr std::array<std::string_view, 8> TELLING_WHOLE_NAMES = { "name", "first", "last", "dob",
                                                                      "ssn",  "gpa",   "iep",  "studentid" };
    constexpr std::size_t SHORTEST_PART = 3; // letters; shorter words occur anywhere

    // Letters and digits in lower case, everything else as one space.
    std::string wordsOnly( std::string_view text )
    {
      std::string result;
      for ( char c : text )
      {
        if ( c >= 'A' && c <= 'Z' )
          c = static_cast<char>( c - 'A' + 'a' );
        const bool word =
            ( c >= 'a' && c <= 'z' ) || ( c >= '0' && c <= '9' ) || static_cast<unsigned char>( c ) > 127;
        if ( word )
          result += c;
        else if ( !result.empty() && result.back() != ' ' )
          result += ' ';
      }
      if ( !result.empty() && result.back() == ' ' )
        result.pop_back();
      return result;
    }

    bool containsWords( std::string_view text, std::string_view part )
    {
      if ( part.size() < SHORTEST_PART )
        return false;
      for ( std::size_t at = text.find( part ); at != std::string_view::npos; at = text.find( part, at + 1 ) )
      {
        const std::size_t end = at + part.size();
        if ( ( at == 0 || text[at - 1] == ' ' ) && ( end == text.size() || text[end] == ' ' ) )
          return true;
      }
      return false;
    }

    bool isWithdrawalCode( std::string_view value )
    {
      return value.size() >= 2 && value.size() <= 3 && ( value[0] == 'w' || value[0] == 's' ) &&
             std::all_of( value.begin() + 1, value.end(), []( char c ) { return c >= '0' && c <= '9'; } );
    }

    [[noreturn]] void refuse( const std::string &name, const std::string &why )
    {
      throw InputError( "KEEP: the column " + name + " " + why + ": leave it out of KEEP." );
    }

    void checkName( const std::string &name, std::span<const std::string_view> reserved )
    {
      std::string letters = wordsOnly( name );
      letters.erase( std::remove( letters.begin(), letters.end(), ' ' ), letters.end() );
      if ( letters.starts_with( "geo" ) && name.find( '_' ) == 3 )
        refuse( name, "is the geocoder's" );
      if ( std::find( reserved.begin(), reserved.end(), wordsOnly( name ) ) != reserved.end() )
        refuse( name, "has the name of a column that visits and plans have" );
      for ( const std::string_view part : TELLING_NAMES )
        if ( letters.find( part ) != std::string::npos )
          refuse( name, "tells by its name who a student is or why the visit is made" );
      for ( const std::string_view whole : TELLING_WHOLE_NAMES )
        if ( letters == whole )
          refuse( name, "tells by its name who a student is or why the visit is made" );
    }
  }

  void requireKeepable( const ListColumn &kept, std::span<const ListColumn> sealed,
                        std::span<const std::string_view> reserved )
  {
    for ( const ListColumn &column : sealed )
      if ( column.name == kept.name )
        refuse( kept.name, "is sealed or the ID" );
    checkName( kept.name, reserved );

    std::vector<std::string> values;
    for ( const std::string &value : kept.values )
      values.push_back( wordsOnly( value ) );
    std::size_t filled = 0, codes = 0;
    for ( const std::string &value : values )
    {
      filled += value.empty() ? 0 : 1;
      codes += isWithdrawalCode( value ) ? 1 : 0;
    }
    if ( filled > 0 && codes == filled )
      refuse( kept.name, "holds withdrawal codes" );

    for ( const ListColumn &column : sealed )
    {
      std::unordered_set<std::string> secrets;
      for ( const std::string &value : column.values )
        secrets.insert( wordsOnly( value ) );
      for ( std::size_t row = 0; row < values.size(); ++row )
      {
        if ( values[row].empty() )
          continue;
        const std::string secret =
            row < column.values.size() ? wordsOnly( column.values[row] ) : std::string();
        if ( secrets.contains( values[row] ) || containsWords( values[row], secret ) ||
             containsWords( secret, values[row] ) )
          refuse( kept.name, "has values that occur in the sealed column " + column.name + ", as in row " +
                                 std::to_string( row + 1 ) );
      }
    }
  }

  bool singlesOut( const ListColumn &column )
  {
    std::set<std::string_view> distinct;
    std::size_t filled = 0;
    for ( const std::string &value : column.values )
      if ( !value.empty() )
      {
        ++filled;
        distinct.insert( value );
      }
    return filled >= 20 && distinct.size() * 10 >= filled * 9;
  }
}
