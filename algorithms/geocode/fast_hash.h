// SPDX-License-Identifier: GPL-2.0-or-later
// A 64-bit hash at memory speed, to tell a damaged or cut file from a whole one (not against forgery): four
// lanes of 64 x 64 -> 128 bit multiplication folded, after the wyhash family. Little-endian, the same on
// every machine of that kind. Also the 32-bit hash of short keys.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace doorstep
{
  namespace hashing
  {
    inline std::uint64_t word( const unsigned char *p )
    {
      std::uint64_t v;
      std::memcpy( &v, p, 8 );
      return v;
    }
    // The lower and the upper half of the product, one on the other, by its four parts.
    constexpr std::uint64_t foldByParts( std::uint64_t a, std::uint64_t b )
    {
      constexpr std::uint64_t lowHalf = 0xFFFFFFFFU;
      const std::uint64_t low = ( a & lowHalf ) * ( b & lowHalf ), high = ( a >> 32U ) * ( b >> 32U );
      const std::uint64_t first = ( a >> 32U ) * ( b & lowHalf ) + ( low >> 32U );
      const std::uint64_t second = ( a & lowHalf ) * ( b >> 32U ) + ( first & lowHalf );
      return ( second << 32U | ( low & lowHalf ) ) ^ ( high + ( first >> 32U ) + ( second >> 32U ) );
    }
    inline std::uint64_t fold( std::uint64_t a, std::uint64_t b )
    {
#ifdef __SIZEOF_INT128__
      __extension__ using Wide = unsigned __int128;
      const Wide product = static_cast<Wide>( a ) * b;
      return static_cast<std::uint64_t>( product ) ^ static_cast<std::uint64_t>( product >> 64U );
#else
      return foldByParts( a, b );
#endif
    }
    inline constexpr std::uint64_t KEY[4] = { 0x9E3779B97F4A7C15ULL, 0xD6E8FEB86659FD93ULL,
                                              0xA0761D6478BD642FULL, 0xE7037ED1A0B428DBULL };
  }

  inline std::uint64_t hashBytes( const void *data, std::size_t size )
  {
    using namespace hashing;
    const auto *p = static_cast<const unsigned char *>( data );
    std::uint64_t lane[4] = { KEY[0] ^ size, KEY[1], KEY[2], KEY[3] };
    std::size_t left = size;
    for ( ; left >= 64; left -= 64, p += 64 )
      for ( std::size_t i = 0; i < 4; ++i )
        lane[i] = fold( word( p + 16 * i ) ^ KEY[i], word( p + 16 * i + 8 ) ^ lane[i] );
    for ( ; left > 0; )
    {
      unsigned char last[16] = {};
      const std::size_t take = left < 16 ? left : 16;
      std::memcpy( last, p, take );
      lane[0] = fold( word( last ) ^ KEY[1], word( last + 8 ) ^ lane[0] ) + take;
      p += take;
      left -= take;
    }
    return fold( fold( lane[0] ^ KEY[2], lane[1] ^ KEY[3] ) ^ KEY[0],
                 fold( lane[2], lane[3] ^ KEY[1] ) ^ KEY[2] );
  }

  // FNV-1a with a final mix, letter by letter; for keys of about ten letters.
  class KeyHash
  {
    public:
      KeyHash with( char c ) const
      {
        return KeyHash( ( mState ^ static_cast<unsigned char>( c ) ) * 16777619U );
      }
      std::uint32_t value() const
      {
        std::uint32_t h = mState;
        h ^= h >> 15U;
        h *= 0x2C1B3C6DU;
        return h ^ ( h >> 12U );
      }
      KeyHash() = default;

    private:
      explicit KeyHash( std::uint32_t state ) : mState( state ) {}
      std::uint32_t mState = 2166136261U;
  };

  inline std::uint32_t hashKey( std::string_view text )
  {
    KeyHash hash;
    for ( const char c : text )
      hash = hash.with( c );
    return hash.value();
  }
}
