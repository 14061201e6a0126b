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
    constexpr std::size_t ENOUGH = 40;          // samples of a class; fewer say little about one in twenty
    constexpr std::size_t MOST_SAMPLES = 60000; // so that a county takes under a second

    // A little over 95 of 100, so that 95 hold where a city differs from what it shows of itself.
    double bound( std::vector<double> &values )
    {
      constexpr double share = 0.97;
      const auto n = static_cast<double>( values.size() );
      const auto rank = static_cast<std::size_t>( std::min( std::ceil( share * ( n + 1 ) ), n ) ) - 1;
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
        std::size_t house; // of those chosen
    };

    // A house that was placed by its neighbours' points alone.
    struct LeftOut
    {
        const StreetRecord *street;
        std::uint32_t value;
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

    double classBound( const CalibrationRecord &calibration, double bracket )
    {
      std::size_t i = 0;
      while ( i + 1 < CalibrationRecord::BINS && bracket > calibration.rangeBracket[i] )
        ++i;
      return calibration.rangeMeters[i];
    }

    // What the nearest numbers of the street are off when each is left out, as a share of their class's
    // bound; half of that is never denied. 0 where too few of them have points.
    double localError( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                       std::uint32_t value )
    {
      constexpr std::size_t look = 5, fewest = 3; // to each side; in all
      constexpr double doubt = 0.5;
      const CalibrationRecord &calibration = view.meta->calibration;
      const std::span<const HouseRecord> houses = view.housesOf( street );
      InterpolateOptions options;
      options.leaveOut = true;
      options.sideOffset = calibration.sideOffsetMeters;
      const auto at = std::lower_bound( houses.begin(), houses.end(), value,
                                        []( const HouseRecord &h, std::uint32_t v ) { return h.value < v; } );
      double sum = 0;
      std::size_t count = 0;
      for ( const bool up : { false, true } )
      {
        std::uint32_t before = value;
        std::size_t looked = 0;
        for ( auto h = at; ( up ? h != houses.end() : h != houses.begin() ) && looked < look; )
        {
          const HouseRecord &house = up ? *h++ : *--h;
          if ( house.value == before )
            continue;
          before = house.value;
          ++looked;
          const SideRecord *side = sideOf( view, street, house );
          if ( !side )
            continue;
          const Interpolated placed = interpolate( view, frame, street, *side, house.value, options );
          if ( placed.guides == 0 )
            continue;
          sum +=
              frame.meters( placed.place, { house.x, house.y } ) / classBound( calibration, placed.bracket );
          ++count;
        }
      }
      return count < fewest ? 0 : doubt + sum / static_cast<double>( count );
    }

    // How many times what the neighbours are off holds 97 of 100 houses; 0 where that says no more than the
    // classes do.
    double scaleOf( const ReferenceView &view, const LocalFrame &frame, const std::vector<LeftOut> &leftOut )
    {
      constexpr std::size_t most = 15000; // of a county; each asks ten neighbours
      const std::size_t stride = leftOut.size() / most + 1;
      std::vector<double> ratios, local;
      double classes = 0;
      for ( std::size_t i = 0; i < leftOut.size(); i += stride )
      {
        const double expected = localError( view, frame, *leftOut[i].street, leftOut[i].value );
        if ( expected <= 0 )
          continue;
        const double known = classBound( view.meta->calibration, leftOut[i].bracket );
        ratios.push_back( leftOut[i].error / ( expected * known ) );
        local.push_back( expected * known );
        classes += known;
      }
      if ( ratios.size() < ENOUGH * CalibrationRecord::BINS )
        return 0;
      const double scale = bound( ratios );
      double sum = 0;
      for ( const double meters : local )
        sum += scale * meters;
      return sum < classes ? scale : 0;
    }

    void fixedBounds( CalibrationRecord &c )
    {
      const double brackets[CalibrationRecord::BINS] = { 40,  80,  160,
                                                         320, 640, std::numeric_limits<double>::infinity() };
      const double bounds[CalibrationRecord::BINS] = { 45, 65, 100, 180, 350, 700 };
      for ( std::size_t i = 0; i < CalibrationRecord::BINS; ++i )
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
    const std::size_t stride = view.houses.size() / MOST_SAMPLES + 1;
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
    if ( spacing.size() >= ENOUGH )
      c.pointMeters = std::clamp( median( spacing ), 10.0, 40.0 );
    c.affixMeters = besides.size() >= ENOUGH ? std::max( bound( besides ), c.pointMeters )
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
    if ( offsets.size() >= ENOUGH )
      c.sideOffsetMeters = std::clamp( median( offsets ), 3.0, 40.0 );

    InterpolateOptions options;
    options.leaveOut = true;
    options.sideOffset = c.sideOffsetMeters;
    std::vector<Sample> samples;
    std::vector<LeftOut> leftOut;
    std::vector<double> openShares;
    std::size_t turn = 0;
    for ( const auto &[side, i] : sides )
    {
      const HouseRecord &h = *chosen[i].second;
      // alone; with the houses beside it; with the block, as a new quarter or another ten years' layer lacks
      // them
      constexpr std::array<std::uint32_t, 4> kGone = { 0, 20, 0, 100 };
      const std::uint32_t more = kGone[turn++ % kGone.size()];
      for ( const std::uint32_t gone : { std::uint32_t{ 0 }, more } )
      {
        if ( !samples.empty() && samples.back().house == i && gone == 0 )
          continue; // once is enough
        options.leaveWithin = gone;
        const Interpolated place = interpolate( view, frame, *chosen[i].first, *side, h.value, options );
        const double error = frame.meters( place.place, { h.x, h.y } );
        samples.push_back( { place.bracket, error, i } );
        if ( place.guides == 0 && place.bracket > 0 )
          openShares.push_back( std::max( 0.0, error - c.sideOffsetMeters ) / place.bracket );
        else if ( gone == 0 )
          leftOut.push_back( { chosen[i].first, h.value, place.bracket, error } );
      }
      options.leaveWithin = 0;
    }
    if ( openShares.size() >= ENOUGH )
      c.openShare = std::min( bound( openShares ), 1.0 );
    if ( samples.size() < ENOUGH * CalibrationRecord::BINS )
      return c;
    std::sort( samples.begin(), samples.end(),
               []( const Sample &a, const Sample &b )
               { return a.bracket != b.bracket ? a.bracket < b.bracket : a.error < b.error; } );
    // Classes of equally many houses that were left out alone, but for the last: longer stretches than those.
    std::vector<double> alone;
    for ( const LeftOut &house : leftOut )
      alone.push_back( house.bracket );
    std::sort( alone.begin(), alone.end() );
    double least = 0;
    std::size_t from = 0;
    for ( std::size_t bin = 0; bin < CalibrationRecord::BINS; ++bin )
    {
      constexpr std::size_t last = CalibrationRecord::BINS - 1;
      const bool open = bin == last || alone.empty();
      const double end =
          open ? std::numeric_limits<double>::infinity() : alone[( alone.size() - 1 ) * ( bin + 1 ) / last];
      std::vector<double> errors;
      for ( ; from < samples.size() && samples[from].bracket <= end; ++from )
        errors.push_back( samples[from].error );
      c.samples[bin] = errors.size();
      // a longer open stretch is never surer
      if ( errors.size() >= ENOUGH )
        least = std::max( least, bound( errors ) );
      c.rangeMeters[bin] = std::max( least, c.sideOffsetMeters );
      c.rangeBracket[bin] = end;
    }
    MetaRecord measured = *view.meta;
    measured.calibration = c;
    ReferenceView withClasses = view;
    withClasses.meta = &measured;
    c.localScale = scaleOf( withClasses, frame, leftOut );
    return c;
  }

  double pointBound( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                     const HouseRecord &house )
  {
    constexpr std::ptrdiff_t look = 6;                       // records to each side of the house's own
    constexpr std::size_t nearest = 4, fewest = 2;           // neighbours
    constexpr double onePlace = 2, share = 1.15, most = 250; // metres
    const std::span<const HouseRecord> houses = view.housesOf( street );
    const std::ptrdiff_t at = &house - houses.data(), count = std::ssize( houses );
    const Point scale = frame.scaleAt( house.y ); // of the few hundred metres around
    std::array<double, nearest> away;             // squared, ascending, the first n of them
    std::size_t n = 0;
    for ( const std::ptrdiff_t step : { -1, 1 } )
    {
      std::ptrdiff_t looked = 0;
      std::uint32_t value = house.value;
      for ( std::ptrdiff_t i = at + step; i >= 0 && i < count && looked < look; i += step )
        if ( houses[static_cast<std::size_t>( i )].value != value )
        {
          const HouseRecord &other = houses[static_cast<std::size_t>( i )];
          value =
              other.value; // a building counts once, and a parcel of several numbers says nothing of the next
          ++looked;
          const double dx = ( house.x - other.x ) * scale.x, dy = ( house.y - other.y ) * scale.y;
          if ( const double squared = dx * dx + dy * dy;
               squared > onePlace * onePlace && ( n < nearest || squared < away[n - 1] ) )
          {
            std::size_t place = n < nearest ? n++ : n - 1;
            for ( ; place > 0 && away[place - 1] > squared; --place )
              away[place] = away[place - 1];
            away[place] = squared;
          }
        }
    }
    const double least = view.meta->calibration.pointMeters;
    if ( n < fewest )
      return least;
    double sum = 0;
    for ( std::size_t i = 0; i < n; ++i )
      sum += std::sqrt( away[i] );
    return std::clamp( share * sum / static_cast<double>( n ), least, std::max( least, most ) );
  }

  double rangeBound( const ReferenceView &view, const LocalFrame &frame, const StreetRecord &street,
                     std::uint32_t value, const Interpolated &placed )
  {
    const CalibrationRecord &calibration = view.meta->calibration;
    const double known = classBound( calibration, placed.bracket );
    // A range without a point says where its ends are and not how far its houses go; nor was a stretch longer
    // than those of the last class seen. As much of it is left open as whole blocks that were left out say.
    if ( placed.guides == 0 || placed.bracket > calibration.rangeBracket[CalibrationRecord::BINS - 2] )
      return std::max( known, placed.bracket * calibration.openShare + calibration.sideOffsetMeters );
    const double local = calibration.localScale > 0 ? localError( view, frame, street, value ) : 0;
    return local > 0 ? calibration.localScale * local * known : known;
  }
}
