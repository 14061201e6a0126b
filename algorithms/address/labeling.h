// SPDX-License-Identifier: GPL-2.0-or-later
// Which part of an address each word is. Parsing labels the words of a line; the parts are then put together
// from the labels, standardised (parsed_address.h) or as typed (fields.h).
#pragma once
#include "address/parsed_address.h"
#include "address/tokens.h"

#include <array>
#include <cstdint>
#include <vector>

namespace doorstep
{
  enum class Label : std::uint8_t
  {
    None, // not read yet; at the end: nothing that the address needs
    Number,
    NumberSuffix,
    PreMod,
    PreDir,
    PreType,
    Name,
    SufType,
    SufDir,
    SufMod,
    UnitType,
    Unit,
    Building,
    City,
    State,
    Zip,
    Country,
    Box,  // post office box, rural route
    Stop, // mail stop, private mailbox
    Note,
    Blank, // N/A, nan: a word for nothing
    And    // joins two streets
  };

  struct Labeling
  {
      explicit Labeling( const Tokens &words ) : tokens( words ) {}

      const Tokens &tokens;
      std::array<Label, Tokens::LONGEST> labels{};
      std::array<bool, Tokens::LONGEST> cross{}; // belongs to the second street of an intersection
      AddressKind kind = AddressKind::Unreadable;
      bool notes = false;
      bool rural = false;
      std::size_t second = 0; // where a second address begins, 0: there is none

      void mark( std::size_t from, std::size_t to, Label label )
      {
        for ( std::size_t i = from; i < to; ++i )
          labels[i] = label;
      }
      bool free( std::size_t i ) const { return labels[i] == Label::None; }
  };

  // Notes, boxes, country, ZIP and state; returns where what is left of the line ends.
  std::size_t labelEnds( Labeling &line, const ParseOptions &options );

  // Notes in brackets, after a comma or of several words.
  void labelNotes( Labeling &line );

  // Words that stand for an empty cell, at the end of the line or of a part of it: "Apt N/A", "nan".
  void labelPlaceholders( Labeling &line );

  // A care-of or attention line without a comma, before `end` and up to the city.
  void labelAttention( Labeling &line, std::size_t end, bool located );

  // What follows a state and a ZIP is a note; returns where the rest ends.
  std::size_t dropAfterZip( Labeling &line, std::size_t end );

  bool isZip( const Token &token, std::string_view text );

  // Post office boxes, rural routes and mail stops anywhere.
  void labelBoxes( Labeling &line );

  // A unit that starts at `at`, before `end`: labels it and returns what follows it; `at` where there is
  // none. With `bare`, an identifier without a designator counts ("12C").
  std::size_t labelUnit( Labeling &line, std::size_t at, std::size_t end, bool bare );

  // "Apt 1 & 2", "Apt 1 or 2", "# 1 2", "Apt A/B": which door is meant is not said.
  bool namesSeveralUnits( const Labeling &line );

  // The words [from, to) as one street's whole name.
  void labelStreet( Labeling &line, std::size_t from, std::size_t to );

  // Whether [from, to) begins like a numbered route ("State Highway 33"); the end of its name, or `from`.
  std::size_t routeEnd( const Labeling &line, std::size_t from, std::size_t to );

  // Where in [from, to), a street followed by a city or more without a comma, the street ends.
  // `located`: a state or ZIP follows, so that a city is likely.
  std::size_t streetEnd( const Labeling &line, std::size_t from, std::size_t to, bool located,
                         const ParseOptions &options );

  // A house number at `at`: labels it and returns what follows it; `at` where there is none.
  std::size_t labelNumber( Labeling &line, std::size_t at, std::size_t end );

  // Whether a house number in two grid halves stands at `at`: "W148 N9748", "N6 W23001".
  bool isGridPair( const Tokens &tokens, std::size_t at, std::size_t end );

  // Whether "& 125" and a street stand at `at`.
  bool joinsNumbers( const Tokens &tokens, std::size_t at, std::size_t end );

  // Whether the words [from, to) are a known city.
  bool isCity( const Tokens &tokens, std::size_t from, std::size_t to, const ParseOptions &options );

  // ST that means Saint, or DR that means Doctor: before a word that is no type, directional or unit.
  bool isSaint( const Tokens &tokens, std::size_t at, std::size_t end );

  // The same line divided in other ways, where its words allow it; at most four.
  std::vector<Labeling> otherReadings( const Labeling &line, const ParseOptions &options );

  // All of it.
  void labelAddress( Labeling &line, const ParseOptions &options );
}
