// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/place_evidence.h"

#include "address/lexicon.h"
#include "geocode/edit_distance.h"
#include "geocode/scoring.h"

#include <algorithm>
#include <charconv>

namespace doorstep
{
  namespace
  {
    // One digit wrong or two neighbours swapped.
    bool similarZips( std::uint32_t a, std::uint32_t b )
    {
      int different = 0;
      std::uint32_t x[5], y[5];
      for ( int i = 4; i >= 0; --i, a /= 10, b /= 10 )
      {
        x[i] = a % 10;
        y[i] = b % 10;
        different += x[i] != y[i] ? 1 : 0;
      }
      if ( different != 2 )
        return different <= 1;
      for ( int i = 0; i < 4; ++i )
        if ( x[i] == y[i + 1] && x[i + 1] == y[i] && x[i] != y[i] )
          return true;
      return false;
    }
  }

  PlaceEvidence::PlaceEvidence( const ReferenceView &view, std::string_view city, std::string_view state,
                                std::string_view zip, std::function<const TownAreas &()> areas )
      : mView( view ), mAreas( std::move( areas ) ), mCity( city )
  {
    std::from_chars( zip.data(), zip.data() + zip.size(), mZip );
    mZipKnown = mZip != 0 && std::binary_search( view.zips.begin(), view.zips.end(), mZip );
    if ( !mCity.empty() )
    {
      const auto found =
          std::lower_bound( view.cities.begin(), view.cities.end(), city,
                            [&view]( StringIndex i, std::string_view t ) { return view.text( i ) < t; } );
      mCityExact = found != view.cities.end() && view.text( *found ) == city;
      if ( mCityExact )
        mCityIs = *found;
      // the name of a town somewhere in the country is no misspelling: Arlington is not Burlington
      const KnownPhrase *phrase =
          mCityExact || view.cities.empty() ? nullptr : Lexicon::instance().phrase( city );
      const bool elsewhere = phrase != nullptr && phrase->city;
      int best = 3;
      for ( std::size_t i = 0; i < view.cities.size() && !mCityExact && !elsewhere; ++i )
      {
        const std::string_view text = view.text( view.cities[i] );
        const int limit = std::min( best - 1, text.size() >= 8 ? 2 : text.size() >= 4 ? 1 : 0 );
        const int edits = editDistance( mCity, text, limit );
        if ( edits <= limit )
        {
          best = edits;
          mCityIs = view.cities[i];
        }
      }
      mCityKnown = mCityIs != 0;
    }
    if ( !state.empty() && !view.states.empty() )
    {
      mStateWrong = true;
      for ( const StringIndex known : view.states )
        mStateWrong = mStateWrong && view.text( known ) != state;
    }
    else if ( !state.empty() && mCityKnown ) // a town of the name; where the layer has no state its ZIPs tell
    {
      const auto other = [state]( std::uint32_t known )
      {
        const std::string_view of = Lexicon::instance().stateOfZip( known );
        return !of.empty() && of != state;
      };
      mStateWrong = !view.zips.empty() && std::all_of( view.zips.begin(), view.zips.end(), other );
    }
    const bool zipForeign = mZip != 0 && !mZipKnown && !view.zips.empty();
    const bool cityForeign = !mCity.empty() && !mCityKnown && !view.cities.empty();
    // one of the two may be wrong or have no counterpart; neither known is another town
    if ( zipForeign && !mCityKnown )
      mForeign = true;
    if ( cityForeign && !mZipKnown )
      mForeign = true;
    if ( mStateWrong && !mZipKnown )
      mForeign = true;
    if ( mForeign && zipForeign && !cityForeign && !mStateWrong )
      for ( const std::uint32_t known : view.zips )
        mDoubtful = mDoubtful || similarZips( mZip, known );
  }

  bool PlaceEvidence::reaches( const StreetRecord &street ) const
  {
    if ( !mZipKnown || street.zipCount == 0 )
      return true;
    const std::span<const std::uint32_t> zips = mView.zipsOf( street );
    return std::binary_search( zips.begin(), zips.end(), mZip );
  }

  double PlaceEvidence::cost( std::uint32_t index ) const
  {
    if ( mForeign && !mDoubtful )
      return FOREIGN;
    if ( index == mLast )
      return mLastCost;
    const PlaceRecord &place = mView.places[index];
    double cost = mStateWrong ? WEIGHTS.stateWrong : 0;
    const bool zipDiffers = mZip != 0 && place.zip != 0 && mZip != place.zip;
    // neighbouring ZIPs look alike: one that is there was meant, or is wrong as a whole
    if ( zipDiffers )
      cost += mZipKnown                        ? WEIGHTS.zipWrong
              : similarZips( mZip, place.zip ) ? WEIGHTS.zipSimilar
                                               : WEIGHTS.zipForeign;
    if ( !mCity.empty() && place.city != 0 )
    {
      if ( !mCityKnown )
        cost += WEIGHTS.cityUnknown;
      else if ( mCityIs != place.city )
        cost += WEIGHTS.cityWrong + ( zipDiffers && mZipKnown ? WEIGHTS.otherTown : 0 );
      else if ( !mCityExact )
        cost += WEIGHTS.cityMisspelt;
    }
    mLast = index;
    mLastCost = cost;
    return cost;
  }

  bool PlaceEvidence::otherTown( std::uint32_t index ) const
  {
    const PlaceRecord &place = mView.places[index];
    return mCityIs != 0 && place.city != 0 && place.city != mCityIs && ( mZip == 0 || mZip != place.zip );
  }

  double PlaceEvidence::cost( std::uint32_t index, const Point &at ) const
  {
    const double points = cost( index );
    return points < FOREIGN && mAreas && otherTown( index ) && !mAreas().near( mCityIs, at )
               ? points + WEIGHTS.farTown
               : points;
  }
}
