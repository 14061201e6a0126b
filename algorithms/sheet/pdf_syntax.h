// The words of a PDF file (ISO 32000-1, 7.2 and 7.3): where a value ends, what a key of a dictionary says,
// which object a reference names. Positions are bytes in the text; what is behind its end is its size.
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace doorstep
{
  constexpr int LARGEST_PDF_NUMBER = 8'388'607; // of an object: ISO 32000-1, annex C

  // The value of a key at the outer level of a dictionary; empty where it is not there.
  std::string_view pdfValue( std::string_view dictionary, std::string_view key );

  // The number of the object in "12 0 R"; 0 where the value is no reference.
  int pdfReference( std::string_view value );

  // Behind the value (dictionary, array, string, name, number or reference) that starts at or after `at`.
  std::size_t pdfValueEnd( std::string_view text, std::size_t at );

  // The text as a string of a PDF file.
  std::string pdfLiteral( std::string_view text );

  // Behind white space and comments; behind digits.
  std::size_t pdfSpaceEnd( std::string_view text, std::size_t at );
  std::size_t pdfNumberEnd( std::string_view text, std::size_t at );

  // The number at or after `at`; 0 where there is none.
  std::size_t pdfNumber( std::string_view text, std::size_t at = 0 );

  bool isPdfDigit( char c );

  // Throws the InputError of a file that cannot be read.
  [[noreturn]] void pdfDamaged();
}
