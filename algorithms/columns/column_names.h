// SPDX-License-Identifier: GPL-2.0-or-later
// What the name of a layer's column says that it holds, after metadata/lexicons/layer_columns.csv: names that
// are known vote with 8, names of known words ("propaddrdirect", "STREETNU_1", "LADD_FR") with less.
//   columnVotes( "ST_PREFIXD" )  →  predir 5.7, pretype 2.7 …
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct NameVote
  {
      std::string_view role;
      double vote = 0;
  };

  // Best first; empty where the name says nothing. Words of another matter (owner, alias, date) count
  // against.
  std::vector<NameVote> columnVotes( std::string_view name );

  // The vote for one role, 0 where there is none.
  double voteFor( const std::vector<NameVote> &votes, std::string_view role );

  // How layers of streets that teams travel on call the column of a role (network/road_columns.h), best
  // first, in lower case.
  const std::vector<std::string> &roadNames( std::string_view role );

  // Whether the name says that the column is of something else: an owner's address, an id, a date, a
  // coordinate.
  struct NameHints
  {
      bool owner = false;
      bool other = false;
      bool alias = false;
      bool mail = false;
      bool id = false;
      bool pre = false;
      bool post = false;
      bool left = false;
      bool right = false;
  };
  NameHints nameHints( std::string_view name );

  // Without case and punctuation, and without the database and table before the last full stop.
  std::string plainName( std::string_view name );
}
