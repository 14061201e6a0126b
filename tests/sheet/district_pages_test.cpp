// SPDX-License-Identifier: GPL-2.0-or-later
// The district's own pages: what is bound in, and what their digest turns on.
#include "base/error.h"
#include "base/file.h"
#include "pdf_by_hand.h"
#include "privacy/digest.h"
#include "sheet/district_pages.h"
#include "temp_folder.h"

#include <gtest/gtest.h>

using namespace doorstep;

TEST( DistrictPages, areThoseOfTheFilesThatWereNamed )
{
  const TempFolder folder;
  const std::string page = test::pdfOf(
      { "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>", test::pdfStream( "0 0 1 RG" ) } );
  writeWhole( folder / "page.pdf", page );
  const DistrictPages none = readDistrictPages( {}, {} );
  EXPECT_EQ( none.count(), 0 );
  EXPECT_EQ( none.digest, "" );
  const DistrictPages behind = readDistrictPages( {}, folder / "page.pdf" );
  EXPECT_EQ( behind.front.pageCount(), 0 );
  EXPECT_EQ( behind.behind.pageCount(), 1 );
  EXPECT_EQ( behind.digest, sha256( page ) );
  EXPECT_EQ( readDistrictPages( folder / "page.pdf", folder / "page.pdf" ).digest,
             sha256( page ) + sha256( page ) );
}

TEST( DistrictPages, aFileThatCannotBeReadIsNamedByItsParameter )
{
  const TempFolder folder;
  writeWhole( folder / "page.pdf", "no PDF" );
  for ( const bool isFront : { true, false } )
    try
    {
      isFront ? readDistrictPages( folder / "page.pdf", {} ) : readDistrictPages( {}, folder / "page.pdf" );
      FAIL() << "taken";
    }
    catch ( const InputError &why )
    {
      EXPECT_EQ( std::string( why.what() )
                     .find( isFront ? "FRONT cannot be bound in: " : "BEHIND cannot be bound in: " ),
                 0U )
          << why.what();
    }
}
