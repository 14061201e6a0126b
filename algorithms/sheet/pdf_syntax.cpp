#include "sheet/pdf_syntax.h"

#include "base/error.h"

#include <algorithm>
#include <charconv>

namespace doorstep
{
  namespace
  {
    constexpr int DEEPEST = 200; // values in values

    bool isSpace( char c )
    {
      return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
    }
    bool isDelimiter( char c )
    {
      return isSpace( c ) || std::string_view( "()<>[]{}/%" ).find( c ) != std::string_view::npos;
    }
  }

  void pdfDamaged()
  {
    throw InputError( "it is not a PDF file that can be read; print it to a new PDF and give that." );
  }

  bool isPdfDigit( char c )
  {
    return c >= '0' && c <= '9';
  }

  std::size_t pdfSpaceEnd( std::string_view text, std::size_t at )
  {
    while ( at < text.size() && ( isSpace( text[at] ) || text[at] == '%' ) )
      if ( text[at] == '%' )
        at = std::min( text.find_first_of( "\r\n", at ), text.size() );
      else
        ++at;
    return at;
  }

  std::size_t pdfNumberEnd( std::string_view text, std::size_t at )
  {
    while ( at < text.size() && isPdfDigit( text[at] ) )
      ++at;
    return at;
  }

  std::size_t pdfNumber( std::string_view text, std::size_t at )
  {
    at = pdfSpaceEnd( text, at );
    std::size_t value = 0;
    std::from_chars( text.data() + std::min( at, text.size() ), text.data() + text.size(), value );
    return value;
  }

  namespace
  {
    std::size_t skipString( std::string_view text, std::size_t at )
    {
      int depth = 0;
      for ( ; at < text.size(); ++at )
      {
        if ( text[at] == '\\' )
          ++at;
        else if ( text[at] == '(' )
          ++depth;
        else if ( text[at] == ')' && --depth == 0 )
          return at + 1;
      }
      return text.size();
    }

    std::size_t skipWord( std::string_view text, std::size_t at )
    {
      while ( at < text.size() && !isDelimiter( text[at] ) )
        ++at;
      return at;
    }

    // " 0 R" behind the first number of a reference; npos where there is none.
    std::size_t skipReference( std::string_view text, std::size_t at )
    {
      const std::size_t generation = pdfSpaceEnd( text, pdfNumberEnd( text, at ) );
      const std::size_t end = pdfNumberEnd( text, generation );
      const std::size_t letter = pdfSpaceEnd( text, end );
      const bool is = isPdfDigit( text[at] ) && end > generation && generation > at && letter < text.size() &&
                      text[letter] == 'R' && ( letter + 1 == text.size() || isDelimiter( text[letter + 1] ) );
      return is ? letter + 1 : std::string_view::npos;
    }

    std::size_t skipValue( std::string_view text, std::size_t at, int depth )
    {
      at = pdfSpaceEnd( text, at );
      if ( at >= text.size() )
        return text.size();
      if ( depth > DEEPEST )
        pdfDamaged();
      const bool dictionary = text.substr( at, 2 ) == "<<";
      if ( dictionary || text[at] == '[' )
      {
        const std::string_view close = dictionary ? ">>" : "]";
        at = pdfSpaceEnd( text, at + close.size() );
        while ( at < text.size() && text.substr( at, close.size() ) != close )
        {
          const std::size_t next = skipValue( text, at, depth + 1 );
          at = pdfSpaceEnd( text, std::max( next, at + 1 ) );
        }
        return std::min( at + close.size(), text.size() );
      }
      if ( text[at] == '(' )
        return skipString( text, at );
      if ( text[at] == '<' )
        return std::min( text.find( '>', at ), text.size() - 1 ) + 1;
      if ( const std::size_t reference = skipReference( text, at ); reference != std::string_view::npos )
        return reference;
      return skipWord( text, at + 1 );
    }
  }

  std::size_t pdfValueEnd( std::string_view text, std::size_t at )
  {
    return skipValue( text, at, 0 );
  }

  std::string_view pdfValue( std::string_view dictionary, std::string_view key )
  {
    std::size_t at = pdfSpaceEnd( dictionary, 0 );
    if ( dictionary.substr( at, 2 ) != "<<" )
      return {};
    at = pdfSpaceEnd( dictionary, at + 2 );
    while ( at < dictionary.size() && dictionary[at] == '/' )
    {
      const std::size_t nameEnd = skipWord( dictionary, at + 1 );
      const std::size_t start = pdfSpaceEnd( dictionary, nameEnd );
      const std::size_t end = pdfValueEnd( dictionary, start );
      if ( dictionary.substr( at, nameEnd - at ) == key )
        return dictionary.substr( start, end - start );
      at = pdfSpaceEnd( dictionary, end );
    }
    return {};
  }

  int pdfReference( std::string_view value )
  {
    value = value.substr( std::min( pdfSpaceEnd( value, 0 ), value.size() ) );
    if ( value.empty() || skipReference( value, 0 ) == std::string_view::npos )
      return 0;
    const std::size_t number = pdfNumber( value );
    return number <= LARGEST_PDF_NUMBER ? static_cast<int>( number ) : 0;
  }

  std::string pdfLiteral( std::string_view text )
  {
    std::string escaped = "(";
    for ( const char c : text )
    {
      if ( c == '(' || c == ')' || c == '\\' )
        escaped += '\\';
      escaped += c;
    }
    return escaped + ')';
  }
}
