// SPDX-License-Identifier: GPL-2.0-or-later
// The columns of real layers, as their publishers name them.
#include "columns/address_columns.h"

#include "base/error.h"

#include <gtest/gtest.h>

#include <sstream>

namespace doorstep
{
  namespace
  {
    std::vector<ColumnSample> layer( const std::string &names )
    {
      std::vector<ColumnSample> columns;
      std::istringstream in( names );
      for ( std::string name; in >> name; )
        columns.push_back( { name, {} } );
      return columns;
    }

    std::string points( const std::string &names, const std::string &overrides = {} )
    {
      const auto columns = layer( names );
      return pointRoles( columns, overrides ).text( columns );
    }

    std::string streets( const std::string &names, const std::string &overrides = {} )
    {
      const auto columns = layer( names );
      return streetRoles( columns, overrides ).text( columns );
    }
  }

  TEST( PointColumns, ofKnownLayers )
  {
    EXPECT_EQ( points( "ADDRESS STREET_NO STREET STREET_DIR STREET_NAM AD_STREET AD_SUFFIX ZIPCODE ZIPCITY "
                       "CITY_ID CODE PARCEL LON LAT TYPE" ),
               "city=ZIPCITY;code=CODE;name=AD_STREET;number=STREET_NO;predir=STREET_DIR;suftype=AD_SUFFIX;"
               "zip=ZIPCODE" );
    EXPECT_EQ( points( "AddNum_Pre Add_Number AddNum_Suf St_PreMod St_PreDir St_PreTyp St_PreSep St_Name "
                       "St_PosTyp St_PosDir St_PosMod "
                       "Building Floor Unit Inc_Muni Uninc_Comm Post_Comm State Post_Code Place_Type "
                       "Placement Long Lat" ),
               "building=Building;city=Post_Comm|Inc_Muni;floor=Floor;name=St_PreMod+St_Name;"
               "number=AddNum_Pre+Add_Number;number_"
               "suffix=AddNum_Suf;postmod=St_PosMod;"
               "predir=St_PreDir;pretype=St_PreTyp+St_PreSep;state=State;sufdir=St_PosDir;suftype=St_PosTyp;"
               "unit=Unit;zip=Post_Code" );
    EXPECT_EQ( points( "ADDRESS DIRPRE ROADNAME ROADTYPE DIRSUF LV_APT CITY ZIPCODE ADDRESS_CONCAT" ),
               "city=CITY;name=ROADNAME;number=ADDRESS;predir=DIRPRE;sufdir=DIRSUF;suftype=ROADTYPE;unit=LV_"
               "APT;zip=ZIPCODE" );
    EXPECT_EQ( points( "lon lat number street unit city district region postcode id hash" ),
               "city=city;number=number;state=region;street=street;unit=unit;zip=postcode" );
    EXPECT_EQ(
        points(
            "address_id num num_suffix street_name street_suffix dir_suffix full_address maplot lon lat" ),
        "name=street_name;number=num;number_suffix=num_suffix;sufdir=dir_suffix;suftype=street_suffix" );
  }

  TEST( PointColumns, addressIsTheNumberOrTheWholeByItsValues )
  {
    std::vector<ColumnSample> whole = layer( "ADDRESS CITY" ), number = layer( "ADDRESS ROADNAME CITY" );
    whole[0].values = { "12 Main St", "14 Main St" };
    number[0].values = { "12", "14B", "" };
    EXPECT_EQ( pointRoles( whole ).text( whole ), "city=CITY;full=ADDRESS" );
    EXPECT_EQ( pointRoles( number ).text( number ), "city=CITY;name=ROADNAME;number=ADDRESS" );
  }

  TEST( StreetColumns, ofKnownLayers )
  {
    EXPECT_EQ( streets( "TLID TFIDL TFIDR LINEARID FULLNAME LFROMHN LTOHN RFROMHN RTOHN ZIPL ZIPR PARITYL "
                        "PARITYR LFROMTYP OFFSETL OFFSETR EDGE_MTFCC" ),
               "full=FULLNAME;l_from=LFROMHN;l_to=LTOHN;parity_l=PARITYL;parity_r=PARITYR;r_from=RFROMHN;r_"
               "to=RTOHN;zip_l=ZIPL;zip_r=ZIPR" );
    EXPECT_EQ(
        streets( "FULLNAME LFROMADD LTOADD RFROMADD RTOADD ZIPL ZIPR MTFCC" ),
        "full=FULLNAME;l_from=LFROMADD;l_to=LTOADD;r_from=RFROMADD;r_to=RTOADD;zip_l=ZIPL;zip_r=ZIPR" );
    EXPECT_EQ( streets( "FromAddr_L ToAddr_L FromAddr_R ToAddr_R Parity_L Parity_R St_PreDir St_Name "
                        "St_PosTyp PostCode_L PostCode_R PostComm_L PostComm_R State_L" ),
               "city_l=PostComm_L;city_r=PostComm_R;l_from=FromAddr_L;l_to=ToAddr_L;name=St_Name;parity_l="
               "Parity_L;parity_r=Parity_R;"
               "predir=St_PreDir;r_from=FromAddr_R;r_to=ToAddr_R;state=State_L;suftype=St_PosTyp;zip_l="
               "PostCode_L;zip_r=PostCode_R" );
    EXPECT_EQ( streets( "FULLNAME FRADDL TOADDL FRADDR TOADDR" ),
               "full=FULLNAME;l_from=FRADDL;l_to=TOADDL;r_from=FRADDR;r_to=TOADDR" );
    EXPECT_EQ( streets( "STREET L_ADD_FROM L_ADD_TO R_ADD_FROM R_ADD_TO" ),
               "full=STREET;l_from=L_ADD_FROM;l_to=L_ADD_TO;r_from=R_ADD_FROM;r_to=R_ADD_TO" );
    EXPECT_EQ( streets( "Street Street_Name Street_Type L_From L_To R_From R_To ZIP_Left ZIP_Right Alias" ),
               "alias=Alias;full=Street;l_from=L_From;l_to=L_To;r_from=R_From;r_to=R_To;zip_l=ZIP_Left;zip_r="
               "ZIP_Right" );
  }

  TEST( Overrides, replaceWhatWasDetected )
  {
    EXPECT_EQ( points( "HOUSE RUE TYP ZIP", "number=HOUSE; name=RUE;suftype=TYP" ),
               "name=RUE;number=HOUSE;suftype=TYP;zip=ZIP" );
    EXPECT_EQ( points( "A B C", "number=A;name=B+C" ), "name=B+C;number=A" );
    EXPECT_EQ( streets( "NOM FULLNAME L_FROM", "full=NOM" ), "full=NOM;l_from=L_FROM" );
    EXPECT_THROW( points( "A B", "number=X;name=B" ), InputError );
    EXPECT_THROW( points( "A B", "door=A;name=B" ), InputError );
    EXPECT_THROW( points( "A B" ), InputError );
    EXPECT_THROW( streets( "A B" ), InputError );
  }
}
