// SPDX-License-Identifier: GPL-2.0-or-later
#include "base/csv_faults.h"

#include <algorithm>

namespace doorstep
{
  namespace
  {
    bool endsLine( char c )
    {
      return c == '\n' || c == '\r';
    }

    class FaultReader
    {
      public:
        FaultReader( std::string_view text, std::size_t columns, char separator, CsvReader reader )
            : mText( text ),
              mSeparator( separator == '\0' ? csvSeparator( text ) : separator ),
              mWholeCells( reader == CsvReader::DelimitedText ),
              mColumns( columns )
        {
        }

        std::optional<CsvFault> read()
        {
          while ( mAt < mText.size() )
          {
            const char c = mText[mAt];
            if ( c == '\0' )
              return CsvFault{ CsvFault::Kind::Nul, mLine, 0 };
            if ( c == '"' )
            {
              const std::size_t opened = mLine;
              const bool inside = mFilled;
              if ( const std::optional<CsvFault> fault = skipQuoted() )
                return fault;
              if ( mWholeCells && ( inside || !endsHere() ) )
                return CsvFault{ CsvFault::Kind::StrayQuote, opened, 0 };
              mFilled = true;
              continue;
            }
            if ( endsLine( c ) )
              endRow();
            else if ( c == mSeparator )
              endCell();
            else
              mFilled = mFilled || ( c != ' ' && c != '\t' );
            ++mAt;
          }
          endRow();
          return mMore;
        }

      private:
        void endCell()
        {
          ++mCell;
          if ( mFilled )
            mLast = mCell; // the last that is filled
          mFilled = false;
        }

        void endRow()
        {
          endCell();
          if ( mRows++ == 0 )
            mColumns = std::max( mColumns, mCell );
          else if ( mLast > mColumns && mMore )
            ++mMore->others;
          else if ( mLast > mColumns )
            mMore = CsvFault{ CsvFault::Kind::MoreCells, mLine, 0 };
          mCell = mLast = 0;
          countLine();
        }

        // At a line end: one of "\r\n" counts once.
        void countLine()
        {
          if ( mAt + 1 < mText.size() && mText[mAt] == '\r' && mText[mAt + 1] == '\n' )
            ++mAt;
          ++mLine;
        }

        bool separates( std::size_t at ) const
        {
          return at >= mText.size() || mText[at] == mSeparator || endsLine( mText[at] );
        }

        // Blanks may follow a cell's quotation mark.
        bool endsHere() const
        {
          std::size_t at = mAt;
          while ( at < mText.size() && mText[at] == ' ' )
            ++at;
          return separates( at );
        }

        // Past a quotation mark and the one that closes it. What opens and closes a cell may hold any line.
        std::optional<CsvFault> skipQuoted()
        {
          const std::size_t opened = mLine;
          bool whole = mAt == 0 || separates( mAt - 1 ) || mText.substr( 0, mAt ) == "\xEF\xBB\xBF";
          bool lines = false;
          std::size_t row = 0; // separators of a line within, as a row has them
          for ( ++mAt; mAt < mText.size(); ++mAt )
          {
            const char c = mText[mAt];
            if ( c == '\0' )
              return CsvFault{ CsvFault::Kind::Nul, mLine, 0 };
            if ( endsLine( c ) )
            {
              constexpr std::size_t few = 3; // so many separators stand in a line of prose too
              whole = whole && !( lines && row >= std::max( mColumns - 1, few ) && mColumns > few );
              lines = true;
              row = 0;
              countLine();
            }
            else if ( c == mSeparator )
              row += mAt + 1 < mText.size() && mText[mAt + 1] != ' ' ? 1 : 0;
            else if ( c == '"' && mAt + 1 < mText.size() && mText[mAt + 1] == '"' )
              ++mAt;
            else if ( c == '"' )
            {
              ++mAt;
              whole = whole && separates( mAt );
              return lines && !whole ? std::optional<CsvFault>( { CsvFault::Kind::SwallowedRow, opened, 0 } )
                                     : std::nullopt;
            }
          }
          return CsvFault{ CsvFault::Kind::OpenQuote, opened, 0 };
        }

        std::string_view mText;
        const char mSeparator;
        const bool mWholeCells;
        std::size_t mColumns;
        std::size_t mAt = 0, mLine = 1, mRows = 0, mCell = 0, mLast = 0;
        bool mFilled = false;
        std::optional<CsvFault> mMore;
    };
  }

  char csvSeparator( std::string_view text )
  {
    const std::string_view line = text.substr( 0, text.find_first_of( "\r\n" ) );
    char best = ',';
    std::ptrdiff_t most = 0;
    for ( const char c : { ',', ';', '\t', '|' } )
    {
      bool quoted = false;
      std::ptrdiff_t count = 0;
      for ( const char at : line )
      {
        quoted = quoted != ( at == '"' );
        count += at == c && !quoted ? 1 : 0;
      }
      if ( count > most )
      {
        most = count;
        best = c;
      }
    }
    return best;
  }

  std::optional<CsvFault> csvFault( std::string_view text, std::size_t columns, char separator,
                                    CsvReader reader )
  {
    return FaultReader( text, columns, separator, reader ).read();
  }
}
