// What clerks make of an address: one function for each class of mess, and what a careful reader should find.
#pragma once
#include "base/random.h"
#include "sample/sample_city.h"

#include <map>
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

  // Finds what else an incomplete address could mean.
  class Rivals
  {
    public:
      explicit Rivals( const SampleCity &city );

      struct Query
      {
          int number = 0;
          std::string core;                        // the name without direction and type
          std::optional<std::string> predir, type; // not given: any
          std::optional<int> zip, city;
      };
      // Streets in a ZIP that hold the number as a point, and those that hold it by range only.
      struct Count
      {
          int points = 0, ranges = 0;
      };
      Count count( const Query &query ) const;

      bool exists( const StreetName &name ) const;
      // The number over all numbers of streets of that name.
      int beyond( const std::string &core ) const;
      // Whether another street's name is as near to the text as the true one.
      bool confusable( const std::string &text, const std::string &core ) const;

    private:
      struct Held
      {
          int low, high, zip, city;
          bool point;
      };
      const SampleCity &mCity;
      std::map<std::string, std::vector<int>> mCores; // names by core
      std::vector<std::vector<Held>> mHeld;           // by name
  };

  // The address as typed with that mess, or nothing where this address cannot have it.
  std::optional<Typed> type( Mess mess, const Address &home, const SampleCity &city, const Rivals &rivals,
                             Random &random );
}
