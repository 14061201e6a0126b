// SPDX-License-Identifier: GPL-2.0-or-later
// Makes a *.dsref file from address points and street ranges. The same rows in the same order give the same
// bytes on any machine. O(n log n); about 100 bytes a row while building.
//
//   ReferenceBuilder builder( { "EPSG:2868", wkt, false, 0.3048 } );
//   builder.addPoint( { .number = "123", .street = { .name = "MAIN", .suftype = "ST" }, .x = …, .y = … } );
//   builder.write( "county.dsref", progress );
#pragma once
#include "address/parsed_address.h"
#include "base/point.h"
#include "base/progress.h"
#include "geocode/house_number.h"
#include "geocode/local_frame.h"
#include "geocode/municipalities.h"
#include "geocode/reference_records.h"

#include <deque>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace doorstep
{
  struct CoordinateSystem
  {
      std::string authId; // "EPSG:4326"
      std::string wkt;
      bool geographic = true;
      double metersPerUnit = 1; // projected CRS: metres on the ground per unit, in the middle of the layer
  };

  // One row of an address point layer. `street` is used where it is not empty, else `streetText` (a whole
  // street name), else `full` (number and street in one cell).
  struct PointInput
  {
      std::string number, numberSuffix;
      StreetName street;
      std::string streetText, full;
      std::string unit, city, state, zip;
      std::string building; // of a column of its own
      double x = 0, y = 0;
      std::int64_t row = 0; // for the report
  };

  struct SideInput
  {
      std::string from, to, parity, city, zip;
  };

  struct StreetInput
  {
      StreetName street;
      std::string streetText;
      std::string alias; // other names, separated by , ; or |
      SideInput left, right;
      std::string state;
      std::vector<Point> points;
      std::int64_t row = 0;
  };

  struct SkippedRow
  {
      bool point = true; // else of the street layer
      std::int64_t row = 0;
      const char *reason = "";
  };

  struct ReferenceSummary
  {
      std::size_t points = 0;   // used
      std::size_t segments = 0; // used, with ranges or without
      std::size_t streets = 0;  // names, aliases not counted
      std::size_t withoutRange = 0;
      std::size_t farApart = 0; // addresses of which two points lie more than a kilometre apart
  };

  // Texts, each kept once.
  class StringPool
  {
    public:
      StringPool() { intern( {} ); }
      StringIndex intern( std::string_view text );
      std::string_view text( StringIndex i ) const { return mTexts[i]; }
      std::size_t size() const { return mTexts.size(); }

    private:
      std::deque<std::string> mTexts;
      std::unordered_map<std::string_view, StringIndex> mIndex;
  };

  class ReferenceBuilder
  {
    public:
      explicit ReferenceBuilder( CoordinateSystem crs );

      // Where a row names no city, the area that it lies in does. They must outlive the adding of rows.
      void useMunicipalities( const Municipalities &areas ) { mAreas = &areas; }

      // False where the row cannot be used; skipped() then ends with the reason.
      bool addPoint( const PointInput &row );
      bool addStreet( const StreetInput &row );

      // A row that the caller leaves out, for the same report.
      bool skip( bool point, std::int64_t row, const char *reason );
      const std::vector<SkippedRow> &skipped() const { return mSkipped; }
      const ReferenceSummary &summary() const { return mSummary; }

      // The file's bytes. Throws InputError where no row could be used. Ends the builder's use.
      std::string finish( const Progress &progress = {} );
      // The same, written whole or not at all.
      void write( const std::filesystem::path &path, const Progress &progress = {} );

    private:
      friend struct ReferenceLayout;
      // Skips houses that lie farther than any county or state is wide from where most are
      // (reference_places).
      void dropFarHouses();
      struct Side
      {
          SideRecord record;
          std::uint32_t street = 0;
      };
      struct House
      {
          HouseRecord record;
          std::uint32_t street = 0;
          std::int64_t row = 0; // of the layer
      };
      struct Street
      {
          StreetName name;
          std::string whole, shown;
          std::vector<StreetName> variants; // other readings of its text
      };

      // `unit`, where asked for, gets what the cell holds beside the street: "N Maple St #7".
      std::uint32_t streetOf( const StreetName &parts, std::string_view text, std::string *unit = nullptr );
      StringIndex unitOf( std::string_view cell, std::string_view building );

      std::uint32_t addName( const StreetName &name, std::string_view shown,
                             const std::vector<StreetName> &others );
      std::uint32_t placeOf( std::string_view zip, std::string_view city, std::string_view state );
      void addAliases( std::string_view text, std::uint32_t street );

      Point besideMiddle( const SegmentRecord &segment, bool right ) const;

      const Municipalities *mAreas = nullptr;
      CoordinateSystem mCrs;
      LocalFrame mFrame;
      StringPool mStrings;
      std::vector<PlaceRecord> mPlaces;
      struct StreetCell
      {
          std::uint32_t street = 0;
          std::string unit;
      };
      std::string mCells; // of a row, joined, as the next two are asked by
      std::unordered_map<std::string, std::uint32_t> mPlaceOf; // by the cells as they are
      std::unordered_map<std::string, StreetCell> mStreetOf;
      std::map<std::string, std::uint32_t, std::less<>> mStreetOfWhole;
      std::vector<Street> mStreets;
      std::map<std::pair<std::uint32_t, std::uint32_t>, bool> mAliases; // alias, canonical
      std::vector<House> mHouses;
      std::vector<Side> mSides;
      std::vector<SegmentRecord> mSegments;
      std::vector<std::uint32_t> mSegmentStreet;
      std::vector<VertexRecord> mVertices;
      std::vector<SkippedRow> mSkipped;
      ReferenceSummary mSummary;
  };
}
