// SPDX-License-Identifier: GPL-2.0-or-later
// The records of a *.dsref file, as they lie in memory and on disk (little-endian, 8-byte aligned sections).
// Everything is flat arrays that name each other by index, so that a mapped file is used as it is.
//
//   key (name letters) -> streets -> houses (points), sides (ranges of a segment), nodes (ends of segments)
#pragma once
#include <bit>
#include <cstdint>
#include <span>
#include <string_view>

namespace doorstep
{
  static_assert( std::endian::native == std::endian::little, "*.dsref files are little-endian" );

  using StringIndex = std::uint32_t; // 0 is the empty string

  // A place that an address may name beside its street. 0 or an empty string: not known.
  struct PlaceRecord
  {
      std::uint32_t zip = 0;
      StringIndex city = 0; // normalised
      StringIndex state = 0;
      StringIndex cityShown = 0;
      bool operator==( const PlaceRecord & ) const = default;
  };

  // A street under one of its names. An alias is a record of its own with the houses of its canonical street.
  struct StreetRecord
  {
      StringIndex premod = 0, predir = 0, pretype = 0, name = 0, suftype = 0, sufdir = 0, sufmod = 0;
      StringIndex whole = 0; // format() of the parts: what makes a street itself
      StringIndex shown = 0; // as printed
      std::uint32_t firstHouse = 0, houseCount = 0;
      std::uint32_t firstSide = 0, sideCount = 0;
      std::uint32_t firstNode = 0, nodeCount = 0;
      std::uint32_t firstZip = 0, zipCount = 0; // of all its houses and sides, sorted
      std::uint32_t alias = 0;                  // 1: another name, not another reading of the same
      std::uint32_t canonical = 0;              // its own index where this is no alias
  };

  // Sorted within a street by value, affix, unit, place, coordinates.
  struct HouseRecord
  {
      double x = 0, y = 0;
      std::uint32_t value = 0;
      StringIndex affix = 0;
      StringIndex unit = 0; // normalised: type and identifier, "APT 4"
      std::uint32_t place = 0;
  };

  enum class Parity : std::uint8_t
  {
    Even,
    Odd,
    Both
  };

  // House numbers along one side of a segment, in the direction of the line; `from` may exceed `to`.
  struct SideRecord
  {
      std::uint32_t segment = 0;
      std::uint32_t from = 0, to = 0;
      StringIndex prefix = 0;
      std::uint32_t place = 0;
      Parity parity = Parity::Both;
      std::uint8_t right = 0;
      std::uint16_t unused = 0;

      std::uint32_t low() const { return from < to ? from : to; }
      std::uint32_t high() const { return from < to ? to : from; }
      bool holds( std::uint32_t value ) const
      {
        return value >= low() && value <= high() &&
               ( parity == Parity::Both || ( value % 2 == 1 ) == ( parity == Parity::Odd ) );
      }
  };

  struct SegmentRecord
  {
      std::uint32_t firstVertex = 0, vertexCount = 0;
      double meters = 0;
  };

  struct VertexRecord
  {
      double x = 0, y = 0;
  };

  // How a key relates to its street. Keys are letters and digits only, sorted by length and text.
  enum class KeyKind : std::uint8_t
  {
    Name,     // the name alone: types and directionals are compared apart
    Directed, // name with its directionals written out (SOUTH NORMANDY): types are compared apart
    Whole,    // all parts: nothing else to compare
    Spelled   // all parts, types and directionals written out
  };

  struct KeyRecord
  {
      StringIndex text = 0;
      std::uint32_t letters = 0; // bit i: the letter 'A' + i occurs; bits 26 to 31: digits, two to a bit
      std::uint32_t firstUse = 0, useCount = 0;
  };

  struct KeyUse
  {
      std::uint32_t street = 0;
      KeyKind kind = KeyKind::Name;
      std::uint8_t unused[3] = {};
  };

  // A hash of a key with up to two letters left out, or of how it sounds.
  struct HashEntry
  {
      std::uint32_t hash = 0;
      std::uint32_t key = 0;
  };

  // The 95 % bounds found on this reference's own data; see calibration.h.
  struct CalibrationRecord
  {
      static constexpr std::size_t BINS = 6;
      double pointMeters = 15;
      double affixMeters = 30;        // 45 found where 45-A was typed, or the other way round
      double intersectionMeters = 40; // from where the centre lines meet to a corner
      double sideOffsetMeters = 8;
      double rangeBracket[BINS] = {}; // upper ends of the bracket lengths, metres; the last is open
      double rangeMeters[BINS] = {};
      std::uint64_t samples[BINS] = {};
      double openShare = 0.5; // of a range that no point guides: how much of its length a house may be off
      // A range's bound where its neighbours were left out too: this times what they were off (localError()).
      // 0: too few houses to tell, or no better than the classes.
      double localScale = 0;
  };

  struct MetaRecord
  {
      double minX = 0, minY = 0, maxX = 0, maxY = 0;
      double metersPerUnit = 1;
      std::uint32_t geographic = 0;
      StringIndex authId = 0, wkt = 0;
      std::uint32_t deleteBits = 0, phoneticBits = 0; // log2 of the directories' sizes
      std::uint32_t pointRows = 0, streetRows = 0;    // rows used
      CalibrationRecord calibration;
  };

  // All arrays of one reference, in memory or mapped.
  struct ReferenceView
  {
      const MetaRecord *meta = nullptr;
      std::span<const std::uint32_t> stringEnds;
      std::span<const char> stringBytes;
      std::span<const PlaceRecord> places;
      std::span<const StreetRecord> streets;
      std::span<const HouseRecord> houses;
      std::span<const SideRecord> sides;
      std::span<const SegmentRecord> segments;
      std::span<const VertexRecord> vertices;
      std::span<const std::uint32_t> streetNodes; // node ids, sorted within a street
      std::span<const VertexRecord> nodes;
      std::span<const KeyRecord> keys;
      std::span<const KeyUse> keyUses;
      std::span<const std::uint32_t> keyLengths; // [n] the first key of n or more letters
      std::span<const std::uint32_t> keySlots;   // open addressing by hashKey: key + 1, 0 empty
      std::span<const HashEntry> deletes;        // sorted by hash
      std::span<const std::uint32_t> deleteDirectory;
      std::span<const HashEntry> phonetic;
      std::span<const std::uint32_t> phoneticDirectory;
      std::span<const std::uint32_t> zips;       // of the whole reference, sorted
      std::span<const std::uint32_t> streetZips; // by street
      std::span<const StringIndex> cities;       // normalised, sorted by text
      std::span<const StringIndex> states;

      std::string_view text( StringIndex i ) const
      {
        const std::uint32_t begin = i == 0 ? 0 : stringEnds[i - 1];
        return { stringBytes.data() + begin, stringEnds[i] - begin };
      }
      std::span<const HouseRecord> housesOf( const StreetRecord &s ) const
      {
        return houses.subspan( s.firstHouse, s.houseCount );
      }
      std::span<const SideRecord> sidesOf( const StreetRecord &s ) const
      {
        return sides.subspan( s.firstSide, s.sideCount );
      }
      std::span<const VertexRecord> verticesOf( const SegmentRecord &s ) const
      {
        return vertices.subspan( s.firstVertex, s.vertexCount );
      }
      std::span<const std::uint32_t> nodesOf( const StreetRecord &s ) const
      {
        return streetNodes.subspan( s.firstNode, s.nodeCount );
      }
      std::span<const std::uint32_t> zipsOf( const StreetRecord &s ) const
      {
        return streetZips.subspan( s.firstZip, s.zipCount );
      }
  };
}
