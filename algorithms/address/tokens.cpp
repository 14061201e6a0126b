// SPDX-License-Identifier: GPL-2.0-or-later
#include "address/tokens.h"

#include "address/text_fold.h"
#include "base/plain_letters.h"

namespace doorstep
{
  namespace
  {
    bool isLetter( char c )
    {
      return ( c >= 'A' && c <= 'Z' ) || c == '?';
    }
    char plainAt( std::string_view line, std::size_t at )
    {
      return at < line.size() ? PLAIN_LETTERS[static_cast<unsigned char>( line[at] )] : '\0';
    }
    bool isWordByte( std::string_view line, std::size_t at )
    {
      if ( at >= line.size() )
        return false;
      const char c = line[at];
      return isDigit( c ) || ( c >= 'A' && c <= 'Z' ) || ( c >= 'a' && c <= 'z' ) || ( c & '\x80' ) != 0;
    }
  }

  Tokens::Tokens( std::string_view line ) : mLine( line )
  {
    std::size_t at = 0;
    while ( at < line.size() && !mCut )
    {
      if ( const char plain = plainAt( line, at ); plain != 0 )
      {
        at = putRun( plain, at );
        continue;
      }
      if ( line[at] == ' ' )
      {
        finish();
        ++at;
        continue;
      }
      const Folded folded = foldAt( line, at );
      std::size_t next = at + folded.bytes;
      for ( const char c : folded.ascii )
        next = take( c, folded, at, next );
      // A line end is a comma: cells with two lines.
      if ( line[at] == '\n' )
        separate( &Token::comma );
      at = next;
    }
    finish();
    // "King, Jr. Blvd" is one name
    for ( std::size_t i = 1; i < mSize; ++i )
      if ( const std::string_view word = text( i ); word == "JR" || word == "SR" )
        mTokens[i - 1].comma = mTokens[i - 1].comma && mTokens[i].comma;
  }

  // One folded character of the bytes [at, next); returns where to go on.
  std::size_t Tokens::take( char c, const Folded &folded, std::size_t at, std::size_t next )
  {
    const char last = mOpen && mUsed > 0 ? mText[mUsed - 1] : ' ';
    const bool lost = c == '?' && ( folded.bytes > 1 || mLine[at] != '?' );
    if ( lost || isDigit( c ) || ( c != '?' && isLetter( c ) ) )
    {
      put( c, at, next );
      return next;
    }
    switch ( c )
    {
    case '\'': // O'Neil is one word
    case '`':
    case '$':
    case '%':
    case '^':
    case '=':
    case '<':
    case '>':
      return next;
    case ',':
    case ';':
    case '|':
      separate( &Token::comma );
      return next;
    case '.':
      period( next );
      // 123.0, a number of a spreadsheet
      return isDigit( last ) && next < mLine.size() && mLine[next] == '0' && !isWordByte( mLine, next + 1 )
                 ? next + 1
                 : next;
    case '-':
    case '~':
      // "Ocean Ave-Apt 2": a type and what follows it are two words
      if ( mOpen && isWordByte( mLine, next ) && !endsInType() &&
           !( isDigit( mLine[next] ) && endsInUnit() ) )
        put( '-', at, next );
      else
        separate( &Token::dash );
      return next;
    case '/':
    case '\\':
    {
      const bool written = folded.ascii.size() > 1; // of 1/2, one character
      const bool fraction = mOpen && isDigit( last ) && next < mLine.size() && isDigit( mLine[next] );
      const bool careOf = mOpen && last == 'C' && mTokens[mSize].size == 1;
      if ( written || fraction || careOf )
        put( '/', at, next );
      else
        single( '/', at, next );
      return next;
    }
    case '#':
    case '&':
    case '@':
      single( c, at, next );
      return next;
    case '+':
      single( '&', at, next );
      return next;
    case '*':
      // "*new address*" is a note, one star is nothing
      finish();
      mStar = mStar != ( mStar || mLine.find( '*', next ) != std::string_view::npos );
      return next;
    case '(':
    case '[':
    case '{':
      finish();
      ++mDepth;
      return next;
    case ')':
    case ']':
    case '}':
      finish();
      mDepth = mDepth > 0 ? mDepth - 1 : 0;
      return next;
    default:
      finish();
      return next;
    }
  }

  // A sign that is a word of its own.
  void Tokens::single( char c, std::size_t rawBegin, std::size_t rawEnd )
  {
    finish();
    put( c, rawBegin, rawEnd );
    finish();
  }

  void Tokens::put( char c, std::size_t rawBegin, std::size_t rawEnd )
  {
    if ( !mOpen )
    {
      if ( mSize == LONGEST || mUsed + 2 >= mText.size() )
      {
        mCut = true;
        return;
      }
      if ( mSize > 0 )
        mText[mUsed++] = ' ';
      mTokens[mSize].begin = static_cast<std::uint16_t>( mUsed );
      mTokens[mSize].rawBegin = static_cast<std::uint32_t>( rawBegin );
      mTokens[mSize].paren = mDepth > 0 || mStar;
      mOpen = true;
      mPiece = 0;
    }
    if ( mUsed >= mText.size() )
    {
      mCut = true;
      return;
    }
    mText[mUsed++] = c;
    ++mPiece;
    ++mTokens[mSize].size;
    mTokens[mSize].rawEnd = static_cast<std::uint32_t>( rawEnd );
  }

  // An ASCII letter or figure and those that follow it, as take() has them one by one; returns what follows.
  std::size_t Tokens::putRun( char first, std::size_t at )
  {
    put( first, at, at + 1 );
    if ( mCut )
      return at + 1;
    std::size_t next = at + 1;
    for ( char c = plainAt( mLine, next ); c != 0 && mUsed < mText.size(); c = plainAt( mLine, ++next ) )
      mText[mUsed++] = c;
    mPiece += next - at - 1;
    mTokens[mSize].size = static_cast<std::uint16_t>( mTokens[mSize].size + ( next - at - 1 ) );
    mTokens[mSize].rawEnd = static_cast<std::uint32_t>( next );
    return next;
  }

  void Tokens::finish()
  {
    if ( !mOpen )
      return;
    mOpen = false;
    Token &token = mTokens[mSize++];
    const std::string_view text( mText.data() + token.begin, token.size );
    std::size_t digits = 0;
    for ( const char c : text )
      digits += isDigit( c ) ? 1 : 0;
    token.digits = digits == text.size();
    token.hasDigit = digits > 0;
    token.number = isDigit( text.front() );
    token.letter = text.size() == 1 && isLetter( text.front() );
    const std::string_view tail = text.size() > 2 ? text.substr( text.size() - 2 ) : std::string_view();
    token.ordinal = token.number && digits + 2 == text.size() &&
                    ( tail == "ST" || tail == "ND" || tail == "RD" || tail == "TH" );
    token.word = &Lexicon::instance().word( text );
  }

  void Tokens::separate( bool Token::*mark )
  {
    finish();
    if ( mSize > 0 )
      mTokens[mSize - 1].*mark = true;
  }

  // Whether the open word, as far as it goes, is a type that is nothing else ("Ave", but not "St" or "Fort").
  bool Tokens::endsInType() const
  {
    const std::string_view word( mText.data() + mTokens[mSize].begin, mTokens[mSize].size );
    return word != "ST" && Lexicon::instance().word( word ).typeKind == TypeKind::Strong;
  }

  // "Apt-2"
  bool Tokens::endsInUnit() const
  {
    const std::string_view word( mText.data() + mTokens[mSize].begin, mTokens[mSize].size );
    return word.size() > 2 && Lexicon::instance().word( word ).unitKind == UnitKind::Id;
  }

  bool Tokens::nextIsSingle( std::size_t at ) const
  {
    return isWordByte( mLine, at ) && !isDigit( mLine[at] ) && !isWordByte( mLine, at + 1 );
  }

  // "N.W." and "P.O." are one word; "P.O.Box" and "St.Louis" are cut; "123.0", a number of a spreadsheet, is
  // 123.
  void Tokens::period( std::size_t rawNext )
  {
    if ( !mOpen )
      return;
    const bool single = mPiece == 1 && isLetter( mText[mUsed - 1] );
    if ( single && nextIsSingle( rawNext ) )
    {
      mPiece = 0;
      return;
    }
    separate( &Token::period );
  }
}
