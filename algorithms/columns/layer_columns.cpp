// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/layer_columns.h"

#include "address/lexicon.h"
#include "address/parsed_address.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    // What a role's values must be, and the least share of them.
    struct RoleValues
    {
        std::string_view role;
        double ValueKinds::*share;
        double least;
    };
    constexpr RoleValues ROLE_VALUES[] = {
        { "number", &ValueKinds::number, 0.6 },
        { "number_suffix", &ValueKinds::fraction, 0.5 },
        { "number_prefix", &ValueKinds::numberPrefix, 0.5 },
        { "predir", &ValueKinds::direction, 0.5 },
        { "sufdir", &ValueKinds::direction, 0.5 },
        { "suftype", &ValueKinds::type, 0.5 },
        { "pretype", &ValueKinds::preType, 0.5 },
        { "zip", &ValueKinds::zip, 0.5 },
        { "zip_l", &ValueKinds::zip, 0.5 },
        { "zip_r", &ValueKinds::zip, 0.5 },
        { "state", &ValueKinds::state, 0.8 },
        { "city", &ValueKinds::words, 0.7 },
        { "city_l", &ValueKinds::words, 0.7 },
        { "city_r", &ValueKinds::words, 0.7 },
        { "full", &ValueKinds::address, 0.5 },
        { "unit", &ValueKinds::unit, 0.4 },
        { "l_from", &ValueKinds::rangeEnd, 0.7 },
        { "l_to", &ValueKinds::rangeEnd, 0.7 },
        { "r_from", &ValueKinds::rangeEnd, 0.7 },
        { "r_to", &ValueKinds::rangeEnd, 0.7 },
        { "from", &ValueKinds::rangeEnd, 0.7 },
        { "to", &ValueKinds::rangeEnd, 0.7 },
    };

    // The standard form in which two columns are compared.
    std::string standardCell( std::string_view cell )
    {
      const std::string text = normalizeText( cell );
      const Word &word = Lexicon::instance().word( text );
      if ( !word.dir.empty() )
        return std::string( word.dir );
      return word.type.empty() ? text : std::string( word.type );
    }
  }

  LayerColumns::LayerColumns( std::span<const ColumnSample> columns ) : mColumns( columns )
  {
    for ( const ColumnSample &column : columns )
    {
      mFacts.push_back( { column.name, valueKinds( column.values ), columnVotes( column.name ),
                          nameHints( column.name ), false } );
      mRows = std::max( mRows, column.values.size() );
    }
    // beside an owner or a whole postal address, MAIL_CITY is the owner's
    bool owners = false;
    for ( const ColumnFacts &facts : mFacts )
      owners = owners || facts.hints.owner || ( facts.hints.mail && facts.kinds.address > 0.5 );
    for ( ColumnFacts &facts : mFacts )
      facts.ownersMail = owners && facts.hints.mail;
  }

  std::string_view LayerColumns::cell( int column, std::size_t row ) const
  {
    if ( column < 0 )
      return {};
    const std::vector<std::string> &values = mColumns[static_cast<std::size_t>( column )].values;
    return row < values.size() && !saysNothing( values[row] ) ? std::string_view( values[row] )
                                                              : std::string_view();
  }

  double LayerColumns::fit( std::string_view role, int column ) const
  {
    const ValueKinds &kinds = ( *this )[column].kinds;
    if ( kinds.empty() )
      return 1;
    for ( const RoleValues &values : ROLE_VALUES )
      if ( values.role == role )
        return kinds.*values.share;
    return -1;
  }

  double LayerColumns::score( std::string_view role, int column ) const
  {
    const ColumnFacts &facts = ( *this )[column];
    const ValueKinds &kinds = facts.kinds;
    const double vote = facts.vote( role );
    if ( facts.ownersMail && ( role == "city" || role == "zip" || role == "state" || role == "full" ) )
      return -1;
    if ( kinds.empty() ) // a column with values is better than one without
      return kinds.rows == 0 ? vote - 0.5 : vote >= 3 ? 3 + vote / 20 : 0;
    for ( const RoleValues &values : ROLE_VALUES )
      if ( values.role == role )
      {
        const double share = kinds.*values.share;
        // a town's name is no street type, nor a street
        if ( values.share == &ValueKinds::words && vote < 4 && ( kinds.type > 0.9 || kinds.street > 0.6 ) )
          return -1;
        // however it is called: RD, LN, ST are no towns and no units
        if ( ( values.share == &ValueKinds::words || values.share == &ValueKinds::unit ) && vote < 7 &&
             kinds.type > 0.95 && kinds.distinct > 2 )
          return -1;
        // one state in every row is no town
        if ( values.share == &ValueKinds::words && vote < 4 && kinds.state > 0.95 && kinds.distinct <= 2 )
          return -1;
        // nor are its names points of the compass
        if ( values.share == &ValueKinds::words && kinds.direction > 0.9 )
          return -1;
        // N, SE, W: what follows a number is no direction
        if ( role == "number_suffix" && kinds.direction > 0.9 && kinds.distinct > 1 )
          return -1;
        // nor is it ST, RD, DR
        if ( role == "number_suffix" && kinds.type > 0.9 && kinds.distinct > 2 )
          return -1;
        return share < values.least ? -1 : vote + 2 * share;
      }
    if ( role == "name" || role == "street" )
    {
      const bool numbersOnly = kinds.number > 0.95 && kinds.street < 0.05 && vote < 7;
      if ( kinds.address > 0.5 || numbersOnly || kinds.direction > 0.9 ||
           ( ( kinds.state > 0.95 || kinds.type > 0.95 ) && vote < 7 ) )
        return -1;
      return vote + ( role == "street" ? 2 * kinds.street : 1 - kinds.street );
    }
    return vote;
  }

  double LayerColumns::believed( int column ) const
  {
    double most = 0;
    for ( const NameVote &vote : ( *this )[column].votes )
      if ( vote.role != "class" && vote.role != "one_way" && vote.role != "speed" &&
           score( vote.role, column ) > 0 )
        most = std::max( most, vote.vote );
    return most;
  }

  int LayerColumns::best( std::string_view role, const std::set<int> &taken, double least ) const
  {
    int found = -1;
    double most = 0;
    for ( int c = 0; c < static_cast<int>( size() ); ++c )
      if ( !taken.contains( c ) && ( *this )[c].vote( role ) > 0 )
        if ( const double s = score( role, c ); s >= least && ( found < 0 || s > most ) )
        {
          found = c;
          most = s;
        }
    return found;
  }

  bool LayerColumns::sameValues( int a, int b ) const
  {
    std::size_t both = 0, same = 0, only = 0;
    for ( std::size_t row = 0; row < mRows; ++row )
    {
      const std::string_view one = cell( a, row ), other = cell( b, row );
      only += !one.empty() && other.empty() ? 1 : 0;
      if ( one.empty() || other.empty() )
        continue;
      ++both;
      same += one == other || standardCell( one ) == standardCell( other ) ? 1 : 0;
    }
    return both > 0 && same * 20 >= both * 19 && only * 20 <= both;
  }
}
