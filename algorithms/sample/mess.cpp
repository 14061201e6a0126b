// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/mess.h"

#include "base/text.h"
#include "sample/spellings.h"
#include "sample/street_names.h"

#include <algorithm>
#include <cctype>

namespace doorstep::sample
{
  const std::vector<MessClass> &messClasses()
  {
    static const std::vector<MessClass> classes = {
        { Mess::Clean, "clean", "match", 0.30 },
        { Mess::CasePunct, "case_punct", "match", 0.07 },
        { Mess::Abbrev, "abbrev", "match", 0.07 },
        { Mess::Typo1, "typo1", "match", 0.07 },
        { Mess::Typo2, "typo2", "match", 0.02 },
        { Mess::MissingType, "missing_type", "match", 0.035 },
        { Mess::WrongType, "wrong_type", "match", 0.025 },
        { Mess::MissingDir, "missing_dir", "match", 0.04 },
        { Mess::SwappedDir, "swapped_dir", "match", 0.01 },
        { Mess::MissingZip, "missing_zip", "match", 0.03 },
        { Mess::WrongZip, "wrong_zip", "match", 0.025 },
        { Mess::CityTypo, "city_typo", "match", 0.02 },
        { Mess::UnitColumn, "unit_column", "match", 0.06 },
        { Mess::UnitInAddress, "unit_in_address", "match", 0.05 },
        { Mess::MissingUnit, "missing_unit", "tie", 0.01 },
        { Mess::OneLine, "one_line", "match", 0.015 },
        { Mess::Note, "note", "match", 0.02 },
        { Mess::Ordinal, "ordinal", "match", 0.01 },
        { Mess::NumberLast, "number_last", "match", 0.005 },
        { Mess::Mixed, "mixed", "match", 0.02 },
        { Mess::Interpolate, "interpolate", "match", 0.0 }, // as many as addresses are hidden
        { Mess::Ambiguous, "ambiguous", "tie", 0.015 },
        { Mess::NoNumber, "no_number", "nomatch", 0.015 },
        { Mess::NoStreet, "no_street", "nomatch", 0.01 },
        { Mess::OutOfArea, "out_of_area", "nomatch", 0.01 },
        { Mess::PoBox, "po_box", "not_visitable", 0.015 },
        { Mess::Blank, "blank", "nomatch", 0.0075 },
        { Mess::Junk, "junk", "not_visitable", 0.01 },
        { Mess::Held, "held", "held", 0.02 },
    };
    return classes;
  }

  namespace
  {
    template <std::size_t N> const char *pick( const char *const ( &list )[N], Random &random )
    {
      return list[random.below( static_cast<std::uint32_t>( N ) )];
    }

    std::string join( std::initializer_list<std::string> parts )
    {
      std::string text;
      for ( const std::string &part : parts )
        if ( !part.empty() )
          text += ( text.empty() ? "" : " " ) + part;
      return text;
    }

    std::string line( int number, const StreetName &name )
    {
      return join( { std::to_string( number ), name.predir, name.pretype, name.name, name.suftype } );
    }

    bool lettersOnly( const std::string &name )
    {
      return name.size() >= 5 &&
             std::none_of( name.begin(), name.end(), []( unsigned char c ) { return std::isdigit( c ); } );
    }

    std::string unitText( const Address &home, bool column, Random &random )
    {
      static const char *marks[] = { "Apt ", "#", "apt. ", "Apt #", "Unit ", "# " };
      static const char *bare[] = { "", "", "#", "Apt " };
      return ( column ? pick( bare, random ) : pick( marks, random ) ) + home.unit;
    }
  }

  std::optional<Typed> type( Mess mess, const Address &home, const SampleCity &city, const Rivals &rivals,
                             Random &random )
  {
    const StreetName &name = city.names[static_cast<std::size_t>( home.name )];
    const std::string kind = name.pretype + name.suftype;
    const std::string town( CITIES[home.city] );
    Typed typed{ line( home.number, name ), "", town, "AZ", std::to_string( home.zip ), "" };
    const auto only = [&]( const Rivals::Query &query )
    {
      const Rivals::Count count = rivals.count( query );
      return count.points == 1 && count.ranges == 0;
    };
    const bool unit = !home.unit.empty();
    const bool unitMess =
        mess == Mess::UnitColumn || mess == Mess::UnitInAddress || mess == Mess::MissingUnit;
    if ( unit != unitMess && mess != Mess::Held && mess != Mess::Note )
      return std::nullopt;
    if ( unit && ( mess == Mess::Held || mess == Mess::Note ) )
      typed.apartment = unitText( home, true, random );

    switch ( mess )
    {
    case Mess::Clean:
    case Mess::Held:
    case Mess::Interpolate:
      break;
    case Mess::CasePunct:
      switch ( random.below( 4 ) )
      {
      case 0:
        typed.address = upperAscii( typed.address );
        break;
      case 1:
        typed.address = lowerAscii( typed.address );
        typed.city = lowerAscii( typed.city );
        break;
      case 2:
        typed.address = line( home.number, { name.predir + ".", name.pretype, name.name, name.suftype } );
        typed.address.insert( typed.address.begin(), ' ' );
        typed.address += ' ';
        break;
      default:
        typed.address = std::to_string( home.number ) + "  " + lowerAscii( name.full() ) + ".";
        typed.city = upperAscii( typed.city );
      }
      break;
    case Mess::Abbrev:
      typed.address = line( home.number, { respell( name.predir, random ), respell( name.pretype, random ),
                                           name.name, respell( name.suftype, random ) } );
      if ( random.chance( 0.3 ) )
        typed.zip.append( "-" ).append( std::to_string( 1000 + random.below( 9000 ) ) );
      break;
    case Mess::Typo1:
    case Mess::Typo2:
    {
      if ( !lettersOnly( name.name ) )
        return std::nullopt;
      StreetName wrong = name;
      wrong.name = typo( wrong.name, random );
      if ( mess == Mess::Typo2 )
      {
        if ( name.name.size() < 7 )
          return std::nullopt;
        wrong.name = typo( wrong.name, random );
      }
      if ( wrong.name == name.name || rivals.confusable( wrong.name, name.name ) )
        return std::nullopt;
      typed.address = line( home.number, wrong );
      break;
    }
    case Mess::MissingType:
      if ( kind.empty() || !only( { home.number, name.name, name.predir, {}, home.zip, {} } ) )
        return std::nullopt;
      typed.address = line( home.number, { name.predir, "", name.name, "" } );
      break;
    case Mess::WrongType:
    {
      static const char *types[] = { "St", "Dr", "Ave", "Rd", "Ln", "Pl", "Ct", "Way" };
      StreetName wrong = name;
      wrong.suftype = pick( types, random );
      if ( name.suftype.empty() || wrong.suftype == name.suftype || rivals.exists( wrong ) ||
           !only( { home.number, name.name, name.predir, {}, {}, {} } ) )
        return std::nullopt;
      typed.address = line( home.number, wrong );
      break;
    }
    case Mess::MissingDir:
      if ( !only( { home.number, name.name, {}, kind, home.zip, {} } ) )
        return std::nullopt;
      typed.address = line( home.number, { "", name.pretype, name.name, name.suftype } );
      break;
    case Mess::SwappedDir:
    {
      StreetName wrong = name;
      const char direction = name.predir[0];
      wrong.predir.assign( 1, direction == 'N'   ? 'S'
                              : direction == 'S' ? 'N'
                              : direction == 'E' ? 'W'
                                                 : 'E' );
      if ( rivals.exists( wrong ) || !only( { home.number, name.name, {}, kind, {}, {} } ) )
        return std::nullopt;
      typed.address = line( home.number, wrong );
      break;
    }
    case Mess::MissingZip:
      if ( !only( { home.number, name.name, name.predir, kind, {}, home.city } ) )
        return std::nullopt;
      typed.zip.clear();
      break;
    case Mess::WrongZip:
    {
      const Area &other = city.zipCodes[random.below( static_cast<std::uint32_t>( city.zipCodes.size() ) )];
      if ( other.name == typed.zip || !only( { home.number, name.name, name.predir, kind, {}, {} } ) )
        return std::nullopt;
      typed.zip = random.chance( 0.7 ) ? other.name : std::to_string( 86000 + random.below( 500 ) );
      break;
    }
    case Mess::CityTypo:
      typed.city = typo( typed.city, random );
      break;
    case Mess::UnitColumn:
      typed.apartment = unitText( home, true, random );
      break;
    case Mess::UnitInAddress:
      typed.address += random.chance( 0.3 ) ? ", " : " ";
      typed.address += unitText( home, false, random );
      break;
    case Mess::MissingUnit:
      break;
    case Mess::OneLine:
      typed.address += random.chance( 0.5 ) ? ", " : " ";
      typed.address += typed.city;
      typed.address += random.chance( 0.6 ) ? ", AZ " : " AZ ";
      typed.address += typed.zip;
      for ( std::string *cell : { &typed.city, &typed.state, &typed.zip } )
        cell->clear();
      break;
    case Mess::Note:
    {
      static const char *notes[] = {
          " (back house)",   " (grandmother)",  " - call first", " (se habla español)",
          " (behind store)", " temp with aunt", " **NEW**",      " (blue door)" };
      typed.address += pick( notes, random );
      break;
    }
    case Mess::Ordinal:
    {
      const std::string word = spelledOrdinal( name.name );
      if ( !std::isdigit( static_cast<unsigned char>( name.name[0] ) ) )
        return std::nullopt;
      StreetName wrong = name;
      wrong.name = word.empty() || random.chance( 0.5 ) ? name.name.substr( 0, name.name.size() - 2 ) : word;
      typed.address = line( home.number, wrong );
      break;
    }
    case Mess::NumberLast:
      if ( name.pretype.empty() )
        return std::nullopt;
      typed.address = name.full() + " " + std::to_string( home.number );
      break;
    case Mess::Mixed:
    {
      if ( !lettersOnly( name.name ) )
        return std::nullopt;
      const std::string wrong = typo( name.name, random );
      if ( wrong == name.name || rivals.confusable( wrong, name.name ) )
        return std::nullopt;
      typed.address =
          lowerAscii( line( home.number, { respell( name.predir, random ), respell( name.pretype, random ),
                                           wrong, respell( name.suftype, random ) } ) );
      if ( random.chance( 0.5 ) &&
           rivals.count( { home.number, name.name, name.predir, {}, {}, home.city } ).points == 1 )
        typed.zip.clear();
      break;
    }
    case Mess::Ambiguous:
    {
      // The other city has it too, or the other side of the base line.
      const auto tied = [&]( const Rivals::Query &query )
      {
        const Rivals::Count count = rivals.count( query );
        return count.points >= 2;
      };
      if ( tied( { home.number, name.name, name.predir, kind, {}, {} } ) )
        for ( std::string *cell : { &typed.city, &typed.zip } )
          cell->clear();
      else if ( tied( { home.number, name.name, {}, kind, home.zip, {} } ) )
        typed.address = line( home.number, { "", name.pretype, name.name, name.suftype } );
      else if ( tied( { home.number, name.name, {}, kind, {}, {} } ) )
      {
        typed.address = line( home.number, { "", name.pretype, name.name, name.suftype } );
        for ( std::string *cell : { &typed.city, &typed.zip } )
          cell->clear();
      }
      else
        return std::nullopt;
      break;
    }
    case Mess::NoNumber:
    {
      const int number = rivals.beyond( name.name ) + 2000 + static_cast<int>( random.below( 3000 ) );
      typed.address = line( number, name );
      break;
    }
    case Mess::NoStreet:
    case Mess::OutOfArea:
    {
      static const char *streets[] = { "E Pheasant Glade Rd", "W Kingfisher Quay",    "N Driftwood Jetty Ln",
                                       "S Maplethorpe Ave",   "E Lighthouse Cove Dr", "Calle Xochimilco" };
      static const char *towns[] = { "Phoenix", "Nogales", "Casa Grande", "Yuma" };
      typed.address = join( { std::to_string( 100 + random.below( 6000 ) ), pick( streets, random ) } );
      if ( mess == Mess::OutOfArea )
      {
        typed.city = pick( towns, random );
        typed.zip = typed.city == "Phoenix"   ? "85009"
                    : typed.city == "Nogales" ? "85621"
                    : typed.city == "Yuma"    ? "85364"
                                              : "85122";
      }
      break;
    }
    case Mess::PoBox:
    {
      static const char *boxes[] = { "PO Box ", "P.O. BOX ", "po box ", "P O Box " };
      typed.address = pick( boxes, random );
      typed.address += std::to_string( 10 + random.below( 9000 ) );
      break;
    }
    case Mess::Blank:
      typed.address = random.chance( 0.6 ) ? "" : "   ";
      for ( std::string *cell : { &typed.city, &typed.state, &typed.zip } )
        cell->clear();
      break;
    case Mess::Junk:
    {
      static const char *junk[] = { "in transition", "unknown", "moved?",         "N/A",        "homeless",
                                    "see notes",     "motel",   "same as sister", "NO ADDRESS", "shelter" };
      typed.address = pick( junk, random );
      break;
    }
    }
    return typed;
  }
}
