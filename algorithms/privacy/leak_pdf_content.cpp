// SPDX-License-Identifier: GPL-2.0-or-later
// What a content stream shows, and where: ISO 32000-1, 8.4.4 (the transformation), 9.3 and 9.4 (text).
#include "privacy/leak_page.h"
#include "privacy/leak_pdf_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
#include <utility>
#include <vector>

namespace doorstep
{
  namespace
  {
    constexpr double BLANK = 150;           // thousandths of the font's size that a reader takes for a blank
    constexpr double LETTER_WIDTH = 0.5;    // of the font's size, on the mean
    constexpr std::size_t MOST_STATES = 64; // of q before Q

    using Matrix = std::array<double, 6>; // a b c d e f
    constexpr Matrix UNMOVED = { 1, 0, 0, 1, 0, 0 };

    // First a, then b.
    Matrix product( const Matrix &a, const Matrix &b )
    {
      return { a[0] * b[0] + a[1] * b[2],        a[0] * b[1] + a[1] * b[3],
               a[2] * b[0] + a[3] * b[2],        a[2] * b[1] + a[3] * b[3],
               a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5] };
    }

    bool isBlank( char c )
    {
      return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
    }

    std::size_t lettersIn( std::string_view utf8 )
    {
      return static_cast<std::size_t>(
          std::count_if( utf8.begin(), utf8.end(),
                         []( char c ) { return ( static_cast<unsigned char>( c ) & 0xC0U ) != 0x80U; } ) );
    }

    // Reads a content stream token by token.
    class ContentReader
    {
      public:
        ContentReader( std::string_view content, const std::map<std::string, const FontMap *> &fonts )
            : mContent( content ), mFonts( fonts )
        {
        }

        std::string read()
        {
          while ( mAt < mContent.size() )
            readToken();
          endPiece();
          return mText + '\n' + readInOrder( std::move( mPieces ) );
        }

      private:
        void readToken()
        {
          const char c = mContent[mAt];
          const bool dictionary = c == '<' && mAt + 1 < mContent.size() && mContent[mAt + 1] == '<';
          const bool ends = c == '>' && mDictionaries > 0 && mContent.substr( mAt, 2 ) == ">>";
          if ( c == '(' || ( c == '<' && !dictionary ) )
          {
            const std::string codes = readPdfString( mContent, mAt );
            if ( mDictionaries > 0 )
              say( textOfPdfString( codes ) );
            else
              show( codes );
          }
          else if ( dictionary || ends )
          {
            mDictionaries += dictionary ? 1 : -1;
            mAt += 2;
          }
          else if ( isBlank( c ) || c == '[' || c == ']' || c == '>' )
            ++mAt;
          else if ( c == '%' )
            mAt = std::min( mContent.find_first_of( "\r\n", mAt ), mContent.size() );
          else
            readWord();
        }

        void readWord()
        {
          const std::size_t start = mAt++;
          while ( mAt < mContent.size() && !isBlank( mContent[mAt] ) &&
                  std::string_view( "()<>[]/%" ).find( mContent[mAt] ) == std::string_view::npos )
            ++mAt;
          const std::string word( mContent.substr( start, mAt - start ) );
          if ( word[0] == '/' )
            mName = word.substr( 1 );
          else if ( std::isdigit( static_cast<unsigned char>( word[0] ) ) || word[0] == '-' ||
                    word[0] == '.' )
          {
            std::rotate( mOperands.begin(), mOperands.begin() + 1, mOperands.end() );
            mOperands.back() = std::strtod( word.c_str(), nullptr );
            if ( mShown && mOperands.back() < -BLANK ) // inside TJ: a gap between two strings
              mGap = true;
          }
          else
          {
            mShown = false;
            mGap = false;
            obey( word );
            mOperands.fill( 0 );
          }
        }

        // The n-th operand from the end, 0 the last.
        double operand( std::size_t n ) const { return mOperands[mOperands.size() - 1 - n]; }

        void obey( const std::string &word )
        {
          if ( word == "BDC" || word == "BMC" )
          {
            mActual.push_back( word == "BDC" ? std::exchange( mSaid, {} ) : std::string() );
            mSaid.clear();
          }
          else if ( word == "EMC" && !mActual.empty() )
            mActual.pop_back();
          else if ( word == "Tf" )
          {
            mFont = mFonts.contains( mName ) ? mFonts.at( mName ) : nullptr;
            mSize = operand( 0 );
          }
          else if ( word == "q" && mKept.size() < MOST_STATES )
            mKept.push_back( mPage );
          else if ( word == "Q" && !mKept.empty() )
          {
            mPage = mKept.back();
            mKept.pop_back();
          }
          else if ( word == "cm" )
            mPage = product( mOperands, mPage );
          else if ( word == "TL" )
            mLeading = operand( 0 );
          else if ( word == "BT" )
            place( UNMOVED );
          else if ( word == "Tm" )
            place( mOperands );
          else if ( word == "T*" || word == "'" || word == "\"" )
            move( 0, -mLeading );
          else if ( word == "Td" || word == "TD" )
          {
            if ( word == "TD" )
              mLeading = -operand( 0 );
            move( operand( 1 ), operand( 0 ) );
          }
        }

        void place( const Matrix &at )
        {
          endPiece();
          mLine = at;
        }

        void move( double x, double y )
        {
          // A step along the line is another letter, a wide one another cell.
          if ( y != 0 || x > ( mStep + 1 ) * std::abs( mSize ) )
            endPiece();
          mLine = product( { 1, 0, 0, 1, x, y }, mLine );
          mStep = 0;
        }

        void endPiece()
        {
          if ( !mText.empty() && mText.back() != '\n' )
            mText += '\n';
          if ( !mPiece.text.empty() )
            mPieces.push_back( std::move( mPiece ) );
          mPiece = {};
        }

        // What a dictionary of marked content says instead of its letters (14.9.4), or of a picture.
        void say( const std::string &text )
        {
          mText += '\n' + text + '\n';
          if ( mName == "ActualText" )
            mSaid = text;
        }

        void show( const std::string &codes )
        {
          std::string letters = mFont ? spelled( codes, *mFont ) : codes;
          // A ligature whose code means nothing; once.
          if ( letters.empty() && !mActual.empty() )
            letters = std::exchange( mActual.back(), {} );
          if ( mGap )
            letters.insert( 0, 1, ' ' );
          mGap = false;
          mShown = true;
          mText += letters;
          const Matrix at = product( mLine, mPage );
          const double along = std::hypot( at[0], at[1] ), up = std::hypot( at[2], at[3] );
          if ( along > 0 && up > 0 )
          {
            if ( mPiece.text.empty() )
              mPiece = { at[4],      at[5],      at[0] / along,          at[1] / along,
                         at[2] / up, at[3] / up, std::abs( mSize ) * up, 0,
                         {} };
            const double begun = ( at[4] - mPiece.x ) * mPiece.alongX + ( at[5] - mPiece.y ) * mPiece.alongY;
            const double drawn = static_cast<double>( lettersIn( letters ) );
            mPiece.width =
                std::max( mPiece.width, begun + mStep * LETTER_WIDTH * std::abs( mSize ) * along ) +
                drawn * LETTER_WIDTH * std::abs( mSize ) * along;
            mPiece.text += letters;
            mStep += drawn;
          }
        }

        std::string_view mContent;
        const std::map<std::string, const FontMap *> &mFonts;
        std::size_t mAt = 0;
        std::string mText, mName;
        int mDictionaries = 0;            // that are open
        std::string mSaid;                // in the last of them
        std::vector<std::string> mActual; // of the marked contents that are open
        const FontMap *mFont = nullptr;
        Matrix mOperands{}; // the last six
        Matrix mPage = UNMOVED, mLine = UNMOVED;
        std::vector<Matrix> mKept;
        double mSize = 1, mLeading = 0;
        double mStep = 0; // letters shown since the line was placed
        PagePiece mPiece;
        std::vector<PagePiece> mPieces;
        bool mShown = false, mGap = false;
    };
  }

  std::string shownText( std::string_view content, const std::map<std::string, const FontMap *> &fonts )
  {
    return ContentReader( content, fonts ).read();
  }
}
