// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/list_columns.h"

#include "address/parsed_address.h"
#include "address/text_fold.h"
#include "base/text.h"

#include <algorithm>
#include <cctype>
#include <initializer_list>
#include <vector>

namespace doorstep
{
  namespace
  {
    using Words = std::vector<std::string>;

    // Accents are no part of a name: "Dirección" is Direccion.
    std::string plainLetters( std::string_view name )
    {
      std::string plain;
      for ( std::size_t i = 0; i < name.size(); )
        if ( static_cast<unsigned char>( name[i] ) < 0x80 )
          plain += name[i++];
        else
        {
          const Folded folded = foldAt( name, i );
          plain += lowerAscii( folded.ascii );
          i += folded.bytes;
        }
      return plain;
    }

    // "HomeAddress", "HOME_ADDR 1" → home address, home addr 1
    Words wordsOfName( std::string_view given )
    {
      const std::string name = plainLetters( given );
      Words words;
      const auto isOf = []( int ( *kind )( int ), char c )
      { return kind( static_cast<unsigned char>( c ) ) != 0; };
      for ( std::size_t i = 0; i < name.size(); ++i )
      {
        const char c = name[i];
        if ( !isOf( std::isalnum, c ) )
          continue;
        const char before = i > 0 ? name[i - 1] : ' ';
        const bool starts = !isOf( std::isalnum, before ) ||
                            ( isOf( std::isupper, c ) && isOf( std::islower, before ) ) ||
                            isOf( std::isdigit, c ) != isOf( std::isdigit, before );
        if ( starts )
          words.emplace_back();
        words.back() += static_cast<char>( std::tolower( static_cast<unsigned char>( c ) ) );
      }
      return words;
    }

    struct ListRole
    {
        const char *role;
        std::initializer_list<const char *> is;    // one of them makes it this role
        std::initializer_list<const char *> more;  // speaks for it beside that
        std::initializer_list<const char *> never; // it is something else then
    };

    // In the order in which they choose their columns.
    const ListRole ROLES[] = {
        { "address",
          { "address", "addr", "residence", "direccion", "domicilio", "homeaddress", "streetaddress",
            "street", "calle" },
          { "home", "street", "residence", "physical", "student", "line", "full", "1", "current" },
          { "city",   "state",     "zip",    "town", "id",        "type",   "date",   "ip",
            "stop",   "name",      "number", "no",   "num",       "nbr",    "house",  "suffix",
            "prefix", "direction", "dir",    "apt",  "apartment", "ciudad", "estado", "tipo" } },
        { "zip",
          { "zip", "zipcode", "postal", "postcode", "codigo" },
          { "code", "home", "student", "5" },
          { "4" } },
        { "city",
          { "city", "town", "ciudad", "municipality", "locality" },
          { "home", "student" },
          { "birth" } },
        { "state", { "state", "estado" }, { "home", "student" }, { "birth", "status" } },
        { "unit",
          { "apt", "apartment", "unit", "suite", "apto", "space", "depto", "departamento", "unidad" },
          { "no", "number", "num", "home", "student" },
          { "type" } },
        { "id",
          { "id", "number", "no", "permid", "studentid", "sisid", "matricula", "num", "numero",
            "expediente" },
          { "student", "sis", "pupil", "perm", "local", "alumno", "estudiante" },
          { "phone", "grade", "room", "apt", "unit", "house", "household", "route", "bus", "name", "language",
            "telefono", "grado", "casa", "depto", "apto" } },
        { "language",
          { "language", "lang", "idioma", "lengua" },
          { "home", "primary", "spoken", "main", "hogar", "casa", "materno" },
          { "fluency" } },
        { "hold", { "hold", "holds", "dnv", "donotvisit" }, { "visit", "reason" }, {} },
        { "minutes", { "minutes", "mins", "minutos" }, { "visit", "door" }, { "bus", "travel" } },
        { "first_name",
          { "first", "firstname", "fname", "given", "nombre" },
          { "name", "student" },
          { "day", "last" } },
        { "last_name",
          { "last", "lastname", "lname", "surname", "apellido", "apellidos" },
          { "name", "student" },
          { "day", "visit", "first" } } };

    // Another's, or of another time: never the student's home.
    const std::initializer_list<const char *> OTHERS = {
        "mailing",    "mail",     "email", "guardian", "parent",   "mother",   "father",  "emergency",
        "contact",    "former",   "old",   "prior",    "previous", "work",     "school",  "billing",
        "teacher",    "sibling",  "other", "doctor",   "campus",   "employer", "updated", "changed",
        "madre",      "padre",    "tutor", "tutora",   "correo",   "anterior", "trabajo", "escuela",
        "emergencia", "contacto", "bus",   "stop",     "pickup",   "dropoff",  "daycare" };

    bool holds( std::initializer_list<const char *> list, const std::string &word )
    {
      return std::any_of( list.begin(), list.end(), [&]( const char *known ) { return word == known; } );
    }

    double voteOfName( const Words &words, const ListRole &role )
    {
      double vote = 0;
      bool is = false;
      for ( const std::string &word : words )
      {
        if ( holds( OTHERS, word ) || holds( role.never, word ) )
          return 0;
        if ( holds( role.is, word ) )
        {
          vote += is ? 1 : 4;
          is = true;
        }
        else
          vote += holds( role.more, word ) ? 1 : -0.5;
      }
      return is ? std::max( vote, 0.0 ) : 0;
    }

    // What the values say of the role, between -4 and 3; 0 where they say nothing.
    double voteOfValues( const ValueKinds &kinds, std::string_view role )
    {
      if ( kinds.empty() )
        return 0;
      const auto share = []( double is ) { return is >= 0.5 ? 3.0 : is < 0.2 ? -4.0 : 0.0; };
      if ( role == "address" )
        return share( kinds.address );
      if ( role == "city" && kinds.cityLine >= 0.5 ) // "Larkville, AZ 85701"
        return 3;
      if ( role == "zip" )
        return share( kinds.zip );
      if ( role == "state" )
        return share( kinds.state );
      if ( role == "city" )
        return share( kinds.words );
      if ( role == "id" ) // told apart, or it is no identifier
        return static_cast<double>( kinds.distinct ) >= 0.9 * static_cast<double>( kinds.filled ) ? 3 : -4;
      return 0;
    }
  }

  namespace
  {
    bool isAnothers( std::string_view name )
    {
      const Words words = wordsOfName( name );
      return std::any_of( words.begin(), words.end(),
                          []( const std::string &word ) { return holds( OTHERS, word ); } );
    }

    constexpr double MOSTLY = 0.7; // of a column's values addresses: it is one of addresses

    // What no name tells: the one column of addresses, or of two the one with fewer post office boxes.
    int addressByValues( std::span<const ColumnSample> columns )
    {
      int found = -1;
      double most = 0;
      bool even = false;
      for ( std::size_t c = 0; c < columns.size(); ++c )
      {
        const ValueKinds kinds = valueKinds( columns[c].values );
        if ( kinds.address < MOSTLY || kinds.filled * 2 < kinds.rows || isAnothers( columns[c].name ) )
          continue;
        even = found >= 0 && kinds.address == most;
        if ( kinds.address > most )
        {
          most = kinds.address;
          found = static_cast<int>( c );
        }
      }
      return even ? -1 : found;
    }

    // Whether two columns say another address in one row of twenty or more.
    bool differ( const ColumnSample &a, const ColumnSample &b )
    {
      std::size_t both = 0, other = 0;
      for ( std::size_t row = 0; row < std::min( a.values.size(), b.values.size() ); ++row )
        if ( !saysNothing( a.values[row] ) && !saysNothing( b.values[row] ) )
        {
          ++both;
          other += normalizeText( a.values[row] ) == normalizeText( b.values[row] ) ? 0 : 1;
        }
      return other * 20 > both;
    }
  }

  ListColumns readListColumns( std::span<const ColumnSample> columns )
  {
    ListColumns found;
    std::vector<bool> taken( columns.size() );
    for ( const ListRole &role : ROLES )
    {
      const bool address = role.role == std::string_view( "address" );
      double best = 0;
      int chosen = -1;
      for ( std::size_t c = 0; c < columns.size(); ++c )
      {
        if ( taken[c] )
          continue;
        double vote = voteOfName( wordsOfName( columns[c].name ), role );
        if ( vote > 0 )
        {
          const ValueKinds kinds = valueKinds( columns[c].values );
          const double values = voteOfValues( kinds, role.role );
          const bool another = values < -3 && !address && role.role != std::string_view( "id" );
          // An address by its name alone is one still where nothing better is found.
          constexpr double nameAlone = 0.1;
          vote = another ? 0 : std::max( vote + values, address ? nameAlone : vote + values );
          // "Address 1" with boxes, where "Address 2" has the doors
          if ( address && vote > 0 )
            vote += kinds.address;
        }
        if ( vote > best )
        {
          best = vote;
          chosen = static_cast<int>( c );
        }
      }
      constexpr double hardly = 0.2; // of its values addresses
      const auto share = [&]( int c )
      { return valueKinds( columns[static_cast<std::size_t>( c )].values ).address; };
      if ( address && ( chosen < 0 || share( chosen ) < hardly ) )
        if ( const int byValues = addressByValues( columns ); byValues >= 0 )
          chosen = byValues;
      if ( chosen < 0 )
        continue;
      taken[static_cast<std::size_t>( chosen )] = true;
      found[role.role] = chosen;
    }
    return found;
  }

  std::vector<std::string> otherAddresses( std::span<const ColumnSample> columns, int read )
  {
    std::vector<std::string> sentences;
    const ColumnSample &chosen = columns[static_cast<std::size_t>( read )];
    const ValueKinds of = valueKinds( chosen.values );
    const bool anothers = isAnothers( chosen.name );
    if ( of.empty() )
      return sentences;
    for ( std::size_t c = 0; c < columns.size(); ++c )
    {
      const ValueKinds kinds = valueKinds( columns[c].values );
      if ( static_cast<int>( c ) == read || kinds.address < MOSTLY || isAnothers( columns[c].name ) ||
           !differ( chosen, columns[c] ) )
        continue;
      constexpr double few = 0.02;
      if ( anothers )
        sentences.push_back( "ADDRESS is read from " + chosen.name + ", by its name no student's home; " +
                             columns[c].name + " holds addresses too: see which of them is the home." );
      else if ( kinds.address > of.address + few && kinds.filled * 2 > kinds.rows )
        sentences.push_back( "ADDRESS is read from " + chosen.name +
                             ", of which not all are addresses (post office boxes?); " + columns[c].name +
                             " holds more of them: see which of them is the home." );
      else
        sentences.push_back( "ADDRESS is read from " + chosen.name + "; " + columns[c].name +
                             " holds other addresses, as of a second household, and is not read." );
    }
    return sentences;
  }
}
