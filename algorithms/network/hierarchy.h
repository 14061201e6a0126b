// SPDX-License-Identifier: GPL-2.0-or-later
// A customizable contraction hierarchy of the turns of a street graph, and many-to-many sweeps over it.
// Order by nested dissection of the junctions (edge cuts: Buchhold, Wagner, Zeitz, Zuendorf, "Customizable
// Contraction Hierarchies with Turn Costs", ATMOS 2020); contraction and customization after Dibbelt,
// Strasser, Wagner, "Customizable Contraction Hierarchies", JEA 21, 2016; sweeps restricted to the targets
// after Delling, Goldberg, Werneck, "Faster Batched Shortest Paths in Road Networks", ATMOS 2011. No witness
// search, so preparation takes a fraction of a classic contraction hierarchy's, and no buckets, whose scans
// grow with pairs times search space.
//   Hierarchy hierarchy = Hierarchy::prepareOrLoad( graph, "streets.dshier" );
#pragma once
#include "base/progress.h"
#include "network/street_graph.h"

#include <filesystem>
#include <limits>
#include <optional>

namespace doorstep
{
  using Rank = IdOf<struct RankTag>; // of an open edge in the order, the most important last

  class Hierarchy
  {
    public:
      // With `prune`, arcs that no fastest way needs are left out, which doubles the time of preparing and
      // takes a quarter off each sweep: for what is kept, or used for thousands of places.
      // takenOrder: where the order goes that was found, if it is wanted.
      static Hierarchy prepare( const StreetGraph &graph, const Progress &progress = {}, bool prune = true,
                                std::vector<EdgeId> *takenOrder = nullptr );

      // Along the order in the file, where that is whole and of the same streets and options; else prepared,
      // and the file written (a folder that cannot be written is no error: it is only a cache). The numbers
      // do not depend on the file: an order only makes finding them quick (hierarchy_file.h).
      static Hierarchy prepareOrLoad( const StreetGraph &graph, const std::filesystem::path &cacheFile,
                                      const Progress &progress = {}, bool prune = true );

      bool fits( const StreetGraph &graph ) const { return mFingerprint == graph.fingerprint; }

    private:
      friend class HierarchySweep;

      // Along an order of all open edges; nothing where it is so bad that it would take all memory.
      static std::optional<Hierarchy> alongOrder( const StreetGraph &graph, const std::vector<EdgeId> &order,
                                                  bool prune );
      bool build( const StreetGraph &graph, const std::vector<EdgeId> &order, std::size_t arcsAtMost,
                  const Progress &progress, bool prune );

      Fingerprint mFingerprint{};
      // Vertices are open edges of the graph by their rank.
      Indexed<EdgeId, Rank> mRankOf; // none: closed
      Indexed<Rank, Rank> mParent;   // elimination tree; none: root
      // Arcs to and from vertices of higher rank.
      struct Arc
      {
          Weight weight = 0;
          Rank other;
      };
      Lists<Rank, Arc> mUp, mDown;
  };
}
