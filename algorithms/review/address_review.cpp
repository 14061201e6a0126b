// SPDX-License-Identifier: GPL-2.0-or-later
#include "review/address_review.h"

#include "base/error.h"
#include "geocode/places_near.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr Meters SAME_PLACE{ 1 };
    constexpr Meters AROUND{ 150 };
    constexpr std::size_t SHOWN_THERE = 8;

    // The shortest text without an exponent that reads back as the same number.
    std::string exactly( double value )
    {
      std::array<char, 400> text;
      const auto [end, error] =
          std::to_chars( text.data(), text.data() + text.size(), value, std::chars_format::fixed );
      return error == std::errc() ? std::string( text.data(), end ) : std::string();
    }

    std::string reasonOf( const GeocodeResult &found )
    {
      if ( found.placed() )
        return "perhaps to hold: " + found.hold;
      return found.note.substr( 0, found.note.find( ':' ) );
    }

    MatchCandidate itself( const GeocodeResult &found )
    {
      return { found.address, found.level, found.score, found.place, found.note };
    }

    // Not placed, or perhaps to hold.
    bool needsPerson( const GeocodeResult &found )
    {
      return !found.placed() || !found.hold.empty();
    }

    bool gives( const GeocodeResult &answer, const Correction *decided )
    {
      return decided && ( answer.placed() || answer.status == MatchStatus::Held ||
                          decided->decision == Correction::Decision::NotVisitable );
    }
  }

  AddressReview::AddressReview( const Geocoder &geocoder, std::span<const AddressInput> list,
                                std::filesystem::path corrections, const ReviewOptions &options,
                                const Progress &progress )
      : mGeocoder( geocoder ), mOptions( options ), mFile( std::move( corrections ) )
  {
    const Corrections known = mFile.read();
    known.requireCrs( geocoder.reference().authId() );
    const std::vector<GeocodeResult> found = geocoder.geocodeAll( list, searching(), progress );
    std::map<std::string, std::size_t> groups;
    for ( std::size_t r = 0; r < list.size(); ++r )
    {
      const AddressInput &typed = list[r];
      const Correction *decided = known.find( keyOf( typed ) );
      GeocodeOptions withKnown = searching();
      withKnown.corrections = &known;
      GeocodeResult answer = decided ? geocoder.geocode( typed, withKnown ) : found[r];
      const bool settled = gives( answer, decided );
      if ( !needsPerson( found[r] ) && ( settled || !decided ) )
        continue;
      const auto [group, isNew] = groups.try_emplace( keyText( keyOf( typed ) ), mItems.size() );
      if ( isNew )
      {
        ReviewItem item{
            {}, typed, geocoder.read( typed ), found[r], reasonOf( found[r] ), std::move( answer ), settled };
        item.nameless =
            item.parts.kind == AddressKind::Empty || item.parts.kind == AddressKind::GeneralDelivery;
        if ( found[r].placed() )
          item.found.candidates = { itself( found[r] ) };
        mItems.push_back( std::move( item ) );
      }
      mItems[group->second].rows.push_back( r );
    }
  }

  GeocodeOptions AddressReview::searching() const
  {
    GeocodeOptions options;
    options.minScore = mOptions.minScore;
    options.candidates = mOptions.candidates;
    return options;
  }

  std::size_t AddressReview::settled() const
  {
    return static_cast<std::size_t>( std::count_if( mItems.begin(), mItems.end(),
                                                    []( const ReviewItem &item ) { return item.settled; } ) );
  }

  std::vector<std::string> AddressReview::reasons() const
  {
    std::map<std::string, std::size_t> counts;
    for ( const ReviewItem &item : mItems )
      ++counts[item.reason];
    std::vector<std::string> all;
    all.reserve( counts.size() );
    for ( const auto &[reason, count] : counts )
      all.push_back( reason );
    std::stable_sort( all.begin(), all.end(),
                      [&]( const std::string &a, const std::string &b )
                      { return counts.at( a ) > counts.at( b ); } );
    return all;
  }

  std::optional<std::size_t> AddressReview::next( std::size_t from, const std::string &reason ) const
  {
    for ( std::size_t step = 1; step <= mItems.size(); ++step )
      if ( const std::size_t i = ( from + step ) % mItems.size();
           !mItems[i].settled && ( reason.empty() || mItems[i].reason == reason ) )
        return i;
    return std::nullopt;
  }

  void AddressReview::requireAddress( const ReviewItem &item ) const
  {
    if ( item.nameless )
      throw InputError(
          "No address was typed here, and whoever types the same next time lives elsewhere: write "
          "the student's address into the list itself, or hold the row or call it not visitable." );
  }

  DecisionCells AddressReview::placeCells( const Point &place, const std::string &called ) const
  {
    return { "point", called, exactly( place.x ), exactly( place.y ),
             std::string( mGeocoder.reference().authId() ) };
  }

  // Of the item, were these words the address decided for it.
  GeocodeResult AddressReview::answerOf( const AddressInput &typed, const std::string &words ) const
  {
    const Corrections one =
        Corrections::of( keyOf( typed ), { Correction::Decision::Address, words, {}, {} } );
    GeocodeOptions options = searching();
    options.corrections = &one;
    return mGeocoder.geocode( typed, options );
  }

  void AddressReview::accept( std::size_t i, const MatchCandidate &candidate, const std::string &text )
  {
    requireAddress( mItems[i] );
    // Words outlive a new reference, a point does not; but they must say this place and no other.
    for ( const std::string &words : { text, candidate.address } )
    {
      if ( words.empty() )
        continue;
      const GeocodeResult again = answerOf( mItems[i].typed, words );
      if ( again.placed() &&
           mGeocoder.reference().frame().meters( again.place, candidate.place ) <= SAME_PLACE.value() )
        return decide( i, { "address", words } );
    }
    decide( i, placeCells( candidate.place, candidate.address ) );
  }

  void AddressReview::place( std::size_t i, const Point &place, const std::string &called )
  {
    requireAddress( mItems[i] );
    decide( i, placeCells( place, called ) );
  }

  void AddressReview::hold( std::size_t i )
  {
    decide( i, { "hold" } );
  }

  void AddressReview::notVisitable( std::size_t i )
  {
    decide( i, { "not_visitable" } );
  }

  void AddressReview::decide( std::size_t i, const DecisionCells &cells )
  {
    ReviewItem &item = mItems[i];
    CorrectionRows before = mFile.decide( item.typed, cells );
    const Corrections known = mFile.read();
    GeocodeOptions options = searching();
    options.corrections = &known;
    mDone.push_back( { i, std::move( before ), item.answer, item.settled } );
    item.answer = mGeocoder.geocode( item.typed, options );
    item.settled = gives( item.answer, known.find( keyOf( item.typed ) ) );
  }

  std::optional<std::size_t> AddressReview::undo()
  {
    if ( mDone.empty() )
      return std::nullopt;
    const Done &last = mDone.back();
    ReviewItem &item = mItems[last.item];
    mFile.restore( item.typed, last.before );
    item.answer = last.answer;
    item.settled = last.settled;
    const std::size_t undone = last.item;
    mDone.pop_back();
    return undone;
  }

  std::vector<MatchCandidate> AddressReview::tryText( std::size_t i, const std::string &text,
                                                      std::string &note ) const
  {
    const GeocodeResult found = mGeocoder.geocode( { text, {}, {}, {}, mItems[i].typed.unit }, searching() );
    note = found.note;
    return found.placed() ? std::vector{ itself( found ) } : found.candidates;
  }

  std::vector<MatchCandidate> AddressReview::whatIsThere( const Point &place ) const
  {
    return placesNear( mGeocoder.reference(), place, AROUND, SHOWN_THERE );
  }
}
