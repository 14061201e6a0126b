#include "geocode/columns.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>

namespace doorstep
{
  namespace
  {
    // Names without case and punctuation, best first. Sources: NENA-STA-006 (NG911 GIS), TIGER/Line technical
    // documentation, OpenAddresses' schema, open data of Pima County and Cambridge, county E911 layers.
    struct RoleNames
    {
        const char *role;
        const char *names; // separated by blanks
    };

    constexpr RoleNames kPoints[] = {
        { "number", "addnumber streetno housenumber housenum houseno hsenum hseno addrnum addrno "
                    "addressnumber addressnum "
                    "addno stnum stno strnum number num situsnum sitenum civicno civicnum" },
        { "number_suffix",
          "addnumsuf numsuffix numbersuffix numsuf addrsuf addsuf housesuf housesuffix hsesuf stnumsuf "
          "addrnumsuf fraction" },
        { "predir", "stpredir lstpredir streetdir predir dirpre predirection prefixdir dirprefix stdir "
                    "prefdir predirectional "
                    "prefixdirection" },
        { "pretype", "stpretyp pretype pretyp prefixtype stpretype" },
        { "name", "stname lstname adstreet roadname streetname stnam strname rdname basename name" },
        { "suftype", "stpostyp lsttype adsuffix roadtype streetsuffix streettype streettyp suftype sttype "
                     "strtype posttype "
                     "postype sufftype rdtype stsuffix streetsuf" },
        { "sufdir",
          "stposdir lstposdir dirsuf dirsuffix sufdir postdir posdir suffixdir sufdirection postdirection "
          "suffdir postdirectional" },
        { "street",
          "street stfullnam fullstreet fullname lstfullname streetfull stname1 fullstname strfullname "
          "streetnam" },
        { "unit", "unit lvapt apt unitnum unitnumber unitno suite aptno unitid subaddress apartment" },
        { "city", "postcomm zipcity postcity city incmuni municipality muni cityname community postalcity "
                  "msagcomm town "
                  "postalcomm" },
        { "state", "state region stateabbr statecode" },
        { "zip", "postcode zipcode zip zip5 postalcode postal zipcode5" },
        { "full", "fulladdress fulladdr addressfull siteaddress siteaddr situsaddress situs addressconcat "
                  "addrfull address "
                  "addr streetaddress" },
    };

    constexpr RoleNames kStreets[] = {
        { "full", "fullname street stfullnam lstfullname fullstreet streetfull fullstname roadfull label" },
        { "predir", "stpredir lstpredir predir dirpre streetdir prefixdir dirprefix stdir predirection" },
        { "pretype", "stpretyp pretype pretyp prefixtype stpretype" },
        { "name", "stname lstname roadname streetname streetnam stnam strname basename rdname name" },
        { "suftype", "stpostyp lsttype roadtype streettype streettyp suftype sttype strtype posttype postype "
                     "streetsuffix "
                     "rdtype stsuffix feattyp" },
        { "sufdir", "stposdir lstposdir dirsuf sufdir dirsuffix postdir posdir suffixdir postdirection" },
        { "l_from",
          "lfromhn lfrom fromaddrl fraddl laddfrom lfromadd lfadd fromleft leftfrom lfromaddr fromaddl ladf "
          "frleft fromaddressleft" },
        { "l_to", "ltohn lto toaddrl toaddl laddto ltoadd ltadd toleft leftto ltoaddr ladt toaddressleft" },
        { "r_from", "rfromhn rfrom fromaddrr fraddr raddfrom rfromadd rfadd fromright rightfrom rfromaddr "
                    "fromaddr radf "
                    "frright fromaddressright" },
        { "r_to",
          "rtohn rto toaddrr toaddr raddto rtoadd rtadd toright rightto rtoaddr radt toaddressright" },
        { "parity_l", "parityl lparity parityleft" },
        { "parity_r", "parityr rparity parityright" },
        { "city_l", "postcomml cityl lcity incmunil munil leftcity cityleft lpostcity postcityl" },
        { "city_r", "postcommr cityr rcity incmunir munir rightcity cityright rpostcity postcityr" },
        { "zip_l", "postcodel zipl zipleft lzip zipcodel leftzip lzipcode zip5l zip zipcode" },
        { "zip_r", "postcoder zipr zipright rzip zipcoder rightzip rzipcode zip5r zip zipcode" },
        { "state", "statel state stateabbr" },
        { "alias", "alias altname aliasname altstname aliases alias1 altnames" },
    };

    std::string plain( std::string_view name )
    {
      std::string out;
      for ( const char c : name )
        if ( std::isalnum( static_cast<unsigned char>( c ) ) )
          out += static_cast<char>( std::tolower( static_cast<unsigned char>( c ) ) );
      return out;
    }

    int findColumn( std::span<const ColumnSample> columns, std::string_view names )
    {
      while ( !names.empty() )
      {
        const std::size_t end = std::min( names.find( ' ' ), names.size() );
        const std::string_view name = names.substr( 0, end );
        for ( std::size_t i = 0; i < columns.size(); ++i )
          if ( plain( columns[i].name ) == name )
            return static_cast<int>( i );
        names.remove_prefix( std::min( end + 1, names.size() ) );
      }
      return -1;
    }

    // Of the values that are not empty, the share that is a house number alone.
    double numberShare( const ColumnSample &column )
    {
      std::size_t all = 0, numbers = 0;
      for ( const std::string &value : column.values )
      {
        if ( value.empty() )
          continue;
        ++all;
        const bool digits =
            std::any_of( value.begin(), value.end(), []( char c ) { return c >= '0' && c <= '9'; } );
        const auto letters = std::count_if( value.begin(), value.end(),
                                            []( unsigned char c ) { return std::isalpha( c ) != 0; } );
        numbers += digits && letters <= 3 && value.find( ' ' ) == std::string::npos ? 1 : 0;
      }
      return all == 0 ? -1 : static_cast<double>( numbers ) / static_cast<double>( all );
    }

    template <std::size_t N>
    FieldRoles detect( std::span<const ColumnSample> columns, const RoleNames ( &roles )[N] )
    {
      FieldRoles found;
      for ( const RoleNames &r : roles )
      {
        const int column = findColumn( columns, r.names );
        if ( column >= 0 )
          found.set( r.role, { { column } } );
      }
      return found;
    }

    void join( FieldRoles &roles, std::span<const ColumnSample> columns, const char *role,
               std::initializer_list<const char *> names )
    {
      std::vector<int> joined;
      for ( const char *name : names )
      {
        const int column = findColumn( columns, name );
        if ( column >= 0 )
          joined.push_back( column );
      }
      if ( joined.size() > 1 )
        roles.set( role, { joined } );
    }

    template <std::size_t N>
    void applyOverrides( FieldRoles &roles, std::span<const ColumnSample> columns,
                         const RoleNames ( &known )[N], std::string_view text, const char *parameter )
    {
      const auto trim = []( std::string_view s )
      {
        while ( !s.empty() && s.front() == ' ' )
          s.remove_prefix( 1 );
        while ( !s.empty() && s.back() == ' ' )
          s.remove_suffix( 1 );
        return s;
      };
      const auto columnOf = [&]( std::string_view name )
      {
        for ( std::size_t i = 0; i < columns.size(); ++i )
          if ( columns[i].name == name )
            return static_cast<int>( i );
        const int same = findColumn( columns, plain( name ) );
        if ( same < 0 )
          throw InputError( std::string( parameter ) + ": the layer has no column \"" + std::string( name ) +
                            "\"; choose one of its columns." );
        return same;
      };
      bool cleared = false;
      while ( !text.empty() )
      {
        const std::size_t end = std::min( text.find( ';' ), text.size() );
        const std::string_view item = trim( text.substr( 0, end ) );
        text.remove_prefix( std::min( end + 1, text.size() ) );
        if ( item.empty() )
          continue;
        const std::size_t equals = item.find( '=' );
        const std::string_view role = trim( item.substr( 0, equals ) );
        const bool known_role =
            role == "code" || std::any_of( std::begin( known ), std::end( known ),
                                           [role]( const RoleNames &r ) { return role == r.role; } );
        if ( equals == std::string_view::npos || !known_role )
          throw InputError( std::string( parameter ) +
                            ": write role=field;role=field with the roles that the help names." );
        if ( !cleared )
        {
          // who names the street's columns means these and no others
          for ( const char *part : { "predir", "pretype", "name", "suftype", "sufdir", "street", "full" } )
            if ( role == part || role == "number" )
              cleared = true;
          if ( cleared )
            for ( const char *part : { "predir", "pretype", "name", "suftype", "sufdir", "street", "full" } )
              roles.erase( part );
        }
        RoleFields fields;
        std::string_view rest = trim( item.substr( equals + 1 ) );
        if ( rest.empty() )
        {
          roles.erase( role );
          continue;
        }
        while ( !rest.empty() )
        {
          const std::size_t bar = std::min( rest.find( '|' ), rest.size() );
          std::string_view joined = rest.substr( 0, bar );
          rest.remove_prefix( std::min( bar + 1, rest.size() ) );
          std::vector<int> all;
          while ( !joined.empty() )
          {
            const std::size_t plus = std::min( joined.find( '+' ), joined.size() );
            all.push_back( columnOf( trim( joined.substr( 0, plus ) ) ) );
            joined.remove_prefix( std::min( plus + 1, joined.size() ) );
          }
          fields.push_back( std::move( all ) );
        }
        roles.set( role, std::move( fields ) );
      }
    }
  }

  std::string FieldRoles::text( std::span<const ColumnSample> columns ) const
  {
    std::string out;
    for ( const auto &[role, fields] : mFields )
    {
      out.append( out.empty() ? "" : ";" ).append( role ).append( 1, '=' );
      for ( std::size_t a = 0; a < fields.size(); ++a )
        for ( std::size_t b = 0; b < fields[a].size(); ++b )
          out.append( b > 0   ? "+"
                      : a > 0 ? "|"
                              : "" )
              .append( columns[static_cast<std::size_t>( fields[a][b] )].name );
    }
    return out;
  }

  FieldRoles pointRoles( std::span<const ColumnSample> columns, std::string_view overrides )
  {
    FieldRoles roles = detect( columns, kPoints );
    // NENA: the name's modifiers and separators belong to it, the number's prefix to the number
    join( roles, columns, "name", { "stpremod", "stname", "stposmod" } );
    join( roles, columns, "pretype", { "stpretyp", "stpresep" } );
    join( roles, columns, "number", { "addnumpre", "addnumber" } );
    const int postal = findColumn( columns, "postcomm" ), municipal = findColumn( columns, "incmuni" );
    if ( postal >= 0 && municipal >= 0 )
      roles.set( "city", { { postal }, { municipal } } );
    // ADDRESS is the number alone in county E911 layers and the whole address in others
    const int address = findColumn( columns, "address" );
    if ( address >= 0 && !roles.has( "number" ) )
    {
      const double share = numberShare( columns[static_cast<std::size_t>( address )] );
      if ( share >= 0.8 || ( share < 0 && roles.has( "name" ) && roles.has( "suftype" ) ) )
        roles.set( "number", { { address } } );
    }
    const int code = findColumn( columns, "code" );
    if ( code >= 0 && findColumn( columns, "adstreet" ) >= 0 && findColumn( columns, "streetno" ) >= 0 )
      roles.set( "code", { { code } } );
    applyOverrides( roles, columns, kPoints, overrides, "POINT_FIELDS" );

    const bool parts =
        roles.has( "predir" ) || roles.has( "pretype" ) || roles.has( "suftype" ) || roles.has( "sufdir" );
    if ( roles.has( "name" ) && parts )
      roles.erase( "street" );
    else if ( roles.has( "street" ) )
      roles.erase( "name" );
    const bool apart = roles.has( "number" ) && ( roles.has( "name" ) || roles.has( "street" ) );
    if ( apart )
      roles.erase( "full" );
    else if ( roles.has( "full" ) )
      for ( const char *role :
            { "number", "number_suffix", "predir", "pretype", "name", "suftype", "sufdir", "street" } )
        roles.erase( role );
    else
      throw InputError( "The address points have no columns that are known to hold house number and street; "
                        "name them in POINT_FIELDS, for example number=HOUSE;name=STREET." );
    return roles;
  }

  FieldRoles streetRoles( std::span<const ColumnSample> columns, std::string_view overrides )
  {
    FieldRoles roles = detect( columns, kStreets );
    join( roles, columns, "name", { "stpremod", "stname", "stposmod" } );
    join( roles, columns, "pretype", { "stpretyp", "stpresep" } );
    applyOverrides( roles, columns, kStreets, overrides, "STREET_FIELDS" );
    if ( roles.has( "full" ) )
      for ( const char *role : { "predir", "pretype", "name", "suftype", "sufdir" } )
        roles.erase( role );
    else if ( !roles.has( "name" ) )
      throw InputError( "The street layer has no column that is known to hold the street's name; name it in "
                        "STREET_FIELDS, for example full=FULLNAME." );
    return roles;
  }

  int municipalityColumn( std::span<const ColumnSample> columns, std::string_view chosen )
  {
    const int column = findColumn(
        columns, chosen.empty()
                     ? std::string( "incmuni municipality muni cityname city town townname placename "
                                    "community commname jurisdiction name" )
                     : plain( chosen ) );
    if ( column < 0 )
      throw InputError(
          "MUNICIPALITIES has no column that is known to hold the municipality's name; choose it in "
          "MUNICIPALITY_FIELD." );
    return column;
  }
}
