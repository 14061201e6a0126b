// SPDX-License-Identifier: GPL-2.0-or-later
// The made-up city: streets with house numbers, address points, areas, schools, a list of students as clerks
// type it, its truth, and a roster of teams. Nobody and nothing in it is real. The same options give the same
// city on any machine. Coordinates are metres of a local plane whose origin is the crossing of the two base
// streets; toCrs() places them in EPSG:2868.
//   const SampleCity city = makeSampleCity( { .students = 400, .addresses = 20000, .seed = 1 } );
#pragma once
#include "base/point.h"
#include "base/progress.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep::sample
{
  struct SampleOptions
  {
      int students = 400;     // rows of the list
      int addresses = 20'000; // address points, 1,000 to 1,000,000
      std::uint64_t seed = 1;
  };

  // A street's name in parts, as printed: "E", "Calle", "Alegre", "" or "N", "", "4th", "Ave".
  struct StreetName
  {
      std::string predir, pretype, name, suftype;
      std::string withoutDirection() const;
      std::string full() const;
      bool operator==( const StreetName & ) const = default;
  };

  enum class Road : std::uint8_t
  {
    Freeway,
    Ramp,
    Arterial,
    Collector,
    Local,
    Drive
  };
  enum class Travel : std::uint8_t
  {
    Both,
    Forward,
    Backward
  };

  // A street between two crossings. Numbers are those of the block, in the direction of the line; 0, 0: none.
  struct Street
  {
      std::vector<Point> points;
      int name = -1; // index of SampleCity::names; -1: unnamed
      Road road = Road::Local;
      Travel travel = Travel::Both;
      int milesPerHour = 25;
      int leftFrom = 0, leftTo = 0, rightFrom = 0, rightTo = 0;
      int leftZip = 0, rightZip = 0;
      int fromLevel = 0, toLevel = 0; // 1: on a bridge
      std::int64_t id = 0;
  };

  // One address point; the units of a building share number and street.
  struct Address
  {
      Point at;
      int number = 0;
      int name = -1;
      int zip = 0;
      std::uint8_t city = 0; // postal city, an index of kCities
      std::uint8_t code = 0; // 0: a building; over 0: a meter, sign or tower
      bool home = false;     // somebody may live here
      bool detached = false; // a building of its own
      bool incorporated = true;
      int parcel = 0;
      int street = -1; // index of SampleCity::streets it was numbered along
      std::string unit;
  };

  struct Area
  {
      std::string name;
      std::vector<std::vector<std::vector<Point>>> polygons; // polygons, rings (outer first), points
  };

  struct Line
  {
      std::string name;
      std::vector<Point> points;
  };

  struct Place
  {
      std::string name;
      Point at;
      int teams = 0; // of a staging place
  };

  // A row of the list: as typed, and what is true of it.
  struct Student
  {
      std::string id, last, first, grade, school, address, apartment, city, state, zip, language, guardian,
          phone, withdrawal, hold, notes;
      std::string mess;   // the class of mess
      std::string expect; // match, tie, nomatch, not_visitable, held
      int trueNumber = 0;
      std::string trueStreet, trueUnit;
      Point trueAt;
      bool hasTruth = false;
  };

  struct Member
  {
      std::string team, staging, name, role, languages, agreement, vehicle;
      bool employee = true;
  };

  struct SampleCity
  {
      std::vector<StreetName> names;
      std::vector<Street> streets;
      std::vector<Address> addresses;
      std::vector<Area> parks, water, buildings, municipalities, zipCodes;
      std::vector<Line> rail, washes;
      std::vector<Place> schools, staging;
      std::vector<Student> students;
      std::vector<Member> roster;
  };

  // The two postal cities, with the short codes of the address points' CITY_ID.
  inline constexpr std::array<std::string_view, 2> CITIES = { "Saguaro Flats", "Mesquite Wells" };
  inline constexpr std::array<std::string_view, 2> CITY_CODES = { "SF", "MW" };

  // Throws InputError where the options make no city, Cancelled where progress says so.
  SampleCity makeSampleCity( const SampleOptions &options, const Progress &progress = {} );

  // Feet of EPSG:2868 (NAD83 HARN / Arizona Central), the made-up origin being in empty desert.
  Point toCrs( const Point &local );

  // Longitude and latitude in degrees.
  Point toDegrees( const Point &local );
}
