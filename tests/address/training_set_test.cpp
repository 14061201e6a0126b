// SPDX-License-Identifier: GPL-2.0-or-later
// Scores the parser against the labelled addresses of the usaddress project, where they are present: as
// tools/score_parse.py does, spellings are made one, so that only the division into fields counts.
#include "address/fields.h"
#include "address/lexicon.h"
#include "base/csv.h"
#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <iostream>

using namespace doorstep;

namespace
{
  // Upper case words without punctuation, each in its standard spelling.
  std::string canonical( std::string_view field, const std::string &value )
  {
    if ( field == "zip" )
      return normalizeZip( value );
    if ( field == "state" && !normalizeState( value ).empty() )
      return normalizeState( value );
    if ( field == "unit" )
    {
      const Unit unit = normalizeUnit( value );
      return unit.id.empty() ? unit.type : unit.id;
    }
    std::string out;
    std::string text = normalizeText( value ) + " ";
    for ( std::size_t at = 0, end = 0; ( end = text.find( ' ', at ) ) != std::string::npos; at = end + 1 )
    {
      std::string one = text.substr( at, end - at );
      const Word &word = Lexicon::instance().word( one );
      if ( !word.dir.empty() )
        one = word.dir;
      else if ( !word.type.empty() )
        one = word.type;
      out += one;
    }
    return out;
  }
}

TEST( TrainingSet, fieldsAgree )
{
  const std::filesystem::path path =
      std::filesystem::path( DOORSTEP_SHARED_DATA ) / "parser/usaddress_train.csv";
  if ( !std::filesystem::exists( path ) )
    GTEST_SKIP() << "The labelled addresses are not here (shared data, parser/usaddress_train.csv).";
  const std::vector<CsvRow> rows = parseCsv( readWhole( path ) );
  ASSERT_GT( rows.size(), 1000U );
  std::array<double, FIELD_NAMES.size()> same{};
  double all = 0;
  for ( std::size_t r = 1; r < rows.size(); ++r )
  {
    const auto got = addressFields( rows[r].at( 1 ) );
    bool whole = true;
    for ( std::size_t f = 0; f < FIELD_NAMES.size(); ++f )
    {
      const bool equal =
          canonical( FIELD_NAMES[f], got[f] ) == canonical( FIELD_NAMES[f], rows[r].at( f + 2 ) );
      same[f] += equal ? 1 : 0;
      whole = whole && equal;
    }
    all += whole ? 1 : 0;
  }
  const double count = static_cast<double>( rows.size() - 1 );
  double street = 0;
  for ( std::size_t f = 0; f < FIELD_NAMES.size(); ++f )
  {
    std::cout << FIELD_NAMES[f] << ' ' << 100 * same[f] / count << " %\n";
    street += f < 6 ? same[f] / count / 6 : 0;
  }
  std::cout << "street fields " << 100 * street << " %, all fields of a row " << 100 * all / count << " %\n";
  EXPECT_GE( street, 0.97 );
  EXPECT_GE( all / count, 0.90 );
  EXPECT_GE( same[3] / count, 0.94 ) << "name";
  EXPECT_GE( same[7] / count, 0.98 ) << "city";
}
