// The core's values as Qt and attribute tables hold them.
#pragma once
#include <QString>
#include <QVariant>

#include <cmath>
#include <string_view>

namespace doorstep
{
  inline QString qt( std::string_view text )
  {
    return QString::fromUtf8( text.data(), static_cast<int>( text.size() ) );
  }

  // To one decimal, as scores and metres are told.
  inline QVariant toOneDecimal( double value )
  {
    return std::round( value * 10 ) / 10;
  }
}
