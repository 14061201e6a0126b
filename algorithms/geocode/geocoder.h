// SPDX-License-Identifier: GPL-2.0-or-later
// Finds the place of a typed address in a reference, or says why not. Offline, const and thread-safe; the
// same answer on any machine and any number of threads.
//
//   const Reference reference = Reference::open( "county.dsref" );
//   const Geocoder geocoder( reference );
//   const GeocodeResult r = geocoder.geocode( { "123 N Mian St Apt 4", "Tucson", "", "85701" } );
//
// Per address: parse, exact look-up of the street, then (only where that does not answer) streets within one
// and two edits, alike in sound, alike as a whole; binary search of the number. About a microsecond when
// exact.
#pragma once
#include "address/parsed_address.h"
#include "base/point.h"
#include "base/progress.h"
#include "base/units.h"
#include "geocode/corrections.h"
#include "geocode/reference.h"
#include "geocode/scoring.h"
#include "geocode/town_areas.h"

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  enum class MatchStatus : std::uint8_t
  {
    Matched,
    Picked,
    Tied,
    Unmatched,
    NotVisitable,
    Held
  };
  enum class MatchLevel : std::uint8_t
  {
    None,
    Unit,
    Point,
    Range,
    Intersection,
    Picked
  };

  // As the contract spells them: matched, picked, tied, unmatched, not_visitable, held; level None is empty.
  std::string_view statusText( MatchStatus status );
  std::string_view levelText( MatchLevel level );

  // One row of a list; any may be empty.
  struct AddressInput
  {
      std::string line;
      std::string city, state, zip;
      std::string unit; // of a column of its own; used where the line holds none
  };

  struct MatchCandidate
  {
      std::string address;
      MatchLevel level = MatchLevel::None;
      double score = 0;
      Point place;
      std::string reason; // why it is not the match
  };

  struct GeocodeResult
  {
      MatchStatus status = MatchStatus::Unmatched;
      MatchLevel level = MatchLevel::None;
      double score = 0;  // 0 to 100; of the best candidate where nothing matched
      Meters errorBound; // 95 in 100 lie nearer
      Point place;       // in the reference's CRS; matched and picked only
      std::string address;
      bool severalDoors = false;              // matched, but several buildings or units answer to the address
      std::string note;                       // one sentence, without what was typed
      std::string hold;                       // why it may be one to hold, for a person to decide
      std::string extra;                      // what was typed beside the address: notes, names, buildings
      std::vector<MatchCandidate> candidates; // best first, where asked for

      bool placed() const { return status == MatchStatus::Matched || status == MatchStatus::Picked; }
  };

  struct GeocodeOptions
  {
      double minScore = WEIGHTS.least;
      std::size_t candidates = 0; // how many to list for each row that is tied or unmatched
      const Corrections *corrections = nullptr;
      unsigned threads = 0; // geocodeAll: 0 all cores
  };

  class PlaceEvidence;
  class ShortForms;
  struct Hit;

  class Geocoder
  {
    public:
      // The reference must outlive the geocoder.
      explicit Geocoder( const Reference &reference );

      GeocodeResult geocode( const AddressInput &input, const GeocodeOptions &options = {} ) const;

      // Row i of the list is result i.
      std::vector<GeocodeResult> geocodeAll( std::span<const AddressInput> list,
                                             const GeocodeOptions &options = {},
                                             const Progress &progress = {} ) const;

      const Reference &reference() const { return mReference; }

      // One address, whatever else the cell holds: without corrections, and no second home is looked for.
      GeocodeResult searchOne( const AddressInput &input, const GeocodeOptions &options ) const;

      // The address in its parts, as it is looked for.
      ParsedAddress read( const AddressInput &input ) const;

    private:
      struct Areas
      {
          std::once_flag once; // made when the first typed town is not the one found
          std::unique_ptr<TownAreas> towns;
          std::once_flag onceShort; // made when the first name is not there as typed
          std::shared_ptr<const ShortForms> shortForms;
      };
      GeocodeResult search( const AddressInput &input, const GeocodeOptions &options ) const;
      GeocodeResult searchParsed( const ParsedAddress &parsed, const GeocodeOptions &options ) const;
      void holdApart( const ParsedAddress &parsed, const PlaceEvidence &evidence, const Hit &found,
                      const GeocodeOptions &options, GeocodeResult &result ) const;
      std::string_view foreignState( const AddressInput &input, const ParsedAddress &parsed ) const;
      const TownAreas &areas() const;
      const ShortForms &shortForms() const;

      const Reference &mReference;
      LocalFrame mFrame;
      CityNames mCities;
      std::unique_ptr<Areas> mAreas;
  };
}
