// SPDX-License-Identifier: GPL-2.0-or-later
// Seeded random numbers that are the same on every machine and standard library: PCG32 (O'Neill 2014,
// "PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms for Random Number Generation").
// Not for visit codes or keys: those come from libsodium.
#pragma once
#include <cstdint>

namespace doorstep
{
  class Random
  {
    public:
      explicit Random( std::uint64_t seed, std::uint64_t stream = 0 ) : mIncrement( ( stream << 1U ) | 1U )
      {
        next();
        mState += seed;
        next();
      }

      std::uint32_t next()
      {
        const std::uint64_t old = mState;
        mState = old * 6364136223846793005ULL + mIncrement;
        const auto shifted = static_cast<std::uint32_t>( ( ( old >> 18U ) ^ old ) >> 27U );
        const auto rotation = static_cast<std::uint32_t>( old >> 59U );
        return ( shifted >> rotation ) | ( shifted << ( ( 32U - rotation ) & 31U ) );
      }

      // Uniform on 0 … n-1 without bias (Lemire 2019); n must be over 0.
      std::uint32_t below( std::uint32_t n )
      {
        std::uint64_t product = static_cast<std::uint64_t>( next() ) * n;
        if ( static_cast<std::uint32_t>( product ) < n )
        {
          const std::uint32_t threshold = ( 0U - n ) % n;
          while ( static_cast<std::uint32_t>( product ) < threshold )
            product = static_cast<std::uint64_t>( next() ) * n;
        }
        return static_cast<std::uint32_t>( product >> 32U );
      }

      // Uniform on [0, 1), in steps of 2^-32.
      double uniform() { return next() * ( 1.0 / 4294967296.0 ); }
      double between( double low, double high ) { return low + ( high - low ) * uniform(); }
      bool chance( double probability ) { return uniform() < probability; }

    private:
      std::uint64_t mState = 0;
      std::uint64_t mIncrement;
  };
}
