// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/list_columns.h"

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
          { "address", "addr", "residence", "direccion", "domicilio", "homeaddress", "streetaddress" },
          { "home", "street", "residence", "physical", "student", "line", "full", "1", "current" },
          { "city", "state", "zip", "town", "2", "id", "type", "date", "ciudad", "estado", "tipo" } },
        { "zip",
          { "zip", "zipcode", "postal", "postcode", "codigo" },
          { "code", "home", "student", "5" },
          { "4" } },
        { "city",
          { "city", "town", "ciudad", "municipality", "locality" },
          { "home", "student" },
          { "birth", "zip" } },
        { "state", { "state", "estado" }, { "home", "student" }, { "birth", "status" } },
        { "unit",
          { "apt", "apartment", "unit", "suite", "apto", "space", "depto", "departamento", "unidad" },
          { "no", "number", "num", "home", "student" },
          { "type" } },
        { "id",
          { "id", "number", "no", "permid", "studentid", "sisid", "matricula", "num", "numero",
            "expediente" },
          { "student", "sis", "pupil", "perm", "local", "state", "alumno", "estudiante" },
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
        "mailing",   "mail",     "email",   "guardian", "parent",     "mother",   "father",
        "emergency", "contact",  "former",  "old",      "prior",      "previous", "work",
        "school",    "billing",  "teacher", "sibling",  "other",      "doctor",   "campus",
        "employer",  "updated",  "changed", "madre",    "padre",      "tutor",    "tutora",
        "correo",    "anterior", "trabajo", "escuela",  "emergencia", "contacto" };

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
        return share( std::max( kinds.address, kinds.street ) );
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

  ListColumns readListColumns( std::span<const ColumnSample> columns )
  {
    ListColumns found;
    std::vector<bool> taken( columns.size() );
    for ( const ListRole &role : ROLES )
    {
      double best = 0;
      int chosen = -1;
      for ( std::size_t c = 0; c < columns.size(); ++c )
      {
        if ( taken[c] )
          continue;
        double vote = voteOfName( wordsOfName( columns[c].name ), role );
        if ( vote > 0 )
          vote += voteOfValues( valueKinds( columns[c].values ), role.role );
        if ( vote > best )
        {
          best = vote;
          chosen = static_cast<int>( c );
        }
      }
      if ( chosen < 0 )
        continue;
      taken[static_cast<std::size_t>( chosen )] = true;
      found[role.role] = chosen;
    }
    return found;
  }
}
