// SPDX-License-Identifier: GPL-2.0-or-later
// Ids as types, and containers that only their own ids look into, so that a route is never looked up as a
// visit.
//   using RouteId = IdOf<struct RouteTag>;
//   Indexed<RouteId, Route> routes( 12 );
//   for ( const RouteId r : routes.ids() ) routes[r].count = 0;
// An id is made from a number where that is said, and read as one anywhere: counts, comparisons with a count
// and rows of a matrix need no casts.
#pragma once
#include <cassert>
#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <vector>

namespace doorstep
{
  // Below 0: none.
  template <class Tag> class IdOf
  {
    public:
      constexpr IdOf() = default;
      template <std::integral Number>
      constexpr explicit IdOf( Number number ) : mNumber( static_cast<std::int32_t>( number ) )
      {
      }
      constexpr operator std::int32_t() const { return mNumber; } // NOLINT(google-explicit-constructor)
      constexpr std::size_t index() const { return static_cast<std::size_t>( mNumber ); }
      constexpr IdOf &operator++()
      {
        ++mNumber;
        return *this;
      }
      constexpr IdOf operator++( int ) { return IdOf( mNumber++ ); }
      friend constexpr bool operator==( IdOf a, IdOf b ) { return a.mNumber == b.mNumber; }
      friend constexpr auto operator<=>( IdOf a, IdOf b ) { return a.mNumber <=> b.mNumber; }
      // Ids of different things are not compared.
      template <class Other> friend void operator==( IdOf a, IdOf<Other> b ) = delete;
      template <class Other> friend void operator<=>( IdOf a, IdOf<Other> b ) = delete;

    private:
      std::int32_t mNumber = -1;
  };

  // The ids from one up to another.
  template <class Id> class IdRange
  {
    public:
      class iterator
      {
        public:
          using iterator_category = std::input_iterator_tag;
          using value_type = Id;
          using difference_type = std::ptrdiff_t;
          using pointer = const Id *;
          using reference = Id;

          constexpr explicit iterator( Id at ) : mAt( at ) {}
          constexpr Id operator*() const { return mAt; }
          constexpr iterator &operator++()
          {
            ++mAt;
            return *this;
          }
          constexpr iterator operator++( int ) { return iterator( Id( mAt++ ) ); }
          constexpr bool operator==( const iterator & ) const = default;

        private:
          Id mAt;
      };
      constexpr IdRange( Id first, Id end ) : mFirst( first ), mEnd( end ) {}
      constexpr iterator begin() const { return iterator( mFirst ); }
      constexpr iterator end() const { return iterator( mEnd ); }

    private:
      Id mFirst, mEnd;
  };

  // A vector that is looked into by ids of one kind.
  template <class Id, class T> class Indexed : private std::vector<T>
  {
      using Base = std::vector<T>;

    public:
      using Base::assign, Base::resize, Base::reserve, Base::clear, Base::insert, Base::erase;
      using Base::back, Base::front, Base::push_back, Base::emplace_back, Base::pop_back, Base::data;
      using Base::Base, Base::begin, Base::end, Base::rbegin, Base::rend, Base::size, Base::empty;
      using typename Base::const_iterator, typename Base::const_reference, typename Base::iterator;
      using typename Base::reference, typename Base::value_type;

      // The id must be one of these; debug and sanitizer builds ask.
      typename Base::reference operator[]( Id id )
      {
        assert( id >= 0 && id.index() < Base::size() );
        return Base::operator[]( id.index() );
      }
      typename Base::const_reference operator[]( Id id ) const
      {
        assert( id >= 0 && id.index() < Base::size() );
        return Base::operator[]( id.index() );
      }
      template <class Other> void operator[]( Other ) const = delete;
      IdRange<Id> ids() const { return { Id( 0 ), Id( Base::size() ) }; }
      friend bool operator==( const Indexed &, const Indexed & ) = default;
  };
}
