// The objects of a PDF file as they stand in it (ISO 32000-1, 7.5): tables and streams of references,
// files that were added to (/Prev), objects packed into streams. What Qt writes, and what a district's own
// pages come as from word processors and scanners.
#pragma once
#include "sheet/pdf_syntax.h"

#include <map>
#include <set>
#include <string>
#include <string_view>

namespace doorstep
{
  class PdfObjects
  {
    public:
      // bytes must outlive this. Throws InputError: no PDF, damaged, protected by a password.
      explicit PdfObjects( std::string_view bytes );

      int root() const { return mRoot; }
      // Without "n 0 obj" and "endobj": the value and, where it is a stream, from "stream" to "endstream".
      struct Object
      {
          std::string_view value, stream;
      };
      Object object( int number );
      // The value behind a reference, or the value itself.
      std::string_view resolved( std::string_view value );

    private:
      struct Place
      {
          std::size_t at = 0; // in the file; in a stream of objects: which of it
          int packedIn = 0;   // the stream of objects; 0: in the file itself
      };
      std::size_t readTable( std::size_t at );
      std::string_view readReferenceStream( std::size_t at );
      Object objectAt( std::size_t at );
      std::string_view packed( const Place &place );
      void add( int number, Place place );

      std::string_view mBytes;
      int mRoot = 0;
      std::map<int, Place> mPlaces;
      std::map<int, std::string> mUnpacked; // streams of objects
      std::set<int> mOpening;
  };

  // A stream's bytes, where they are plain or deflated (with or without a predictor). Throws InputError.
  std::string pdfStreamBytes( const PdfObjects::Object &object );
}
