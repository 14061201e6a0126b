// Puts pages of PDF files together and leaves everything else behind: no author, dates, metadata,
// annotations, attachments, layers, georeference or scripts survive, because only what a page draws with is
// copied (privacy 12). The same pages give the same bytes.
//   PdfWriter all; all.addPages( readWhole( "page.pdf" ) ); writeWhole( "all.pdf", all.bytes( "Team maps" )
//   );
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  class PdfPages;

  class PdfWriter
  {
    public:
      // Throws InputError where the bytes are not such a file. Returns the number of pages added.
      // mark: ASCII letters that are written at the head of each page, as it is seen.
      int addPages( std::string_view pdf, std::string_view mark = {} );
      // All pages of another writer.
      void addPages( const PdfWriter &other );
      // An empty back, the size of the page before it.
      void addBlankPage();
      int pageCount() const { return static_cast<int>( mPages.size() ); }
      // The file. title goes into its properties and must not be personal.
      std::string bytes( std::string_view title ) const;

    private:
      struct Page
      {
          int object = 0;
          std::string mediaBox;
      };
      int store( std::string body );
      std::vector<std::string>
          mObjects; // object n is mObjects[n - 1]; a reference is its number between two \x02
      std::map<std::string, int> mSame; // equal objects are stored once
      std::vector<Page> mPages;
      friend class PdfPages;
  };
}
