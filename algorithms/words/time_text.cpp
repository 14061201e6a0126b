// SPDX-License-Identifier: GPL-2.0-or-later
#include "words/time_text.h"

#include "base/csv.h"
#include "base/embedded.h"
#include "base/error.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr double HALF_DAY = 12 * 60, DAY = 24 * 60;

    std::string lowered( std::string_view text )
    {
      std::string result = lowerLatin( text );
      for ( char &c : result )
        if ( c == '\t' || c == '\n' || c == '\r' )
          c = ' ';
      return result;
    }

    bool isDigit( char c )
    {
      return c >= '0' && c <= '9';
    }

    bool isLetter( char c )
    {
      return ( c >= 'a' && c <= 'z' ) || static_cast<unsigned char>( c ) >= 0x80;
    }

    struct Word
    {
        std::string kind, text;
    };

    // The longest first.
    const std::vector<Word> &lexicon()
    {
      static const std::vector<Word> words = []
      {
        std::vector<Word> read;
        for ( const CsvRow &row : parseCsv( embedded( "time_words.csv" ), ',', true ) )
          if ( row.size() == 2 && row[0] != "kind" )
            read.push_back( { row[0], lowered( row[1] ) } );
        std::stable_sort( read.begin(), read.end(),
                          []( const Word &a, const Word &b ) { return a.text.size() > b.text.size(); } );
        return read;
      }();
      return words;
    }

    struct Clock
    {
        double minutes = 0;
        bool isSure = false; // which half of the day
    };

    class Reader
    {
      public:
        Reader( std::string_view text, std::optional<double> around )
            : mText( lowered( text ) ), mAround( around )
        {
        }

        std::optional<WishedTimes> read( Bound bound )
        {
          if ( const std::optional<double> share = shareOfDay() )
            add( { *share * DAY, true } );
          while ( mAt < mText.size() )
          {
            const char c = mText[mAt];
            if ( c == ' ' || c == ',' || c == '.' || c == ';' || c == '(' || c == ')' )
              ++mAt;
            else if ( isDigit( c ) ? !readClock() : !readWord() )
              return std::nullopt;
          }
          if ( mSaid && !mTimes.empty() ) // "10 or later"
            mBounds.back() = mSaid;
          return concluded( bound );
        }

      private:
        // A cell of a spreadsheet that lost its format: 0.4375 is 10:30.
        std::optional<double> shareOfDay()
        {
          const bool isShare = mText.size() > 4 && mText[0] == '0' && mText[1] == '.' &&
                               std::all_of( mText.begin() + 2, mText.end(), isDigit );
          if ( !isShare )
            return std::nullopt;
          double share = 0, digit = 0.1;
          for ( std::size_t i = 2; i < mText.size(); ++i, digit /= 10 )
            share += digit * ( mText[i] - '0' );
          mAt = mText.size();
          return share;
        }

        int number( std::size_t digits )
        {
          int value = 0;
          for ( std::size_t i = 0; i < digits; ++i, ++mAt )
            value = 10 * value + ( mText[mAt] - '0' );
          return value;
        }
        std::size_t digitsAt( std::size_t at ) const
        {
          std::size_t count = 0;
          while ( at + count < mText.size() && isDigit( mText[at + count] ) )
            ++count;
          return count;
        }

        // 10, 10:30, 9.30, 10h30, 1030, 10:30:00.
        bool readClock()
        {
          const std::size_t digits = digitsAt( mAt );
          if ( digits > 4 )
            return false;
          bool isSure = mText[mAt] == '0';
          int hour = number( digits > 2 ? digits - 2 : digits ), minute = digits > 2 ? number( 2 ) : 0;
          const char next = mAt < mText.size() ? mText[mAt] : ' ';
          if ( digits <= 2 && ( next == ':' || next == '.' || next == 'h' ) && digitsAt( mAt + 1 ) == 2 )
          {
            ++mAt;
            minute = number( 2 );
            if ( mAt < mText.size() && mText[mAt] == ':' && digitsAt( mAt + 1 ) == 2 )
              mAt += 3;
          }
          if ( hour > 24 || minute > 59 || ( hour == 24 && minute > 0 ) )
            return false;
          isSure = isSure || hour > 12;
          return add( { 60.0 * hour + minute, isSure } );
        }

        bool add( const Clock &clock )
        {
          mTimes.push_back( clock );
          mBounds.push_back( mSaid );
          mSaid.reset();
          return mTimes.size() <= 2;
        }

        bool readWord()
        {
          for ( const Word &word : lexicon() )
          {
            const std::size_t end = mAt + word.text.size();
            if ( mText.compare( mAt, word.text.size(), word.text ) != 0 ||
                 ( isLetter( word.text.back() ) && end < mText.size() && isLetter( mText[end] ) ) )
              continue;
            mAt = end;
            return take( word.kind );
          }
          return false;
        }

        bool take( const std::string &kind )
        {
          if ( kind == "from" || kind == "to" )
          {
            if ( kind == "to" && mTimes.size() == 1 && !mBounds.back() )
              mBounds.back() = Bound::From; // "9 until 11"
            mSaid = kind == "from" ? Bound::From : Bound::To;
          }
          else if ( kind == "range" || kind == "between" )
          {
            // "between 9", "9 to …": a second time has to follow.
            if ( ( kind == "range" ) != ( mTimes.size() == 1 ) )
              return kind == "range" && mTimes.empty(); // "a las 10"
            if ( kind == "range" )
              mBounds.back() = Bound::From;
            mSaid = kind == "range" ? Bound::To : Bound::From;
            mNeedsTwo = true;
          }
          else if ( kind == "noon" && ( mTimes.empty() || mTimes.back().minutes != HALF_DAY ) )
            return add( { HALF_DAY, true } );
          else if ( kind == "am" || kind == "pm" )
          {
            if ( mTimes.empty() || mTimes.back().minutes > 13 * 60 - 1 )
              return !mTimes.empty();
            double &minutes = mTimes.back().minutes;
            minutes = std::fmod( minutes, HALF_DAY ) + ( kind == "pm" ? HALF_DAY : 0 );
            mTimes.back().isSure = true;
          }
          return true;
        }

        double settled( const Clock &clock ) const
        {
          if ( clock.isSure || !mAround )
            return clock.minutes;
          const double other = clock.minutes < HALF_DAY ? clock.minutes + HALF_DAY : clock.minutes - HALF_DAY;
          return std::fabs( other - *mAround ) < std::fabs( clock.minutes - *mAround ) ? other
                                                                                       : clock.minutes;
        }

        std::optional<WishedTimes> concluded( Bound bound ) const
        {
          WishedTimes times;
          for ( std::size_t i = 0; i < mTimes.size(); ++i )
          {
            std::optional<double> &which =
                mBounds[i].value_or( bound ) == Bound::From ? times.from : times.to;
            if ( which )
              return std::nullopt;
            which = settled( mTimes[i] );
          }
          const bool isWhole = !mTimes.empty() && ( !mNeedsTwo || mTimes.size() == 2 ) &&
                               !( times.from && times.to && *times.from > *times.to );
          return isWhole ? std::optional( times ) : std::nullopt;
        }

        std::string mText;
        std::optional<double> mAround;
        std::size_t mAt = 0;
        std::vector<Clock> mTimes;
        std::vector<std::optional<Bound>> mBounds; // of each, where it was said
        std::optional<Bound> mSaid;                // of the next
        bool mNeedsTwo = false;
    };
  }

  std::optional<WishedTimes> readWishedTimes( std::string_view text, Bound bound, double around )
  {
    return Reader( text, around ).read( bound );
  }

  std::optional<WishedTimes> bothOf( const WishedTimes &a, const WishedTimes &b )
  {
    WishedTimes both = a;
    if ( b.from )
      both.from = std::max( a.from.value_or( *b.from ), *b.from );
    if ( b.to )
      both.to = std::min( a.to.value_or( *b.to ), *b.to );
    return both.from && both.to && *both.from > *both.to ? std::nullopt : std::optional( both );
  }

  std::optional<double> readTimeOfDay( std::string_view text )
  {
    const std::optional<WishedTimes> times = Reader( text, std::nullopt ).read( Bound::From );
    return times && !times->to ? times->from : std::nullopt;
  }

  std::optional<double> readStart( std::string_view text )
  {
    if ( trimmedOf( text ).empty() )
      return std::nullopt;
    const std::optional<double> start = readTimeOfDay( text );
    if ( !start )
      throw InputError( "START is not a time of day: write it like 8:30." );
    return std::fmod( *start, DAY ); // 24:00
  }

  std::string timeText( double minutesOfDay )
  {
    const auto whole = static_cast<int>( std::lround( minutesOfDay ) );
    const std::string minutes = std::to_string( whole % 60 );
    return std::to_string( whole / 60 ) + ":" + ( minutes.size() < 2 ? "0" : "" ) + minutes;
  }

  std::string sureTimeText( double minutesOfDay )
  {
    const double time = minutesOfDay - DAY * std::floor( minutesOfDay / DAY );
    const double hour = time < HALF_DAY ? time : time - HALF_DAY;
    return timeText( hour < 60 ? hour + HALF_DAY : hour ) + ( time < HALF_DAY ? " am" : " pm" );
  }
}
