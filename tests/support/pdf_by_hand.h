// SPDX-License-Identifier: GPL-2.0-or-later
// A PDF file of given objects, for tests of what reads PDFs.
//   pdfOf( { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>" } )
#pragma once
#include <string>
#include <vector>

namespace doorstep::test
{
  // The objects 1, 2 … with their table; 1 is the root. more: what else the trailer says.
  inline std::string pdfOf( const std::vector<std::string> &objects, const std::string &more = {} )
  {
    const std::string count = std::to_string( objects.size() + 1 );
    std::string file = "%PDF-1.4\n", table = "xref\n0 " + count + "\n0000000000 65535 f \n";
    int number = 0;
    for ( const std::string &object : objects )
    {
      const std::string at = std::to_string( file.size() );
      table += std::string( 10 - at.size(), '0' ) + at + " 00000 n \n";
      file += std::to_string( ++number ) + " 0 obj\n" + object + "\nendobj\n";
    }
    return file + table + "trailer\n<</Size " + count + "/Root 1 0 R" + more + ">>\nstartxref\n" +
           std::to_string( file.size() ) + "\n%%EOF\n";
  }

  inline std::string pdfStream( const std::string &bytes )
  {
    return "<</Length " + std::to_string( bytes.size() ) + ">>\nstream\n" + bytes + "\nendstream";
  }
}
