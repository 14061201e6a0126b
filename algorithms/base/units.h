// SPDX-License-Identifier: GPL-2.0-or-later
// Units as types, so that a minute is never added to a metre. Ids are in base/indexed.h.
//   Minutes drive{ 12.5 };  Minutes total = drive + Minutes{ 15 };  double ratio = drive / total;
#pragma once
#include <compare>

namespace doorstep
{
  template <class Tag> class Quantity
  {
    public:
      constexpr Quantity() = default;
      constexpr explicit Quantity( double value ) : mValue( value ) {}
      constexpr double value() const { return mValue; }

      constexpr auto operator<=>( const Quantity & ) const = default;
      constexpr Quantity &operator+=( Quantity other )
      {
        mValue += other.mValue;
        return *this;
      }
      constexpr Quantity &operator-=( Quantity other )
      {
        mValue -= other.mValue;
        return *this;
      }
      friend constexpr Quantity operator+( Quantity a, Quantity b )
      {
        return Quantity( a.mValue + b.mValue );
      }
      friend constexpr Quantity operator-( Quantity a, Quantity b )
      {
        return Quantity( a.mValue - b.mValue );
      }
      friend constexpr Quantity operator*( Quantity a, double factor )
      {
        return Quantity( a.mValue * factor );
      }
      friend constexpr double operator/( Quantity a, Quantity b ) { return a.mValue / b.mValue; }

    private:
      double mValue = 0;
  };

  using Meters = Quantity<struct MetersTag>;
  using Minutes = Quantity<struct MinutesTag>;
  using Seconds = Quantity<struct SecondsTag>;
}
