// SPDX-License-Identifier: GPL-2.0-or-later
// Classes of roads, and the speeds and words that go with them: metadata/lexicons/road_classes.csv, which an
// analyst may override with lines of the same form.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // In order of importance; Freeway is drivable but no visit or staging place snaps to it.
  enum class RoadClass : std::uint8_t
  {
    Freeway,
    Ramp,
    Primary,
    Secondary,
    Local,
    Service,
    Alley,
    Track,
    Path
  };

  inline constexpr std::size_t ROAD_CLASS_COUNT = 9;

  // Mean driving speeds by class in km/h between junctions; 0: the preset.
  using ClassSpeeds = std::array<double, ROAD_CLASS_COUNT>;

  // What a district says of the streets of one class.
  struct ClassPace
  {
      double kilometersPerHour = 0; // mean driving speed, whatever limit is posted; 0: as posted or preset
      double factor = 0;            // times that speed; 0: 1
      bool operator==( const ClassPace & ) const = default;
  };
  using ClassPaces = std::array<ClassPace, ROAD_CLASS_COUNT>;

  // What a value of a class column means.
  struct RoadClassRule
  {
      std::string scheme; // osm, mtfcc, nena, fhwa, major, word
      std::string value;  // lower case; a * at either end stands for anything
      RoadClass roadClass = RoadClass::Local;
      double kilometersPerHour = 0; // 0: by class
  };

  struct RoadClasses
  {
      ClassSpeeds speeds{}; // no entry is 0
      std::vector<RoadClassRule> rules;

      // The presets, with the lines of `overrides` (the lexicon's columns: scheme,value,class,kmh) before
      // them. Throws InputError that names the line.
      static RoadClasses load( std::string_view overrides = {} );

      std::optional<RoadClassRule> find( std::string_view scheme, std::string_view value ) const;
  };

  std::string_view roadClassName( RoadClass roadClass );
  std::optional<RoadClass> roadClassNamed( std::string_view name );

  // The presets' speeds where `speeds` has 0.
  ClassSpeeds withPresets( const ClassSpeeds &speeds );
}
