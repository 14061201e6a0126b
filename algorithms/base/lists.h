// SPDX-License-Identifier: GPL-2.0-or-later
// A list for each id, all in one array one behind the other, as sparse graphs are kept.
//   const auto leaving = Lists<NodeId, EdgeId>::of( nodes, [&]( const auto &put )
//                                                   { for ( const EdgeId e : edges ) put( tail( e ), e ); }
//                                                   );
//   for ( const EdgeId e : leaving[node] ) …
#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace doorstep
{
  template <class Id, class T> class Lists
  {
    public:
      Lists() = default;

      // For so many ids. each( put ) calls put( id, item ) for all items; it is asked twice, and each list
      // has them in that order.
      template <class Each> static Lists of( std::size_t ids, const Each &each )
      {
        Lists lists;
        lists.mFirst.assign( ids + 1, 0 );
        each( [&]( Id id, const T & ) { ++lists.mFirst[id.index() + 1]; } );
        for ( std::size_t i = 0; i < ids; ++i )
          lists.mFirst[i + 1] += lists.mFirst[i];
        lists.mItems.resize( lists.mFirst.back() );
        std::vector<std::uint32_t> next( lists.mFirst.begin(), lists.mFirst.end() - 1 );
        each( [&]( Id id, const T &item ) { lists.mItems[next[id.index()]++] = item; } );
        return lists;
      }

      // One list after the other: items until the list of the next id is closed.
      void add( const T &item ) { mItems.push_back( item ); }
      void close() { mFirst.push_back( static_cast<std::uint32_t>( mItems.size() ) ); }
      void reserve( std::size_t ids, std::size_t items )
      {
        mFirst.reserve( ids + 1 );
        mItems.reserve( items );
      }

      std::span<const T> operator[]( Id id ) const
      {
        const std::size_t i = id.index();
        return { mItems.data() + mFirst[i], mFirst[i + 1] - mFirst[i] };
      }
      template <class Other> void operator[]( Other ) const = delete;
      // Of all lists.
      const std::vector<T> &items() const { return mItems; }
      // Where among them each list begins, and where the last ends.
      const std::vector<std::uint32_t> &firsts() const { return mFirst; }

    private:
      std::vector<std::uint32_t> mFirst{ 0 };
      std::vector<T> mItems;
  };
}
