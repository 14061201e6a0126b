// SPDX-License-Identifier: GPL-2.0-or-later
// Puts pages of PDF files together and leaves everything else behind: no author, dates, metadata, comments,
// attachments, layers, georeference, forms or scripts survive, because only what a page draws with is copied
// (privacy 12). What is filled into a form is drawn. The same pages give the same bytes. Read and written by
// qpdf; for files from outside see pdf_guest.h.
//   PdfWriter all; all.addPages( readWhole( "page.pdf" ) ); writeWhole( "all.pdf", all.bytes( "Team maps" )
//   );
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  class PdfWriter
  {
    public:
      PdfWriter();
      PdfWriter( PdfWriter && ) noexcept;
      PdfWriter &operator=( PdfWriter && ) noexcept;
      ~PdfWriter();

      // Throws InputError where the bytes are not such a file, whole and without a password. Returns the
      // number of pages added. mark: a line that is written at the head of each page, as it is seen.
      int addPages( std::string_view pdf, std::string_view mark = {} );
      // All pages of another writer; markOf: the line at the head of each, by its number from 1.
      void addPages( const PdfWriter &other, const std::function<std::string( int )> &markOf = {} );
      // An empty back, the size of the page before it.
      void addBlankPage();
      int pageCount() const;
      // For readers that speak: the language ("es"), and a structure in which each page is a part of its own,
      // a picture with these words where there are any, else text. Of the pages that are there.
      void tag( std::string_view language, const std::vector<std::string> &pictures );
      // The file. title goes into its properties and must not be personal.
      std::string bytes( std::string_view title ) const;

    private:
      std::unique_ptr<class PdfBook> mBook;
  };
}
