// SPDX-License-Identifier: GPL-2.0-or-later
// What clerks make of an address: the classes of mess, what a careful reader should find of each, and an
// address typed with one.
#pragma once
#include "base/random.h"
#include "sample/rivals.h"
#include "sample/sample_city.h"

#include <optional>

namespace doorstep::sample
{
  enum class Mess : std::uint8_t
  {
    Clean,
    CasePunct,
    Abbrev,
    Typo1,
    Typo2,
    MissingType,
    WrongType,
    MissingDir,
    SwappedDir,
    MissingZip,
    WrongZip,
    CityTypo,
    UnitColumn,
    UnitInAddress,
    MissingUnit,
    OneLine,
    Note,
    Ordinal,
    NumberLast,
    Mixed,
    Interpolate,
    Ambiguous,
    NoNumber,
    NoStreet,
    OutOfArea,
    PoBox,
    Blank,
    Junk,
    Held
  };

  struct MessClass
  {
      Mess mess;
      const char *name;
      const char *expect;
      double share; // of a list
  };
  const std::vector<MessClass> &messClasses();

  // The cells of the list that hold the address.
  struct Typed
  {
      std::string address, apartment, city, state, zip;
      std::string notes;
  };

  // The address as typed with that mess, or nothing where this address cannot have it.
  std::optional<Typed> type( Mess mess, const Address &home, const SampleCity &city, const Rivals &rivals,
                             Random &random );
}
