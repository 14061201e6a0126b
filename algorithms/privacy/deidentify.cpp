// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/deidentify.h"

#include "base/error.h"
#include "privacy/kept_codes.h"
#include "privacy/unit.h"
#include "privacy/visit_code.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>
#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr std::array<std::string_view, 6> STATUSES = { "matched",   "picked",        "tied",
                                                           "unmatched", "not_visitable", "held" };

    // Where a row lives, as far as is known.
    struct Door
    {
        std::string building; // empty: not known
        std::string unit;
        bool severalDoors = false; // a building with units, or a corner
    };

    std::vector<Door> doorsOf( std::span<const ListedStudent> list )
    {
      std::vector<Door> doors( list.size() );
      std::set<std::string> withUnits;
      for ( std::size_t i = 0; i < list.size(); ++i )
      {
        AddressAndUnit split = splitUnit( list[i].address );
        const std::string typed = normalizedUnit( list[i].unit );
        doors[i].building = std::move( split.address );
        doors[i].unit = typed;
        if ( typed.empty() )
          doors[i].unit = split.unit;
        else if ( !split.unit.empty() && split.unit != typed && !typed.ends_with( "-" + split.unit ) )
          doors[i].unit =
              split.unit + "/" + typed; // the two disagree: a door of its own, rather than a wrong one
        if ( !doors[i].unit.empty() || list[i].severalUnits )
          withUnits.insert( doors[i].building );
      }
      for ( std::size_t i = 0; i < list.size(); ++i )
        doors[i].severalDoors = withUnits.contains( doors[i].building ) || list[i].level == "intersection";
      return doors;
    }

    // Firm: told by the list. Cautious: someone of the same building is held, and which door is whose is not
    // known.
    enum class Hold : std::uint8_t
    {
      None,
      Cautious,
      Firm
    };

    // Holds spread by the same ID and the same door and, cautiously and not further, within a building.
    std::vector<Hold> spreadHolds( std::span<const ListedStudent> list, const std::vector<Door> &doors )
    {
      const std::size_t size = list.size();
      std::map<std::string_view, std::vector<std::size_t>> byId, byBuilding;
      std::vector<Hold> holds( size, Hold::None );
      std::vector<std::size_t> waiting;
      const auto hold = [&]( std::size_t i, Hold how )
      {
        if ( how <= holds[i] )
          return;
        holds[i] = how;
        waiting.push_back( i );
      };
      for ( std::size_t i = 0; i < size; ++i )
      {
        if ( !list[i].id.empty() )
          byId[list[i].id].push_back( i );
        if ( !doors[i].building.empty() && list[i].level != "intersection" )
          byBuilding[doors[i].building].push_back( i );
        if ( list[i].held || list[i].status == ListStatus::Held )
          hold( i, Hold::Firm );
      }
      while ( !waiting.empty() )
      {
        const std::size_t from = waiting.back();
        waiting.pop_back();
        if ( !list[from].id.empty() )
          for ( const std::size_t i : byId[list[from].id] )
            hold( i, holds[from] );
        const auto building = byBuilding.find( doors[from].building );
        if ( holds[from] != Hold::Firm || building == byBuilding.end() )
          continue;
        for ( const std::size_t i : building->second )
        {
          const bool unknown = doors[i].unit.empty() || doors[from].unit.empty();
          if ( doors[i].unit == doors[from].unit && !( unknown && doors[i].severalDoors ) )
            hold( i, Hold::Firm );
          else if ( unknown )
            hold( i, Hold::Cautious );
        }
      }
      return holds;
    }

    Fate fateOf( const ListedStudent &row, bool held, std::set<std::string_view> &seen )
    {
      if ( held )
        return Fate::Held;
      if ( row.status == ListStatus::Tied )
        return Fate::Tied;
      if ( row.status == ListStatus::NotVisitable )
        return Fate::NotVisitable;
      if ( row.status != ListStatus::Matched && row.status != ListStatus::Picked )
        return Fate::Unmatched;
      if ( !row.position )
        return Fate::NoPoint;
      if ( row.id.empty() )
        return Fate::NoId;
      return seen.insert( row.id ).second ? Fate::Visited : Fate::RepeatedId;
    }

    void decideFates( std::span<const ListedStudent> list, const std::vector<Hold> &holds,
                      Deidentified &result )
    {
      std::set<std::string_view> seen;
      result.fates.reserve( list.size() );
      for ( std::size_t i = 0; i < list.size(); ++i )
      {
        const Fate fate = fateOf( list[i], holds[i] != Hold::None, seen );
        if ( holds[i] == Hold::Cautious )
          result.heldWithABuilding.push_back( i );
        result.fates.push_back( fate );
        ++( fate == Fate::Visited ? result.students : fate == Fate::Held ? result.held : result.left );
        if ( isLeft( fate ) )
          result.leftRows.push_back( { i, list[i].id, list[i].status } );
      }
    }

    // The better a point is known, the smaller.
    std::tuple<std::size_t, double, double, double> precisionOf( const ListedStudent &row )
    {
      constexpr std::array<std::string_view, 5> levels = { "picked", "unit", "point", "range",
                                                           "intersection" };
      const auto level =
          static_cast<std::size_t>( std::find( levels.begin(), levels.end(), row.level ) - levels.begin() );
      return { level, row.errorMetres, row.position->x, row.position->y };
    }

    // The rows of each household. A key that is never output: building, unit and, where these do not tell who
    // lives together, the row or the point.
    std::vector<std::vector<std::size_t>> householdsOf( std::span<const ListedStudent> list,
                                                        const std::vector<Door> &doors,
                                                        const std::vector<Fate> &fates )
    {
      std::map<std::tuple<std::string_view, std::string_view, std::size_t, double, double>,
               std::vector<std::size_t>>
          byDoor;
      for ( std::size_t i = 0; i < list.size(); ++i )
      {
        if ( fates[i] != Fate::Visited )
          continue;
        const Door &door = doors[i];
        const bool alone = door.severalDoors && door.unit.empty();
        const Point point = door.building.empty() ? *list[i].position : Point{};
        byDoor[{ door.building, door.unit, alone ? i + 1 : 0, point.x, point.y }].push_back( i );
      }
      std::vector<std::vector<std::size_t>> households;
      households.reserve( byDoor.size() );
      for ( auto &[door, rows] : byDoor )
        households.push_back( std::move( rows ) );
      return households;
    }

    std::vector<std::string> codesOf( std::span<const ListedStudent> list, const std::vector<Door> &doors,
                                      const std::vector<std::vector<std::size_t>> &households,
                                      const Crosswalk *earlier )
    {
      std::vector<CodedHousehold> coded;
      for ( const std::vector<std::size_t> &rows : households )
      {
        CodedHousehold &household = coded.emplace_back();
        household.address = list[rows.front()].address;
        household.unit = doors[rows.front()].unit;
        for ( const std::size_t i : rows )
          household.students.push_back( list[i].id );
      }
      return visitCodes( coded, earlier );
    }

    std::map<std::string, std::string> groupCodes( std::span<const ListedStudent> list,
                                                   const std::vector<Fate> &fates )
    {
      std::map<std::string, std::string> codes;
      for ( std::size_t i = 0; i < list.size(); ++i )
        if ( fates[i] == Fate::Visited && !list[i].group.empty() )
          codes[list[i].group];
      const std::vector<std::string> drawn = drawGroupCodes( codes.size() );
      std::size_t next = 0;
      for ( auto &[group, code] : codes )
        code = drawn[next++];
      return codes;
    }

    void seal( const Visit &visit, Door &door, ListedStudent &row,
               const std::vector<std::string> &sealedFields, Crosswalk &crosswalk )
    {
      CrosswalkEntry &entry = crosswalk.entries.emplace_back();
      entry.visit = visit.code;
      entry.student = std::move( row.id );
      entry.address = std::move( row.address );
      entry.unit = std::move( door.unit );
      entry.group = std::move( row.group );
      if ( visit.unitUnknown )
        entry.note = row.level == "intersection" ? "only the corner is known" : "the unit is not known";
      entry.sealed.reserve( sealedFields.size() );
      for ( std::size_t i = 0; i < sealedFields.size(); ++i )
        entry.sealed.emplace_back( sealedFields[i], std::move( row.sealed[i] ) );
      row.sealed = std::vector<std::string>();
    }

    void addTimes( const ListedStudent &row, Visit &visit )
    {
      if ( row.earliest && !( visit.earliest && *row.earliest < *visit.earliest ) )
        visit.earliest = row.earliest;
      if ( row.latest && !( visit.latest && *visit.latest < *row.latest ) )
        visit.latest = row.latest;
      visit.mustBeThen = visit.mustBeThen || ( row.mustBeThen && ( row.earliest || row.latest ) );
    }

    void sortUnique( std::vector<std::string> &texts )
    {
      std::sort( texts.begin(), texts.end() );
      texts.erase( std::unique( texts.begin(), texts.end() ), texts.end() );
    }
  }

  std::string_view statusText( ListStatus status )
  {
    return STATUSES.at( static_cast<std::size_t>( status ) );
  }

  std::optional<ListStatus> statusOf( std::string_view text )
  {
    const auto found = std::find( STATUSES.begin(), STATUSES.end(), text );
    if ( found == STATUSES.end() )
      return std::nullopt;
    return static_cast<ListStatus>( found - STATUSES.begin() );
  }

  const char *reasonOf( Fate fate )
  {
    switch ( fate )
    {
    case Fate::Visited:
      return "";
    case Fate::Held:
      return "held";
    case Fate::Tied:
      return "two or more places answer to the address: pick one in the review";
    case Fate::Unmatched:
      return "no place answers to the address: correct it or pick the place in the review";
    case Fate::NotVisitable:
      return "not an address that can be visited, such as a PO box";
    case Fate::NoPoint:
      return "matched, but without a point: geocode the list again";
    case Fate::NoId:
      return "no ID: nobody could tell whom the visit is for";
    case Fate::RepeatedId:
      return "an earlier row has the same ID: keep one row a student";
    }
    return "";
  }

  Deidentified deidentify( std::vector<ListedStudent> list, const std::vector<std::string> &sealedFields,
                           const Crosswalk *earlier )
  {
    if ( !list.empty() &&
         std::all_of( list.begin(), list.end(), []( const auto &row ) { return row.id.empty(); } ) )
      throw InputError( "ID is empty in every row: choose the column that holds the students' numbers." );
    for ( const ListedStudent &row : list )
      if ( row.sealed.size() != sealedFields.size() )
        throw InputError( "SEALED and its values differ in number." );

    Deidentified result;
    std::vector<Door> doors = doorsOf( list );
    decideFates( list, spreadHolds( list, doors ), result );
    std::vector<std::vector<std::size_t>> households = householdsOf( list, doors, result.fates );
    const std::vector<std::string> codes = codesOf( list, doors, households, earlier );
    std::map<std::string, std::string> groups = groupCodes( list, result.fates );
    result.visits.reserve( households.size() );
    result.crosswalk.entries.reserve( result.students + ( earlier ? earlier->entries.size() : 0 ) );
    for ( std::size_t h = 0; h < households.size(); ++h )
    {
      Visit &visit = result.visits.emplace_back();
      visit.code = codes[h];
      visit.students = std::move( households[h] );
      const std::size_t first = visit.students.front();
      visit.unitUnknown = doors[first].severalDoors && doors[first].unit.empty();
      std::size_t best = first;
      for ( const std::size_t i : visit.students )
      {
        if ( precisionOf( list[i] ) < precisionOf( list[best] ) )
          best = i;
        std::move( list[i].languages.begin(), list[i].languages.end(),
                   std::back_inserter( visit.languages ) );
        list[i].languages = std::vector<std::string>();
        if ( list[i].minutes )
          visit.minutes = std::max( visit.minutes.value_or( 0 ), *list[i].minutes );
        addTimes( list[i], visit );
        if ( !list[i].group.empty() )
          visit.groups.push_back( groups[list[i].group] );
        seal( visit, doors[i], list[i], sealedFields, result.crosswalk );
      }
      visit.position = *list[best].position;
      sortUnique( visit.languages );
      sortUnique( visit.groups );
    }
    std::sort( result.visits.begin(), result.visits.end(),
               []( const Visit &a, const Visit &b ) { return a.code < b.code; } );
    result.crosswalk.sealedFields = sealedFields;
    if ( earlier )
      keepEarlier( *earlier, result.crosswalk );
    std::sort( result.crosswalk.entries.begin(), result.crosswalk.entries.end(),
               []( const auto &a, const auto &b )
               { return std::tie( a.visit, a.student ) < std::tie( b.visit, b.student ); } );
    return result;
  }
}
