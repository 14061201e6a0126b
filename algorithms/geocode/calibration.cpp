// SPDX-License-Identifier: GPL-2.0-or-later
#include "geocode/calibration.h"

#include "geocode/interpolate.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t kEnough = 40;         // samples of a class; fewer say little about one in twenty
    constexpr std::size_t kMostSamples = 60000; // so that a county takes under a second

    // A little over 95 of 100, so that 95 hold where a city differs from what it shows of itself.
    double bound( std::vector<double> &values )
    {
      constexpr double kShare = 0.97;
      const auto n = static_cast<double>( values.size() );
      const auto rank = static_cast<std::size_t>( std::min( std::ceil( kShare * ( n + 1 ) ), n ) ) - 1;
      std::nth_element( values.begin(), values.begin() + static_cast<std::ptrdiff_t>( rank ), values.end() );
      return values[rank];
    }

    double median( std::vector<double> &values )
    {
      const auto middle = values.begin() + static_cast<std::ptrdiff_t>( values.size() / 2 );
      std::nth_element( values.begin(), middle, values.end() );
      return *middle;
    }

    struct Sample
    {
        double bracket, error;
    };

    // The one side that holds the house's number near it, null where none or more do.
    const SideRecord *sideOf( const ReferenceView &view, const StreetRecord &street,
                              const HouseRecord &house )
    {
      const SideRecord *found = nullptr;
      for ( const SideRecord &side : view.sidesOf( street ) )
        if ( side.holds( house.value ) && side.prefix == house.affix )
        {
          if ( found )
            return nullptr;
          found = &side;
        }
      return found;
    }

    void fixedBounds( CalibrationRecord &c )
    {
      const double brackets[CalibrationRecord::bins] = { 40,  80,  160,
                                                         320, 640, std::numeric_limits<double>::infinity() };
      const double bounds[CalibrationRecord::bins] = { 45, 65, 100, 180, 350, 700 };
      for ( std::size_t i = 0; i < CalibrationRecord::bins; ++i )
      {
        c.rangeBracket[i] = brackets[i];
        c.rangeMeters[i] = bounds[i];
      }
    }
  }

  CalibrationRecord calibrate( const ReferenceView &view, const LocalFrame &frame )
  {
    CalibrationRecord c;
    fixedBounds( c );
    const std::size_t stride = view.houses.size() / kMostSamples + 1;
    std::vector<double> spacing, offsets, besides;
    std::vector<std::pair<const StreetRecord *, const HouseRecord *>> chosen;
    std::size_t at = 0;
    for ( const StreetRecord &street : view.streets )
    {
      if ( view.streets.data() + street.canonical != &street )
        continue;
      const std::span<const HouseRecord> houses = view.housesOf( street );
      for ( std::size_t i = 0; i < houses.size(); ++i, ++at )
      {
        const bool sameValue = i > 0 && houses[i - 1].value == houses[i].value;
        const bool unitOfIt = sameValue && houses[i - 1].affix == houses[i].affix;
        if ( sameValue && !unitOfIt )
          besides.push_back(
              frame.meters( { houses[i].x, houses[i].y }, { houses[i - 1].x, houses[i - 1].y } ) );
        // a building counts once, however many units or numbers it has
        const bool numberOfIt =
            !view.text( houses[i].affix ).empty() && view.text( houses[i].affix ).front() == '&';
        if ( unitOfIt || numberOfIt || at % stride != 0 )
          continue;
        chosen.emplace_back( &street, &houses[i] );
        for ( std::size_t k = i + 1; k < houses.size() && k < i + 6; ++k )
          if ( houses[k].value > houses[i].value && view.text( houses[k].affix ) != "&" &&
               houses[k].value % 2 == houses[i].value % 2 )
          {
            if ( houses[k].value - houses[i].value <= 8 )
              spacing.push_back( frame.meters( { houses[i].x, houses[i].y }, { houses[k].x, houses[k].y } ) );
            break;
          }
      }
    }
    if ( spacing.size() >= kEnough )
      c.pointMeters = std::clamp( median( spacing ), 10.0, 40.0 );
    c.affixMeters = besides.size() >= kEnough ? std::max( bound( besides ), c.pointMeters )
                                              : std::max( c.affixMeters, 2 * c.pointMeters );

    std::vector<std::pair<const SideRecord *, std::size_t>> sides;
    for ( std::size_t i = 0; i < chosen.size(); ++i )
      if ( const SideRecord *side = sideOf( view, *chosen[i].first, *chosen[i].second ) )
      {
        sides.emplace_back( side, i );
        const HouseRecord &h = *chosen[i].second;
        const Projection p =
            projectOn( view.verticesOf( view.segments[side->segment] ), frame, { h.x, h.y } );
        if ( p.away < 80 )
          offsets.push_back( p.away );
      }
    if ( offsets.size() >= kEnough )
      c.sideOffsetMeters = std::clamp( median( offsets ), 3.0, 40.0 );

    InterpolateOptions options;
    options.leaveOut = true;
    options.sideOffset = c.sideOffsetMeters;
    std::vector<Sample> samples;
    for ( const auto &[side, i] : sides )
    {
      const HouseRecord &h = *chosen[i].second;
      const Interpolated place = interpolate( view, frame, *chosen[i].first, *side, h.value, options );
      samples.push_back( { place.bracket, frame.meters( place.place, { h.x, h.y } ) } );
    }
    if ( samples.size() < kEnough * CalibrationRecord::bins )
      return c;
    std::sort( samples.begin(), samples.end(),
               []( const Sample &a, const Sample &b )
               { return a.bracket != b.bracket ? a.bracket < b.bracket : a.error < b.error; } );
    double least = 0;
    for ( std::size_t bin = 0; bin < CalibrationRecord::bins; ++bin )
    {
      const std::size_t from = samples.size() * bin / CalibrationRecord::bins;
      const std::size_t to = samples.size() * ( bin + 1 ) / CalibrationRecord::bins;
      std::vector<double> errors;
      for ( std::size_t i = from; i < to; ++i )
        errors.push_back( samples[i].error );
      c.samples[bin] = errors.size();
      // a longer open stretch is never surer
      least = std::max( least, bound( errors ) );
      c.rangeMeters[bin] = least;
      c.rangeBracket[bin] = bin + 1 < CalibrationRecord::bins ? samples[to - 1].bracket
                                                              : std::numeric_limits<double>::infinity();
    }
    return c;
  }

  double pointBound( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                     const HouseRecord &house )
  {
    constexpr std::ptrdiff_t kLook = 6;                         // records to each side of the house's own
    constexpr std::size_t kNearest = 4, kLeast = 2;             // neighbours
    constexpr double kOnePlace = 2, kShare = 1.15, kMost = 250; // metres
    const std::span<const HouseRecord> houses = view.housesOf( street );
    const std::ptrdiff_t at = &house - houses.data(), count = std::ssize( houses );
    const Point scale = frame.scaleAt( house.y ); // of the few hundred metres around
    std::array<double, kNearest> away;            // squared, ascending, the first n of them
    std::size_t n = 0;
    for ( const std::ptrdiff_t step : { -1, 1 } )
    {
      std::ptrdiff_t looked = 0;
      std::uint32_t value = house.value;
      for ( std::ptrdiff_t i = at + step; i >= 0 && i < count && looked < kLook; i += step )
        if ( houses[static_cast<std::size_t>( i )].value != value )
        {
          const HouseRecord &other = houses[static_cast<std::size_t>( i )];
          value =
              other.value; // a building counts once, and a parcel of several numbers says nothing of the next
          ++looked;
          const double dx = ( house.x - other.x ) * scale.x, dy = ( house.y - other.y ) * scale.y;
          if ( const double squared = dx * dx + dy * dy;
               squared > kOnePlace * kOnePlace && ( n < kNearest || squared < away[n - 1] ) )
          {
            std::size_t place = n < kNearest ? n++ : n - 1;
            for ( ; place > 0 && away[place - 1] > squared; --place )
              away[place] = away[place - 1];
            away[place] = squared;
          }
        }
    }
    const double least = view.meta->calibration.pointMeters;
    if ( n < kLeast )
      return least;
    double sum = 0;
    for ( std::size_t i = 0; i < n; ++i )
      sum += std::sqrt( away[i] );
    return std::clamp( kShare * sum / static_cast<double>( n ), least, std::max( least, kMost ) );
  }

  double rangeBound( const CalibrationRecord &calibration, double bracket, int guides )
  {
    // A range without a point says where its ends are and not how far its houses go; nor was a stretch longer
    // than those of the last class seen. Half of it is left open then.
    const double open = bracket / 2 + calibration.sideOffsetMeters;
    for ( std::size_t i = 0; i + 1 < CalibrationRecord::bins; ++i )
      if ( bracket <= calibration.rangeBracket[i] )
        return guides > 0 ? calibration.rangeMeters[i] : std::max( calibration.rangeMeters[i], open );
    return std::max( calibration.rangeMeters[CalibrationRecord::bins - 1], open );
  }
}
