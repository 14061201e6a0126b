// What a content stream shows, and where: ISO 32000-1, 8.4.4 (the transformation), 9.3 and 9.4 (text).
#include "privacy/leak_page.h"
#include "privacy/leak_pdf_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstdlib>
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
          if ( c == '(' || ( c == '<' && !dictionary ) )
            show( readPdfString( mContent, mAt ) );
          else if ( isBlank( c ) || c == '[' || c == ']' || dictionary || c == '>' )
            mAt += dictionary ? 2 : 1;
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
          if ( word == "Tf" )
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

        void show( const std::string &codes )
        {
          const std::string letters = ( mGap ? " " : "" ) + ( mFont ? spelled( codes, *mFont ) : codes );
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
