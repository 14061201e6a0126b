// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of a PdfWriter and how pages get into it: copied object by object, each equal object once.
#pragma once
#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// qpdf 11's JSON.hh is no C++20 to clang (a vector of what is not yet whole), and nothing here needs it.
#if defined( __clang__ ) && !defined( JSON_HH )
#define JSON_HH
class JSON;
#endif
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace doorstep
{
  using PageBox = std::array<double, 4>; // left, bottom, right, top, in points

  class PdfBook
  {
    public:
      PdfBook() { pdf.emptyPDF(); }

      // An object of its own, or the one that is equal to it. made: direct, with references of this book.
      QPDFObjectHandle stored( QPDFObjectHandle made );
      QPDFObjectHandle storedStream( QPDFObjectHandle dictionary, const std::string &bytes );
      void addPage( QPDFObjectHandle page, const PageBox &box );

      QPDF pdf;
      std::vector<PageBox> boxes; // of the pages

    private:
      std::map<std::string, QPDFObjectHandle> mSame;
  };

  // Copies all pages, and of each what it draws with. Throws InputError, or what qpdf throws.
  class PdfPages
  {
    public:
      // markOf: the line at the head of the page with that number; none where it is empty.
      PdfPages( QPDF &source, PdfBook &book, std::function<std::string( int )> markOf );
      int copy();

    private:
      void refuseHidden();
      void drawForms();
      void addPage( QPDFObjectHandle page, int number );
      PageBox boxOf( QPDFObjectHandle page, int number );
      QPDFObjectHandle contentsOf( QPDFObjectHandle page, const std::string &mark );
      QPDFObjectHandle resourcesOf( QPDFObjectHandle resources, int depth );
      // The values of a dictionary whose keys are anyone's names.
      QPDFObjectHandle named( QPDFObjectHandle dictionary, int depth );
      QPDFObjectHandle copied( QPDFObjectHandle object, int depth );
      QPDFObjectHandle copiedBody( QPDFObjectHandle object, int depth );
      QPDFObjectHandle copiedDictionary( QPDFObjectHandle dictionary, int depth, bool ofStream );
      QPDFObjectHandle lettersOfGlyphs( QPDFObjectHandle map, int depth );

      QPDF &mSource;
      PdfBook &mBook;
      std::function<std::string( int )> mMarkOf;
      std::map<QPDFObjGen, QPDFObjectHandle> mCopied; // null while it is being copied
      std::size_t mParts = 0;
  };
}
