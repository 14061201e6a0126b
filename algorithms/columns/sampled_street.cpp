// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/sampled_street.h"

#include "address/lexicon.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    int parts( const StreetName &street )
    {
      return ( street.predir.empty() ? 0 : 1 ) + ( street.sufdir.empty() ? 0 : 1 ) +
             ( street.pretype.empty() ? 0 : 1 ) + ( street.suftype.empty() ? 0 : 1 );
    }
  }

  SampledStreet sampledStreet( const LayerColumns &columns, const FieldRoles &roles, std::size_t row )
  {
    const auto cell = [&]( int column ) { return std::string( columns.cell( column, row ) ); };
    SampledStreet sampled;
    if ( roles.has( "full" ) && !roles.has( "name" ) && !roles.has( "street" ) )
    {
      const ParsedAddress parsed = parseAddress( roles.value( "full", cell ) );
      sampled.street = parsed.street;
      sampled.number = parsed.number;
      return sampled;
    }
    std::string text;
    for ( const char *role :
          { "premod", "predir", "pretype", "presep", "name", "suftype", "sufdir", "postmod", "street" } )
      if ( const std::string value = roles.value( role, cell ); !value.empty() )
        text.append( text.empty() ? "" : " " ).append( value );
    sampled.street = parseStreetName( text );
    sampled.number = roles.value( "number", cell );
    return sampled;
  }

  double saysMore( const LayerColumns &columns, const FieldRoles &roles, const FieldRoles &than )
  {
    constexpr std::size_t rows = 300;
    const std::size_t step = std::max<std::size_t>( 1, columns.rows() / rows );
    std::size_t both = 0, same = 0;
    int more = 0;
    for ( std::size_t row = 0; row < columns.rows(); row += step )
    {
      const SampledStreet a = sampledStreet( columns, roles, row ), b = sampledStreet( columns, than, row );
      if ( a.street.name.empty() || b.street.name.empty() )
        continue;
      ++both;
      const bool sameNumber = a.number.empty() || b.number.empty() ||
                              normalizeText( a.number ).starts_with( normalizeText( b.number ) ) ||
                              normalizeText( b.number ).starts_with( normalizeText( a.number ) );
      // which words are name and which type is a convention, so one name may hold the other
      const bool sameName = a.street.name.find( b.street.name ) != std::string::npos ||
                            b.street.name.find( a.street.name ) != std::string::npos;
      if ( !sameName || !sameNumber )
        continue;
      ++same;
      more += std::max( 0, parts( a.street ) - parts( b.street ) );
    }
    if ( both == 0 || same * 10 < both * 7 )
      return -1;
    return static_cast<double>( more ) / static_cast<double>( same );
  }

  bool lackDirections( const LayerColumns &columns, int whole, int directions )
  {
    std::size_t all = 0, lack = 0;
    for ( std::size_t row = 0; row < columns.rows(); ++row )
    {
      const std::string_view cell = columns.cell( directions, row ), street = columns.cell( whole, row );
      if ( cell.empty() || street.empty() )
        continue;
      const StreetName name = parseStreetName( street );
      ++all;
      lack += name.predir.empty() && name.sufdir.empty() &&
                      !Lexicon::instance().word( normalizeText( cell ) ).dir.empty()
                  ? 1
                  : 0;
    }
    return lack * 50 > all;
  }

  bool lackTypes( const LayerColumns &columns, int whole, int types )
  {
    const Lexicon &lexicon = Lexicon::instance();
    std::size_t all = 0, said = 0;
    for ( std::size_t row = 0; row < columns.rows(); ++row )
    {
      const std::string_view cell = columns.cell( types, row ), street = columns.cell( whole, row );
      const std::string_view type = lexicon.word( normalizeText( cell ) ).type;
      if ( type.empty() || street.empty() )
        continue;
      std::string text = normalizeText( street );
      std::size_t blank = text.rfind( ' ' );
      if ( blank != std::string::npos && !lexicon.word( text.substr( blank + 1 ) ).dir.empty() )
      {
        text.resize( blank );
        blank = text.rfind( ' ' );
      }
      ++all;
      said += blank != std::string::npos && lexicon.word( text.substr( blank + 1 ) ).type == type ? 1 : 0;
    }
    return all > 0 && said * 20 <= all;
  }

  bool holdsCorners( const LayerColumns &columns, int column )
  {
    std::size_t all = 0, corners = 0;
    for ( std::size_t row = 0; row < columns.rows(); ++row )
      if ( const std::string_view cell = columns.cell( column, row ); !cell.empty() )
      {
        const std::size_t letters = Lexicon::instance().word( normalizeText( cell ) ).dir.size();
        if ( letters == 0 )
          return false;
        ++all;
        corners += letters == 2 ? 1 : 0;
      }
    return corners * 5 > all;
  }

  bool isFlag( const LayerColumns &columns, int column )
  {
    constexpr std::size_t few = 4; // rows that say nothing of how many directions there are
    std::set<std::string_view> directions;
    for ( std::size_t row = 0; row < columns.rows(); ++row )
      if ( const std::string_view cell = columns.cell( column, row ); !cell.empty() )
      {
        if ( cell.front() == 'Y' || cell.front() == 'y' )
          return true;
        directions.insert( Lexicon::instance().word( normalizeText( cell ) ).dir );
      }
    return directions.size() < 2 && columns.rows() > few;
  }

  bool holdsNoNames( const LayerColumns &columns, int column )
  {
    const ColumnFacts &facts = columns[column];
    const ValueKinds &k = facts.kinds;
    constexpr double known = 7;
    return !k.empty() && std::max( facts.vote( "name" ), facts.vote( "street" ) ) < known &&
           ( ( k.state > 0.9 && k.distinct <= 2 ) || ( k.unit > 0.9 && k.words < 0.5 ) );
  }
}
