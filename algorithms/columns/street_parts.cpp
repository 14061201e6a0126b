// SPDX-License-Identifier: GPL-2.0-or-later
#include "columns/street_parts.h"

#include "address/lexicon.h"
#include "columns/sampled_street.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    class StreetChooser
    {
      public:
        StreetChooser( const LayerColumns &columns, const std::set<int> &taken )
            : mColumns( columns ), mTaken( taken )
        {
        }

        FieldRoles choose( bool wholeFirst )
        {
          mLines = wholeFirst;
          chooseDirections();
          chooseTypes();
          int bare = bareName(), whole = wholeName();
          if ( bare < 0 && whole < 0 ) // a former name is better than none
          {
            mFormer = true;
            whole = wholeName();
          }
          FieldRoles parts = partRoles( bare ), one;
          if ( whole >= 0 )
            one.set( "street", { withParts( whole ) } );
          const bool apart = bare >= 0 && ( mPredir >= 0 || mSufdir >= 0 || mPretype >= 0 || mSuftype >= 0 );
          if ( !apart && whole < 0 )
          {
            if ( bare >= 0 )
              one.set( mColumns[bare].vote( "street" ) > mColumns[bare].vote( "name" ) ? "street" : "name",
                       { { bare } } );
            return one;
          }
          if ( !apart )
            return one;
          if ( whole < 0 )
            return parts;
          constexpr double rows = 0.02; // a reading that says more in so many rows is the better one
          if ( wholeFirst )
            return saysMore( mColumns, parts, one ) > rows ? parts : one;
          return saysMore( mColumns, one, parts ) > rows ? one : parts;
        }

      private:
        bool free( int c ) const { return !mTaken.contains( c ); }

        // A column that its name gives to something else, whatever its values are.
        bool foreign( int c, double vote ) const
        {
          const ColumnFacts &facts = mColumns[c];
          const auto believed = [&]( const char *role )
          { return mColumns.score( role, c ) < 0 ? 0 : facts.vote( role ); };
          return facts.hints.owner || facts.hints.alias || ( facts.hints.other && vote < 3 ) ||
                 std::max( { believed( "city" ), believed( "state" ), believed( "unit" ) - 1 } ) >
                     std::max( vote, 3.0 ) ||
                 ( vote > 0 && isTravel( c, 2 * vote ) );
        }

        // DIRECTION of a street layer may be the way of travel, unless it says NE.
        bool isTravel( int c, double than ) const
        {
          return mColumns[c].vote( "one_way" ) > than && !holdsCorners( mColumns, c );
        }

        // The vote for a role; a column whose name says nothing has a small one where its values are clear.
        double voteOf( int c, std::string_view role ) const
        {
          const ColumnFacts &facts = mColumns[c];
          const double vote = facts.vote( role );
          if ( !free( c ) || foreign( c, vote ) )
            return 0;
          if ( facts.kinds.empty() ) // where the layer has rows, a column with values goes first
            return vote < 3 || vote < facts.votes.front().vote ? 0
                   : facts.kinds.rows > 0                      ? 0.1 * vote
                                                               : vote - 0.5;
          const double share = mColumns.fit( role, c );
          const bool unnamed = mColumns.believed( c ) < 4;
          const bool constantState = facts.kinds.distinct == 1 && facts.kinds.state == 1 && vote < 4;
          if ( share < 0.5 || constantState )
            return 0;
          if ( vote >= 2 )
            return vote + share;
          const bool dirs = role == "predir" || role == "sufdir";
          return unnamed && share > 0.9 && !( dirs && isFlag( mColumns, c ) ) ? 1 : 0;
        }

        // Of the values the share of NE, NW, SE and SW, which seldom stand before a name.
        bool quadrants( int c ) const
        {
          std::size_t two = 0, all = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
            if ( const std::string_view cell = mColumns.cell( c, row ); !cell.empty() )
            {
              ++all;
              two += Lexicon::instance().word( normalizeText( cell ) ).dir.size() == 2 ? 1 : 0;
            }
          return all > 0 && two * 10 > all * 8;
        }

        // Whether another column says of itself that it stands before: PRE_DIR beside STREET_DIR.
        bool saidToBeBefore( int than ) const
        {
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
            if ( c != than && mColumns[c].hints.pre && !mColumns[c].hints.post &&
                 voteOf( c, "predir" ) >= 3 && !mColumns[c].kinds.empty() && !mColumns.sameValues( c, than ) )
              return true;
          return false;
        }

        void chooseDirections()
        {
          double most = 0, least = 0;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
          {
            const double before = voteOf( c, "predir" ), after = voteOf( c, "sufdir" );
            const ColumnFacts &facts = mColumns[c];
            const bool open = !facts.hints.pre && !facts.hints.post && facts.vote( "predir" ) < 7;
            const bool isAfter =
                after > before || ( open && after > 0 && quadrants( c ) ) ||
                ( after > 0 && !facts.hints.pre && !facts.hints.post && saidToBeBefore( c ) );
            if ( !isAfter && before > most )
            {
              most = before;
              mPredir = c;
            }
            if ( isAfter && after > least )
            {
              least = after;
              mSufdir = c;
            }
          }
          // a second one that its name does not place stands where there is room
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
          {
            if ( c == mPredir || c == mSufdir || mColumns[c].kinds.empty() )
              continue;
            if ( mSufdir < 0 && mPredir >= 0 && voteOf( c, "sufdir" ) > 0 && !mColumns[c].hints.pre &&
                 !mColumns.sameValues( c, mPredir ) )
              mSufdir = c;
            else if ( mPredir < 0 && mSufdir >= 0 && voteOf( c, "predir" ) > 0 && !mColumns[c].hints.post &&
                      !mColumns.sameValues( c, mSufdir ) )
              mPredir = c;
          }
        }

        // Of the values one in five or more that stands before a name alone: Calle, US Hwy.
        bool standBefore( int c ) const
        {
          std::size_t before = 0, all = 0;
          for ( std::size_t row = 0; row < mColumns.rows(); ++row )
            if ( const std::string_view cell = mColumns.cell( c, row ); !cell.empty() )
            {
              const Word &word = Lexicon::instance().word( normalizeText( cell ) );
              ++all;
              before += word.type.empty() || !word.preName.empty() ? 1 : 0;
            }
          return before * 5 >= all;
        }

        void chooseTypes()
        {
          double most = 0, least = 0;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
          {
            if ( c == mPredir || c == mSufdir )
              continue;
            const double before = voteOf( c, "pretype" ), after = voteOf( c, "suftype" );
            if ( before > after && before > most )
            {
              most = before;
              mPretype = c;
            }
            if ( after >= before && after > least )
            {
              least = after;
              mSuftype = c;
            }
          }
          // a column of types before the name that holds St and Rd, beside one after it that holds nothing
          if ( mPretype >= 0 && ( mSuftype < 0 || vacant( mSuftype ) ) &&
               mColumns[mPretype].kinds.type > 0.8 && !standBefore( mPretype ) )
          {
            mSuftype = mPretype;
            mPretype = -1;
          }
        }

        bool isPart( int c ) const { return c == mPredir || c == mSufdir || c == mPretype || c == mSuftype; }

        // Without a value in any row of the sample: no column to read a name from.
        bool vacant( int c ) const { return mColumns[c].kinds.rows > 0 && mColumns[c].kinds.empty(); }

        // With values in fewer than half of the rows: a second line of the address, no street's name.
        bool sparse( int c ) const { return mColumns[c].kinds.filled * 2 < mColumns[c].kinds.rows; }

        bool couldBeName( int c ) const
        {
          const ColumnFacts &facts = mColumns[c];
          return free( c ) && !isPart( c ) && !facts.hints.owner && ( mFormer || !facts.hints.alias ) &&
                 ( std::max( facts.vote( "name" ), facts.vote( "street" ) ) >= facts.vote( "city" ) ||
                   ( facts.vote( "city" ) < 4 && facts.kinds.street > 0.7 ) );
        }

        template <class Fits> int bestName( std::string_view role, double least, Fits &&fits ) const
        {
          int found = -1;
          double most = least;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
            if ( couldBeName( c ) && !vacant( c ) && !holdsNoNames( mColumns, c ) && fits( c ) )
            {
              const double score = mColumns.score( role, c );
              if ( score > most )
              {
                most = score;
                found = c;
              }
            }
          return found;
        }

        int bareName() const
        {
          const int named = bestName( "name", 2.5,
                                      [this]( int c )
                                      {
                                        const ColumnFacts &f = mColumns[c];
                                        return f.vote( "name" ) > 0 &&
                                               ( f.kinds.empty() ? f.vote( "name" ) > f.vote( "street" )
                                                                 : f.kinds.street < 0.5 );
                                      } );
          if ( named >= 0 || ( mSuftype < 0 && mPredir < 0 && mSufdir < 0 ) )
            return named;
          return unnamed( []( const ValueKinds &k ) { return k.words > 0.9 && k.street < 0.3; } );
        }

        int wholeName() const
        {
          const int named = bestName( "street", 2.5,
                                      [this]( int c )
                                      {
                                        const ColumnFacts &f = mColumns[c];
                                        return f.vote( "street" ) > 0 &&
                                               ( f.kinds.empty() ? f.vote( "street" ) >= f.vote( "name" )
                                                                 : f.kinds.street >= 0.5 );
                                      } );
          return named >= 0 ? named : unnamed( []( const ValueKinds &k ) { return k.street > 0.7; } );
        }

        // The one column whose name says nothing and whose values are right.
        template <class Fits> int unnamed( Fits &&fits ) const
        {
          int found = -1;
          for ( int c = 0; c < static_cast<int>( mColumns.size() ); ++c )
          {
            const ColumnFacts &f = mColumns[c];
            const bool travel = std::max( f.vote( "one_way" ), f.vote( "class" ) ) >= 4;
            const bool silent = mColumns.believed( c ) < 3 && !travel; // "Two Way" is no street
            if ( !couldBeName( c ) || holdsNoNames( mColumns, c ) || !silent || f.hints.other || f.hints.id ||
                 f.kinds.empty() || !fits( f.kinds ) )
              continue;
            if ( found >= 0 )
              return -1;
            found = c;
          }
          return found;
        }

        // A whole street, and before and after it the columns whose directions and types it does not say.
        std::vector<int> withParts( int whole ) const
        {
          constexpr double named = 5.9;
          const auto wanted = [&]( int c )
          { return c >= 0 && !( mLines && isTravel( c, named ) ) && lackDirections( mColumns, whole, c ); };
          std::vector<int> fields;
          if ( wanted( mPredir ) )
            fields.push_back( mPredir );
          fields.push_back( whole );
          if ( mSuftype >= 0 && !vacant( mSuftype ) && mColumns[mSuftype].vote( "suftype" ) >= 3 &&
               lackTypes( mColumns, whole, mSuftype ) )
            fields.push_back( mSuftype );
          if ( wanted( mSufdir ) )
            fields.push_back( mSufdir );
          return fields;
        }

        FieldRoles partRoles( int bare ) const
        {
          FieldRoles roles;
          if ( bare < 0 )
            return roles;
          roles.set( "name", { { bare } } );
          const std::set<int> used{ bare, mPredir, mSufdir, mPretype, mSuftype };
          for ( const auto &[role, column] :
                { std::pair{ "predir", mPredir }, std::pair{ "sufdir", mSufdir },
                  std::pair{ "pretype", mPretype }, std::pair{ "suftype", mSuftype },
                  std::pair{ "premod", mColumns.best( "premod", used ) },
                  std::pair{ "presep", mColumns.best( "presep", used ) },
                  std::pair{ "postmod", mColumns.best( "postmod", used ) } } )
            if ( column >= 0 )
              roles.set( role, { { column } } );
          return roles;
        }

        const LayerColumns &mColumns;
        const std::set<int> &mTaken;
        int mPredir = -1, mSufdir = -1, mPretype = -1, mSuftype = -1;
        bool mFormer = false, mLines = false;
    };
  }

  FieldRoles chooseStreet( const LayerColumns &columns, const std::set<int> &taken, bool wholeFirst )
  {
    return StreetChooser( columns, taken ).choose( wholeFirst );
  }

  // NENA: the name's modifier before it and its separator belong to it, the separator to the type before.
  void joinModifiers( FieldRoles &roles )
  {
    const auto joined = [&roles]( const char *role, std::initializer_list<const char *> parts )
    {
      std::vector<int> columns;
      for ( const char *part : parts )
        if ( const int column = roles.column( part ); column >= 0 )
          columns.push_back( column );
      if ( columns.size() > 1 )
        roles.set( role, { columns } );
    };
    if ( roles.has( "pretype" ) )
    {
      joined( "name", { "premod", "name" } );
      joined( "pretype", { "pretype", "presep" } );
    }
    else
      joined( "name", { "premod", "presep", "name" } );
    for ( const char *part : { "premod", "presep" } )
      roles.erase( part );
  }
}
