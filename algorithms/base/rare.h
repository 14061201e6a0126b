// SPDX-License-Identifier: GPL-2.0-or-later
// An optional for what few of many rows have: as large as a pointer where there is nothing.
//   Rare<AskedTime> earliest;
//   earliest = AskedTime{ 630, "10:30" };
//   if ( earliest ) … earliest->text …
#pragma once
#include <memory>
#include <optional>
#include <utility>

namespace doorstep
{
  template <class T> class Rare
  {
    public:
      Rare() = default;
      Rare( T value )
          : mValue( std::make_unique<T>( std::move( value ) ) ) {} // NOLINT(google-explicit-constructor)
      Rare( std::optional<T> value )                               // NOLINT(google-explicit-constructor)
          : mValue( value ? std::make_unique<T>( std::move( *value ) ) : nullptr )
      {
      }
      Rare( const Rare &other ) : mValue( other ? std::make_unique<T>( *other ) : nullptr ) {}
      Rare( Rare &&other ) noexcept = default;
      Rare &operator=( const Rare &other )
      {
        mValue = other ? std::make_unique<T>( *other ) : nullptr;
        return *this;
      }
      Rare &operator=( Rare &&other ) noexcept = default;
      ~Rare() = default;

      explicit operator bool() const { return mValue != nullptr; }
      const T &operator*() const { return *mValue; }
      const T *operator->() const { return mValue.get(); }

    private:
      std::unique_ptr<T> mValue;
  };
}
