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
      while ( size < 4 * entries.size() )
        size *= 2;
      mSlots.assign( size, {} );
      for ( const auto &[text, value] : entries )
      {
        std::size_t at = hash( text ) & ( size - 1 );
        while ( mSlots[at].value != nullptr )
          at = ( at + 1 ) & ( size - 1 );
        mSlots[at] = { text, &value };
      }
    }

    const Value *find( std::string_view text ) const
    {
      const std::size_t mask = mSlots.size() - 1;
      for ( std::size_t at = hash( text ) & mask; mSlots[at].value != nullptr; at = ( at + 1 ) & mask )
      {
        if ( mSlots[at].text == text )
          return mSlots[at].value;
      }
      return nullptr;
    }

    private:
    struct Slot
    {
      std::string_view text;
      const Value *value = nullptr;
    };

    static std::size_t hash( std::string_view text )
    {
      std::uint64_t first = 0;
      std::uint64_t last = 0;
      const std::size_t n = std::min<std::size_t>( text.size(), 8 );
      std::memcpy( &first, text.data(), n );
      std::memcpy( &last, text.data() + text.size() - n, n );
      std::uint64_t mixed = ( first + text.size() ) * 0x9E3779B97F4A7C15ULL;
      mixed ^= ( last ^ ( mixed >> 29U ) ) * 0xBF58476D1CE4E5B9ULL;
      return static_cast<std::size_t>( mixed ^ ( mixed >> 32U ) );
    }

    std::vector<Slot> mSlots;
  };
}
