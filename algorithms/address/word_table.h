// SPDX-License-Identifier: GPL-2.0-or-later
// A table from short texts to values that is built once and then only read: open addressing at a quarter
// full, with a hash of the text's first and last eight bytes and its length. A lookup takes a few
// nanoseconds.
#pragma once
#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace doorstep
{
  template <class Value> class WordTable
  {
    public:
      // Entries: pairs of a text, which must outlive the table, and its value.
      template <class Entries> void build( const Entries &entries )
      {
        std::size_t size = 16;
        while ( size < 3 * entries.size() )
          size *= 2;
        mSlots.assign( size, {} );
        mItems.clear();
        for ( const auto &[text, value] : entries )
        {
          const std::uint64_t mixed = hash( text );
          std::size_t at = mixed & ( size - 1 );
          while ( mSlots[at].item != 0 )
            at = ( at + 1 ) & ( size - 1 );
          mItems.push_back( { text, &value } );
          mSlots[at] = { static_cast<std::uint32_t>( mixed >> 32U ),
                         static_cast<std::uint32_t>( mItems.size() ) };
        }
      }

      const Value *find( std::string_view text ) const
      {
        const std::size_t mask = mSlots.size() - 1;
        const std::uint64_t mixed = hash( text );
        const auto tag = static_cast<std::uint32_t>( mixed >> 32U );
        for ( std::size_t at = mixed & mask; mSlots[at].item != 0; at = ( at + 1 ) & mask )
        {
          if ( mSlots[at].tag == tag && mItems[mSlots[at].item - 1].text == text )
            return mItems[mSlots[at].item - 1].value;
        }
        return nullptr;
      }

    private:
      struct Slot
      {
          std::uint32_t tag = 0;  // the hash's other half: a text is compared only where it is the one
          std::uint32_t item = 0; // 1 + its place in mItems; 0: free
      };
      struct Item
      {
          std::string_view text;
          const Value *value;
      };

      static std::uint64_t hash( std::string_view text )
      {
        if ( text.empty() )
          return 0;
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        const std::size_t n = std::min<std::size_t>( text.size(), 8 );
        std::memcpy( &first, text.data(), n );
        std::memcpy( &last, text.data() + text.size() - n, n );
        std::uint64_t mixed = ( first + text.size() ) * 0x9E3779B97F4A7C15ULL;
        mixed = ( mixed ^ last ^ ( mixed >> 29U ) ) * 0xBF58476D1CE4E5B9ULL;
        return mixed ^ ( mixed >> 32U );
      }

      std::vector<Slot> mSlots;
      std::vector<Item> mItems;
  };
}
