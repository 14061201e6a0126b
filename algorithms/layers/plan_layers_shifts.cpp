// SPDX-License-Identifier: GPL-2.0-or-later
// The table of a plan's shifts, and the shifts of a plan that was made: as planzones wrote them into its
// zones.
#include "base/error.h"
#include "base/text.h"
#include "layers/cells.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "layers/time_cell.h"
#include "morning/shifts.h"

#include <qgsfeaturesource.h>

#include <cmath>

namespace doorstep
{
  namespace
  {
    constexpr double LONGEST = 24 * 60; // minutes
    constexpr std::int32_t MOST_TEAMS = 10000;
    constexpr std::size_t LONGEST_NAME = 60; // letters that a page has room for

    double startOf( const QgsFeature &feature, int column, const char *layer, std::int32_t row )
    {
      const std::optional<double> start = readTimeOfDay( timeCell( feature, column ) );
      if ( !start )
        refuseRow( layer, row, "start is no time of day; write it as 9:00 or 17:30." );
      return *start;
    }

    // None for an empty cell.
    std::optional<double> minutesOf( const QgsFeature &feature, int column, const char *layer,
                                     std::int32_t row, const char *name )
    {
      if ( cellText( feature, column ).empty() )
        return std::nullopt;
      bool isNumber = false;
      const double minutes = feature.attribute( column ).toDouble( &isNumber );
      if ( !isNumber || !( minutes > 0 ) || minutes > LONGEST )
        refuseRow( layer, row, std::string( name ) + " is not a number of minutes from 1 to 1440." );
      return minutes;
    }
  }

  void PlanLayers::readShifts( const QgsFeatureSource &source, double teamMinutes )
  {
    const QgsFields fields = source.fields();
    const char *remedy = "a table of shifts has shift, start and, where it matters, minutes and teams.";
    const int name = requiredColumn( fields, "SHIFTS", "shift", remedy ),
              start = requiredColumn( fields, "SHIFTS", "start", remedy );
    const int minutes = columnOf( fields, "minutes" ), teams = columnOf( fields, "teams" );
    std::vector<PlanShift> shifts;
    for ( RowReader reader( source ); reader.next(); )
    {
      const QgsFeature &feature = reader.feature();
      PlanShift shift;
      shift.row = reader.number();
      shift.name = trimmedOf( cellText( feature, name ) );
      if ( shift.name.empty() )
        refuseRow( "SHIFTS", shift.row, "it has no name in shift; write the day, as pages should say it." );
      if ( shift.name.size() > LONGEST_NAME || shift.name.find( ';' ) != std::string::npos )
        refuseRow( "SHIFTS", shift.row, "shift is a name of up to 60 letters without a semicolon." );
      shift.start = startOf( feature, start, "SHIFTS", shift.row );
      shift.minutes = minutesOf( feature, minutes, "SHIFTS", shift.row, "minutes" ).value_or( teamMinutes );
      if ( !cellText( feature, teams ).empty() )
      {
        const std::optional<std::int32_t> count = wholeNumber( feature, teams );
        if ( !count || *count < 0 || *count > MOST_TEAMS )
          refuseRow( "SHIFTS", shift.row,
                     "teams is not a whole number; leave it empty where it does not matter how many come." );
        shift.teams = *count;
      }
      shifts.push_back( std::move( shift ) );
    }
    takeShifts( question, std::move( shifts ) );
  }

  std::map<std::int32_t, std::int32_t> PlanLayers::readShiftsOfZones( const QgsFeatureSource &zones )
  {
    const QgsFields fields = zones.fields();
    const int number = columnOf( fields, "zone" ), name = columnOf( fields, "shift" ),
              start = columnOf( fields, "start" ), minutes = columnOf( fields, "shift_minutes" );
    std::map<std::int32_t, std::int32_t> shiftOf;
    if ( number < 0 || name < 0 || start < 0 || minutes < 0 )
      return shiftOf;
    std::vector<PlanShift> shifts;
    for ( RowReader reader( zones ); reader.next(); )
    {
      const QgsFeature &feature = reader.feature();
      PlanShift shift;
      shift.row = reader.number();
      shift.name = trimmedOf( cellText( feature, name ) );
      const std::optional<double> lasts = minutesOf( feature, minutes, "ZONES", shift.row, "shift_minutes" );
      if ( shift.name.empty() || !lasts )
        refuseRow( "ZONES", shift.row,
                   "no shift, where other zones have one; give the layers of one run of planzones." );
      shift.start = startOf( feature, start, "ZONES", shift.row );
      shift.minutes = *lasts;
      std::size_t s = 0;
      while ( s < shifts.size() && !sameName( shifts[s].name, shift.name ) )
        ++s;
      if ( s < shifts.size() && ( shifts[s].start != shift.start || shifts[s].minutes != shift.minutes ) )
        refuseRow(
            "ZONES", shift.row,
            "start and shift_minutes are others than in an earlier row of its shift; give the layers of one "
            "run of planzones." );
      shiftOf[wholeNumber( feature, number ).value_or( 0 )] = static_cast<std::int32_t>( s );
      if ( s == shifts.size() )
        shifts.push_back( std::move( shift ) );
    }
    if ( !shifts.empty() )
      takeShifts( question, std::move( shifts ) );
    return shiftOf;
  }
}
