// SPDX-License-Identifier: GPL-2.0-or-later
#include "sample/people.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "sample/mess.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace doorstep::sample
{
  NameBook::NameBook()
  {
    for ( const CsvRow &row : parseCsv( embedded( "sample_people.csv" ), ',', true ) )
      if ( row.size() == 3 && row[1] != "kind" )
        mNames[{ row[0], row[1] == "last" }].push_back( row[2] );
  }

  const std::vector<std::string> &NameBook::list( const std::string &language, bool last ) const
  {
    const auto found = mNames.find( { language, last } );
    return found == mNames.end() ? mNames.at( { "English", last } ) : found->second;
  }

  std::string NameBook::first( const std::string &language, Random &random ) const
  {
    const auto &names = list( language, false );
    return names[random.below( static_cast<std::uint32_t>( names.size() ) )];
  }

  std::string NameBook::last( const std::string &language, Random &random ) const
  {
    const auto &names = list( language, true );
    std::string one = names[random.below( static_cast<std::uint32_t>( names.size() ) )];
    if ( language == "Spanish" && random.chance( 0.2 ) )
      return one + "-" + names[random.below( static_cast<std::uint32_t>( names.size() ) )];
    return one;
  }

  std::string NameBook::language( Random &random )
  {
    static const std::pair<const char *, double> shares[] = {
        { "English", 0.5 },      { "Spanish", 0.4 },  { "Arabic", 0.025 }, { "Kinyarwanda", 0.02 },
        { "Vietnamese", 0.015 }, { "Somali", 0.015 }, { "Swahili", 0.01 }, { "Navajo", 0.015 } };
    double share = random.uniform();
    for ( const auto &[language, part] : shares )
      if ( ( share -= part ) < 0 )
        return language;
    return "English";
  }

  namespace
  {
    // Share of the homes of a neighbourhood that have a student on the list: lists are clustered.
    double intensity( const Point &p, std::uint64_t seed )
    {
      const auto x = static_cast<std::uint64_t>( std::floor( p.x / 400 ) + 100'000 );
      const auto y = static_cast<std::uint64_t>( std::floor( p.y / 400 ) + 100'000 );
      Random random( seed, 61 + x * 1'000'003 + y );
      const double u = random.uniform();
      return 0.12 + 0.88 * u * u;
    }

    template <class List> void shuffle( List &list, Random &random )
    {
      for ( std::size_t n = list.size(); n > 1; --n )
        std::swap( list[n - 1], list[random.below( static_cast<std::uint32_t>( n ) )] );
    }

    // How many of each class of mess a list of that length has, in random order.
    std::vector<Mess> messOf( int students, std::size_t hidden, Random &random )
    {
      std::vector<Mess> list( std::min( hidden, static_cast<std::size_t>( students ) ), Mess::Interpolate );
      for ( const MessClass &c : messClasses() )
        if ( c.mess != Mess::Clean && c.mess != Mess::Interpolate )
        {
          const auto count =
              std::max( students >= 60 ? 1 : 0, static_cast<int>( std::lround( students * c.share ) ) );
          list.insert( list.end(), static_cast<std::size_t>( count ), c.mess );
        }
      list.resize( static_cast<std::size_t>( students ), Mess::Clean );
      shuffle( list, random );
      // One of each first: brothers and sisters take rows from the last ones.
      std::set<Mess> seen;
      std::vector<Mess> ordered, others;
      for ( const Mess mess : list )
        ( seen.insert( mess ).second ? ordered : others ).push_back( mess );
      ordered.insert( ordered.end(), others.begin(), others.end() );
      return ordered;
    }

    class StudentList
    {
      public:
        StudentList( SampleCity &city, const SampleOptions &options, std::size_t hidden )
            : mCity( city ),
              mOptions( options ),
              mHiddenWanted( hidden ),
              mRivals( city ),
              mRandom( options.seed, 60 ),
              mHidden( city.addresses.size() ),
              mTaken( city.addresses.size() )
        {
          for ( std::size_t n = 0; n < city.addresses.size(); ++n )
            if ( city.addresses[n].home )
              ( city.addresses[n].unit.empty() ? mHouses : mUnits ).push_back( n );
          // A district of the size that such a list comes from, around the middle of the town.
          const std::size_t most = static_cast<std::size_t>( options.students ) * 60;
          for ( auto *list : { &mHouses, &mUnits } )
          {
            if ( mHouses.size() + mUnits.size() <= most )
              break;
            const std::size_t keep = std::max<std::size_t>( 50, std::min( list->size(), most / 2 ) );
            std::stable_sort( list->begin(), list->end(),
                              [&]( std::size_t a, std::size_t b )
                              {
                                const Point &p = city.addresses[a].at, &q = city.addresses[b].at;
                                return p.x * p.x + p.y * p.y < q.x * q.x + q.y * q.y;
                              } );
            list->resize( std::min( list->size(), keep ) );
          }
        }

        void build()
        {
          for ( const Mess mess : messOf( mOptions.students, mHiddenWanted, mRandom ) )
            one( mess );
          shuffle( mCity.students, mRandom );
          std::size_t hidden = mHiddenWanted;
          std::size_t kept = 0, gone = 0;
          for ( const bool h : mHidden )
            gone += h;
          // Where fewer could be hidden than wanted, other houses go.
          for ( std::size_t n = mHouses.size(); gone < hidden && n-- > 0; )
            if ( !mTaken[mHouses[n]] )
            {
              mHidden[mHouses[n]] = true;
              ++gone;
            }
          for ( std::size_t n = 0; n < mCity.addresses.size(); ++n )
            if ( !mHidden[n] )
            {
              if ( kept != n )
                mCity.addresses[kept] = std::move( mCity.addresses[n] );
              ++kept;
            }
          mCity.addresses.resize( kept );
        }

        const std::vector<Point> &homes() const { return mHomes; }

      private:
        void one( Mess mess )
        {
          const bool unit =
              mess == Mess::UnitColumn || mess == Mess::UnitInAddress || mess == Mess::MissingUnit;
          const bool mixed = mess == Mess::Held || mess == Mess::Note;
          std::optional<Typed> typed;
          std::size_t home = 0;
          for ( int tries = 0; tries < 4000 && !typed; ++tries )
          {
            const bool fromUnits = !mUnits.empty() && ( unit || ( mixed && mRandom.chance( 0.3 ) ) );
            const auto &list = fromUnits ? mUnits : mHouses;
            home = list[mRandom.below( static_cast<std::uint32_t>( list.size() ) )];
            const Address &address = mCity.addresses[home];
            if ( mTaken[home] ||
                 ( tries < 3000 && !mRandom.chance( intensity( address.at, mOptions.seed ) ) ) )
              continue;
            if ( mess == Mess::Interpolate && !address.detached )
              continue;
            typed = type( mess, address, mCity, mRivals, mRandom );
          }
          if ( !typed )
          {
            if ( mess != Mess::Clean )
              one( Mess::Clean );
            return;
          }
          mTaken[home] = true;
          mHidden[home] = mess == Mess::Interpolate;
          add( mess, home, *typed );
        }

        void add( Mess mess, std::size_t home, const Typed &typed );

        SampleCity &mCity;
        const SampleOptions &mOptions;
        std::size_t mHiddenWanted;
        Rivals mRivals;
        Random mRandom;
        NameBook mBook;
        std::vector<bool> mHidden, mTaken;
        std::set<std::string> mIds;
        std::vector<std::size_t> mHouses, mUnits;
        std::vector<Point> mHomes;
    };

    std::string nearestSchool( const SampleCity &city, const Point &p )
    {
      const auto nearest = std::min_element( city.schools.begin(), city.schools.end(),
                                             [&]( const Place &a, const Place &b )
                                             { return distance( a.at, p ) < distance( b.at, p ); } );
      return nearest == city.schools.end() ? std::string() : nearest->name;
    }

    void StudentList::add( Mess mess, std::size_t home, const Typed &typed )
    {
      static const char *codes[] = { "W1", "W4", "W4", "W5", "S4", "W8", "" };
      static const char *holds[] = { "OPT OUT", "COURT ORDER", "ACP", "MCKINNEY-VENTO", "Y" };
      static const char *notes[] = { "",
                                     "",
                                     "",
                                     "",
                                     "",
                                     "call first",
                                     "dog in yard",
                                     "works nights, come after 10",
                                     "gate, ring office",
                                     "prefiere por la tarde",
                                     "left voicemail 10/3" };
      const Address &address = mCity.addresses[home];
      const MessClass &kind = *std::find_if( messClasses().begin(), messClasses().end(),
                                             [mess]( const MessClass &c ) { return c.mess == mess; } );
      const auto any = [this]( const auto &list )
      { return std::string( list[mRandom.below( static_cast<std::uint32_t>( std::size( list ) ) )] ); };
      const std::string language = NameBook::language( mRandom );
      Student s;
      s.last = mBook.last( language, mRandom );
      s.guardian = mBook.first( language, mRandom ) + " " + s.last;
      s.phone = "(520) 555-01" + std::to_string( 100 + mRandom.below( 100 ) ).substr( 1 );
      s.language = mRandom.chance( 0.05 )                            ? ""
                   : language == "Spanish" && mRandom.chance( 0.15 ) ? "Español"
                                                                     : language;
      s.address = typed.address;
      s.apartment = typed.apartment;
      s.city = typed.city;
      s.state = typed.state;
      s.zip = typed.zip;
      s.mess = kind.name;
      s.expect = kind.expect;
      s.hasTruth = s.expect == "match" || s.expect == "tie" || s.expect == "held";
      if ( s.hasTruth )
      {
        s.trueNumber = address.number;
        s.trueStreet = mCity.names[static_cast<std::size_t>( address.name )].full();
        s.trueUnit = address.unit;
        s.trueAt = address.at;
        if ( s.expect != "held" )
          mHomes.push_back( address.at );
      }
      s.school = nearestSchool( mCity, address.at );
      if ( mess == Mess::Held )
        s.hold = any( holds );
      s.notes = any( notes );
      // Brothers and sisters at one address, typed the same.
      const int siblings =
          mess == Mess::Held || mRandom.chance( 0.9 ) ? 0 : 1 + static_cast<int>( mRandom.below( 2 ) );
      for ( int n = 0; n <= siblings; ++n )
      {
        if ( static_cast<int>( mCity.students.size() ) >= mOptions.students )
          return;
        Student child = s;
        do
          child.id = std::to_string( 10'000'000 + mRandom.below( 9'900'000 ) ).substr( 1 );
        while ( !mIds.insert( child.id ).second );
        child.first = mBook.first( language, mRandom );
        child.grade = mRandom.chance( 0.08 ) ? "KG" : std::to_string( 1 + mRandom.below( 12 ) );
        child.withdrawal = any( codes );
        mCity.students.push_back( std::move( child ) );
      }
    }
  }

  void addPeople( SampleCity &city, const SampleOptions &options, std::size_t hidden )
  {
    StudentList list( city, options, hidden );
    list.build();
    addTeams( city, list.homes(), options.seed );
  }
}
