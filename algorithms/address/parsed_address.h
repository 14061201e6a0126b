// SPDX-License-Identifier: GPL-2.0-or-later
// An address in its parts, after USPS Publication 28 (Postal Addressing Standards) and the field names of
// NENA's CLDXF. Everything here is standardised for comparison: upper case, ASCII (accents folded, mojibake
// repaired), abbreviations of Publication 28 for directionals (N), types (AVE) and states (AZ), numbered
// streets in figures (22ND), no punctuation but the hyphen and slash of numbers.
//
// UTF-8, Windows-1252 or any other bytes may come in; no function here throws on what it reads. All of them
// are thread-safe. One address takes about a microsecond: linear in its length.
//
//   const ParsedAddress a = parseAddress( "123½ N. Camino del Rio Apt. 4-B, Tucson, Arizona 85701-1234" );
//   // a.number "123", a.numberSuffix "1/2", a.street {predir N, pretype CAMINO, name DEL RIO}, a.unit "4B" …
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  enum class AddressKind
  {
    Street,          // a street, with or without a number
    Intersection,    // street and cross
    PoBox,           // only a post office box: no door to visit
    RuralRoute,      // RR, HC or star route with a box
    GeneralDelivery, // or poste restante, homeless, in transition: words that say that there is no address
    Empty,           // nothing in the cell
    Unreadable       // something, but no street and no number
  };

  // A street's whole name in its parts. Which words are name and which are type is a convention that data
  // sets do not share, so compare format( a ) == format( b ) before comparing parts.
  struct StreetName
  {
      std::string premod;  // OLD, before a pretype: OLD HWY 5; elsewhere it belongs to the name
      std::string predir;  // N S E W NE NW SE SW
      std::string pretype; // CALLE, AVENIDA, STATE RTE, HWY, US HWY, I, CO RD, AVE in "Avenue A"
      std::string name;    // never empty in a street that was read
      std::string suftype; // ST, AVE
      std::string sufdir;
      std::string sufmod; // EXT, BYP, ALT after the type

      bool empty() const { return name.empty() && pretype.empty() && predir.empty() && suftype.empty(); }
      bool operator==( const StreetName & ) const = default;
  };

  // The part of an address that can be read in more than one way.
  struct Reading
  {
      std::string number;       // 123, 38-15, N6W23001; digits, hyphen, grid letters
      std::string numberSuffix; // 1/2, B
      StreetName street;
      StreetName cross; // of an intersection
      std::string
          unitType;     // APT, STE, UNIT, SPC, LOT, TRLR, FL, REAR, UPPR …; # where only a number was given
      std::string unit; // 4B, 12; empty for REAR, UPPR and the like
      std::string building; // BLDG's identifier
      std::string city;
      bool onlyWithUnit = false; // a guess that counts only where the reference has that unit

      bool operator==( const Reading & ) const = default;
  };

  struct ParsedAddress : Reading
  {
      AddressKind kind = AddressKind::Empty;
      long houseNumber = -1; // the leading integer of number, -1 where there is none
      long houseNumberTo =
          -1;            // the last of a range of numbers, "8938-40" 8940; -1 where it cannot be a range
      std::string state; // two letters
      std::string zip;   // five digits
      std::string zip4;
      bool notes = false; // a note, c/o or attention line was left out
      std::string hold;   // why it may be one to hold: "shelter", "motel or hotel"; empty: nothing said
      std::string extra;  // what is neither address nor unit, as typed: notes, names, buildings
      std::string second; // the rest of the cell where it holds two addresses, as typed
      std::vector<Reading> others; // other readings, likelier first; mostly empty, at most four
  };

  // Names of cities that are known, to find where a one-line address's street ends without a comma.
  class CityNames
  {
    public:
      void add( std::string_view name );
      bool contains( std::string_view normalized ) const;
      bool empty() const { return mNames.empty(); }

    private:
      std::vector<std::string> mNames; // sorted, normalised
  };

  struct ParseOptions
  {
      // Whether a city, state and ZIP may follow in the same line. Where they have columns of their own,
      // false: "12 Lake Park" is then never read as a street "Lake" in the city "Park".
      bool cityExpected = true;
      const CityNames *cities = nullptr;
  };

  // One address as typed.
  ParsedAddress parseAddress( std::string_view line, const ParseOptions &options = {} );

  // The same where city, state and ZIP stand in other columns.
  inline ParsedAddress parseStreetLine( std::string_view line )
  {
    return parseAddress( line, { false, nullptr } );
  }

  // A whole street name as reference layers have it, "N CAMINO DEL RIO", "Massachusetts Ave": no number, unit
  // or city. `others`, where asked for, gets the other readings.
  StreetName parseStreetName( std::string_view full, std::vector<StreetName> *others = nullptr );

  // Parts as a layer's columns have them, each brought to the standard form on its own.
  StreetName standardize( const StreetName &columns );

  struct Unit
  {
      std::string type;
      std::string id;
      std::string building = {}; // "Bldg 2 Apt 101" has both
      bool several = false;      // "Apt 1 & 2": which one is not said, and type and id are empty
      bool operator==( const Unit & ) const = default;
  };

  // "Apt. B-12" {APT, B12}, "# 4" {#, 4}, "second floor" {FL, 2}, "rear" {REAR, }, "4b" {#, 4B}.
  Unit normalizeUnit( std::string_view unit );

  // Whether an identifier may be that of a unit: 4B, 12-104, A; not a telephone number, a name or a note.
  bool looksLikeUnit( std::string_view identifier );

  // Whether a cell holds a word that stands for nothing: None, NULL, <Null>, N/A, nan, Unknown, "-".
  bool isPlaceholder( std::string_view cell );

  // Upper case, ASCII, single spaces, no punctuation: "Cañon City " CANON CITY, "O'Neil" ONEIL.
  std::string normalizeText( std::string_view text );

  // As normalizeText, with ST, MT, FT, N, S, E, W at the start written out (SAINT, MOUNT, FORT, NORTH …).
  std::string normalizeCity( std::string_view city );

  // Two letters, or empty where it is no state.
  std::string normalizeState( std::string_view state );

  // Five digits from "85701-1234", "857011234", 2139 (a number column lost the leading zero); else empty.
  std::string normalizeZip( std::string_view zip );

  // The parts joined by single spaces, in the order of the struct.
  std::string format( const StreetName &street );
}
