// SPDX-License-Identifier: GPL-2.0-or-later
// The travel times that a plan is changed by: the same network, matrix and driven routes as planzones uses.
#pragma once
#include "hand/hand_plan.h"
#include "morning/driving.h"
#include "morning/travel.h"

#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace doorstep
{
  // A zone in numbers, as planzones would write them.
  struct ZoneFigures
  {
      std::int32_t zone = 0;
      std::int32_t visits = 0;
      std::int32_t students = 0;
      double driving = 0, doors = 0, waiting = 0; // minutes
      double km = 0;
      std::map<std::string, int> languages; // homes by code
      double over = 0;                      // minutes beyond those of a team; 0: it fits
      std::int32_t missed = 0;              // visits at another time than was wished …
      double missedBy = 0;                  // … by so many minutes in all
      std::int32_t broken = 0;              // of these, such that must not be
      double minutes() const { return driving + doors + waiting; }
      bool operator==( const ZoneFigures & ) const = default;
  };

  // Of zones in both, those whose minutes are others, but for what a layer rounds off: it was made on other
  // streets or with other settings.
  int timedOtherwise( const std::map<std::int32_t, double> &told, const std::map<std::int32_t, double> &now );

  class HandTimes
  {
    public:
      // Of the question's visits that have a place and no hindrance. Keeps a reference to the question.
      // Throws InputError and Cancelled as PlanTravel does.
      HandTimes( const PlanQuestion &question, const Progress &progress );

      const PlanQuestion &question() const { return mQuestion; }
      const PlanTravel &travel() const { return mTravel; }

      // Why a team cannot get to a visit; empty: it can.
      std::string hindranceOf( std::int32_t visit ) const;
      // Throws InputError with the row of a visit that is in a zone and cannot be reached: the plan was made
      // on other streets. `remedy` says what to do, as in "give the STREETS that the plan was made with".
      void requireReached( const HandPlan &plan, const std::string &remedy ) const;

      // Places of the matrix: staging places, then visits.
      std::int32_t placeOfStaging( std::int32_t staging ) const { return staging; }
      std::int32_t placeOf( std::int32_t visit ) const;
      double minutes( std::int32_t from, std::int32_t to ) const
      {
        return static_cast<double>(
            mMinutes[static_cast<std::size_t>( from ) * mSize + static_cast<std::size_t>( to )] );
      }
      // Minutes of the route by the matrix, without those at doors.
      double minutesOf( std::int32_t staging, const std::vector<std::int32_t> &stops ) const;

      DrivenRoute drive( const HandZone &zone ) const;
      // Driven anew.
      ZoneFigures figuresAnew( const HandZone &zone ) const;
      // The same, remembered as long as stops, staging place, shift and team are the same.
      const ZoneFigures &figures( const HandZone &zone );

      // Of the zone's team where the roster says so, else of all teams.
      double teamMinutes( const HandZone &zone ) const;
      std::int32_t visitsAtMost( const HandZone &zone ) const; // the same; 0: no limit
      // Minutes that the zone's team has less than all teams.
      double teamLess( const HandZone &zone ) const { return mQuestion.teamMinutes - teamMinutes( zone ); }

    private:
      const PlanQuestion &mQuestion;
      std::vector<std::int32_t> mOrder; // visits with a place
      std::vector<std::int32_t> mPlace; // of each visit; -1: none
      PlanTravel mTravel;
      std::size_t mSize = 0;
      std::vector<float> mMinutes;
      std::map<std::tuple<std::int32_t, std::string, std::int32_t, std::vector<std::int32_t>>, ZoneFigures>
          mKnown;
  };
}
