// SPDX-License-Identifier: GPL-2.0-or-later
// Addresses as districts' lists have them, and what must be read from them.
#include "address/parsed_address.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  // The street's parts with a bar between: premod predir pretype name suftype sufdir sufmod, as
  // "N|CALLE|OCHO".
  std::string parts( const StreetName &s )
  {
    return s.premod + "|" + s.predir + "|" + s.pretype + "|" + s.name + "|" + s.suftype + "|" + s.sufdir +
           ( s.sufmod.empty() ? "" : "|" + s.sufmod );
  }

  struct Row
  {
      const char *line;
      const char *number;
      const char *street;
      const char *unit = "";  // type and identifier
      const char *place = ""; // city, state, ZIP
  };

  std::string unitOf( const Reading &a )
  {
    return a.unitType.empty() ? a.unit : a.unit.empty() ? a.unitType : a.unitType + " " + a.unit;
  }

  std::string placeOf( const ParsedAddress &a )
  {
    std::string text = a.city;
    for ( const std::string *part : { &a.state, &a.zip, &a.zip4 } )
      text += ( text.empty() || part->empty() ? "" : " " ) + *part;
    return text;
  }

  std::string numberOf( const Reading &a )
  {
    return a.numberSuffix.empty() ? a.number : a.number + "+" + a.numberSuffix;
  }

  void check( const std::vector<Row> &rows, const ParseOptions &options = {} )
  {
    for ( const Row &row : rows )
    {
      const ParsedAddress a = parseAddress( row.line, options );
      EXPECT_EQ( numberOf( a ), row.number ) << row.line;
      EXPECT_EQ( parts( a.street ), row.street ) << row.line;
      EXPECT_EQ( unitOf( a ), row.unit ) << row.line;
      EXPECT_EQ( placeOf( a ), row.place ) << row.line;
    }
  }
}

TEST( ParseAddress, directionals )
{
  check( {
      { "123 N Elm St", "123", "|N||ELM|ST|" },
      { "123 North Elm Street", "123", "|N||ELM|ST|" },
      { "1401 H St. NW", "1401", "|||H|ST|NW" },
      { "972 Donnelly Ave., S. W.", "972", "|||DONNELLY|AVE|SW" },
      { "1301 S E 2nd St", "1301", "|SE||2ND|ST|" },
      { "12 San Juan Rd NE", "12", "|||SAN JUAN|RD|NE" },
      { "100 North St", "100", "|||NORTH|ST|" },
      { "202 E Street", "202", "|||E|ST|" },
      { "306 N Ave NW", "306", "|||N|AVE|NW" },
      { "7322 SW Freeway", "7322", "|||SW|FWY|" },
      { "5490 S. South Shore Drive", "5490", "|S||SOUTH SHORE|DR|" },
      { "4400 East West Highway", "4400", "|||EAST WEST|HWY|" },
      { "2110 Saint John W St", "2110", "|||ST JOHN|ST|W" },
      { "1234 S 500 W", "1234", "|S||500||W" },
      { "2901 East 3300 South", "2901", "|E||3300||S" },
      { "8517 So Nashville", "8517", "|S||NASHVILLE||" },
  } );
}

TEST( ParseAddress, typesBeforeTheName )
{
  check( {
      { "10 E Calle de las Flores", "10", "|E|CALLE|DE LAS FLORES||" },
      { "3800 N Camino del Rio", "3800", "|N|CAMINO|DEL RIO||" },
      { "555 W Avenida de los Sahuaros", "555", "|W|AVENIDA|DE LOS SAHUAROS||" },
      { "9221 E. Via de Ventura", "9221", "|E|VIA|DE VENTURA||" },
      { "7200 N Paseo del Norte", "7200", "|N|PASEO|DEL NORTE||" },
      { "12 E Via Rancho Verde Dr", "12", "|E||VIA RANCHO VERDE|DR|" },
      { "4802 S. State Route 82", "4802", "|S|STATE RTE|82||" },
      { "5801 North Highway 763", "5801", "|N|HWY|763||" },
      { "88175 US Highway 278", "88175", "||US HWY|278||" },
      { "123 US 60", "123", "||US HWY|60||" },
      { "850 S Illinois Route 31", "850", "|S|IL RTE|31||" },
      { "555 W Ave de los Sahuaros", "555", "|W|AVENIDA|DE LOS SAHUAROS||" },
      { "254 U.S. Highway No 202", "254", "||US HWY|202||" },
      { "13483 W Interstate 10", "13483", "|W|I|10||" },
      { "13483 W I-10", "13483", "|W|I|10||" },
      { "55 SR-82 W", "55", "||STATE RTE|82||W" },
      { "55 US-1", "55", "||US HWY|1||" },
      { "11745 I 10 W", "11745", "||I|10||W" },
      { "36401 County Road 43", "36401", "||CO RD|43||" },
      { "133 County Road KK", "133", "||CO RD|KK||" },
      { "28402 CR 561", "28402", "||CO RD|561||" },
      { "11950 FM 998", "11950", "||FM|998||" },
      { "830 NW Loop 410", "830", "|NW|LOOP|410||" },
      { "1276 County Road 1450 E.", "1276", "||CO RD|1450||E" },
      { "2349 Old State Route 3", "2349", "OLD||STATE RTE|3||" },
      { "123 Old Highway 80", "123", "OLD||HWY|80||" },
      { "24850 Old 41 Rd", "24850", "|||OLD 41|RD|" },
      { "9912 S. Avenue H", "9912", "|S|AVE|H||" },
      { "3640 Avenue E", "3640", "||AVE|E||" },
      { "1999 Avenue of the Stars", "1999", "||AVE|OF THE STARS||" },
      { "310 Boulevard East", "310", "||BLVD|EAST||" },
  } );
}

TEST( ParseAddress, typesAfterTheName )
{
  check( {
      { "12 Maple Stret", "12", "|||MAPLE|ST|" },
      { "23 glenwood aven #8", "23", "|||GLENWOOD|AVE|", "# 8" },
      { "351 Fresh Pond Pakway", "351", "|||FRESH POND|PKWY|" },
      { "100 mlk bkvd", "100", "|||MLK|BLVD|" },
      { "4501 Park Ave", "4501", "|||PARK|AVE|" },
      { "100 Court St", "100", "|||COURT|ST|" },
      { "123 Circle Dr N", "123", "|||CIRCLE|DR|N" },
      { "1585 Broadway", "1585", "|||BROADWAY||" },
      { "123 The Loop", "123", "|||THE LOOP||" },
      { "4530 6th St. Ct.", "4530", "|||6TH ST|CT|" },
      { "1821 Avon St Ext", "1821", "|||AVON|ST||EXT" },
      { "12188 Old Number 6 Highway", "12188", "|||OLD NUMBER 6|HWY|" },
      { "790 Foggy Bottom Farm Rd", "790", "|||FOGGY BOTTOM FARM|RD|" },
  } );
}

TEST( ParseAddress, numbered )
{
  check( {
      { "300 22nd St", "300", "|||22ND|ST|" },
      { "300 Twenty-second St", "300", "|||22ND|ST|" },
      { "300 twenty second street", "300", "|||22ND|ST|" },
      { "300 Twentysecond St", "300", "|||22ND|ST|" },
      { "214 Third St", "214", "|||3RD|ST|" },
      { "171 3 St", "171", "|||3RD|ST|" },
      { "5536 West 103 Place", "5536", "|W||103RD|PL|" },
      { "225 Fifth Ave", "225", "|||5TH|AVE|" },
  } );
}

TEST( ParseAddress, saints )
{
  check( {
      { "55 St Mary's St", "55", "|||ST MARYS|ST|" },
      { "55 Saint Marys Street", "55", "|||ST MARYS|ST|" },
      { "5500 N. St. Louis", "5500", "|N||ST LOUIS||" },
      { "8125 Royal St. Georges Ln.", "8125", "|||ROYAL ST GEORGES|LN|" },
      { "88 Rev. Dr. Martin Luther King Jr. St", "88", "|||REV DR MARTIN LUTHER KING JR|ST|" },
      { "123 W. Ft. Lowell", "123", "|W||FT LOWELL||" },
      { "602 St Thomas", "602", "|||ST THOMAS||" },
      { "8128 S. Dr Martin Luther King Jr Drive", "8128", "|S||DR MARTIN LUTHER KING JR|DR|" },
      { "4108 Marsielle St Louis MO 63129", "4108", "|||MARSIELLE||", "", "SAINT LOUIS MO 63129" },
      { "928 Ross Ave St Louis MO 63129", "928", "|||ROSS|AVE|", "", "SAINT LOUIS MO 63129" },
  } );
}

TEST( ParseAddress, houseNumbers )
{
  check( {
      { "12 1/2 Oak St", "12+1/2", "|||OAK|ST|" },
      { "12\xC2\xBD Oak St", "12+1/2", "|||OAK|ST|" },
      { "12-B Oak St", "12+B", "|||OAK|ST|" },
      { "12B Oak St", "12+B", "|||OAK|ST|" },
      { "4922 B South Cornell Ave", "4922+B", "|S||CORNELL|AVE|" },
      { "38-15 Bell Blvd", "38-15", "|||BELL|BLVD|" },
      { "N6W23001 Bluemound Rd", "N6W23001", "|||BLUEMOUND|RD|" },
      { "W148 N9748 Tree Tops Dr", "W148N9748", "|||TREE TOPS|DR|" },
      { "One Jelly Belly Lane", "1", "|||JELLY BELLY|LN|" },
      { "# 2 Turner Rd", "2", "|||TURNER|RD|" },
      { "000123 Elm St", "123", "|||ELM|ST|" },
      { "123.0 Elm St", "123", "|||ELM|ST|" },
      { "2964 L B J Fwy", "2964", "|||L B J|FWY|" },
      { "134 B Street", "134", "|||B|ST|" },
  } );
  const ParsedAddress range = parseAddress( "8938-40 S. Cottage Grove" );
  EXPECT_EQ( range.number, "8938-40" );
  EXPECT_EQ( range.houseNumber, 8938 );
  EXPECT_EQ( range.houseNumberTo, 8940 );
  EXPECT_EQ( parseAddress( "9208-9214 South Cottage Grove" ).houseNumberTo, 9214 );
  EXPECT_EQ( parseAddress( "120-05 Queens Blvd" ).houseNumberTo, -1 );
}

TEST( ParseAddress, units )
{
  check( {
      { "8 Howard St Apt 12", "8", "|||HOWARD|ST|", "APT 12" },
      { "8 Howard St Apt. B-12", "8", "|||HOWARD|ST|", "APT B12" },
      { "8 Howard St, #4h", "8", "|||HOWARD|ST|", "# 4H" },
      { "8 Howard St # APT 2", "8", "|||HOWARD|ST|", "APT 2" },
      { "8 Howard St Unit 10", "8", "|||HOWARD|ST|", "UNIT 10" },
      { "8 Howard St Suite100", "8", "|||HOWARD|ST|", "STE 100" },
      { "8 Howard St Spc 12", "8", "|||HOWARD|ST|", "SPC 12" },
      { "8 Howard St Lot 14", "8", "|||HOWARD|ST|", "LOT 14" },
      { "8 Howard St Trlr 9", "8", "|||HOWARD|ST|", "TRLR 9" },
      { "8 Howard St Rear", "8", "|||HOWARD|ST|", "REAR" },
      { "8 Howard St Upper", "8", "|||HOWARD|ST|", "UPPR" },
      { "8 Howard St Second Floor", "8", "|||HOWARD|ST|", "FL 2" },
      { "8 Howard St Fl 2", "8", "|||HOWARD|ST|", "FL 2" },
      { "8 Howard St, 15th Floor, Apt 2", "8", "|||HOWARD|ST|", "APT 2" },
      { "8 Howard St Bldg 4 Apt 12", "8", "|||HOWARD|ST|", "APT 12" },
      { "Apt 4, 8 Howard St", "8", "|||HOWARD|ST|", "APT 4" },
      { "#4 8 Howard St", "8", "|||HOWARD|ST|", "# 4" },
      { "1020 West Bryn Mawr 211", "1020", "|W||BRYN MAWR||", "# 211" },
      { "720 10th Ave SW A", "720", "|||10TH|AVE|SW", "# A" },
      { "111 W. Monroe, 12C", "111", "|W||MONROE||", "# 12C" },
      { "7777 Bonhomme Ave St 1400", "7777", "|||BONHOMME|AVE|", "STE 1400" },
      { "500 Front St", "500", "|||FRONT|ST|" },
      { "500 Upper Valley Rd", "500", "|||UPPER VALLEY|RD|" },
  } );
  EXPECT_EQ( parseAddress( "8 Howard St Bldg C-2 Apt 12" ).building, "C-2" );
}

TEST( ParseAddress, oneLine )
{
  check( {
      { "14424 Wentworth Avenue Riverdale, IL 60827", "14424", "|||WENTWORTH|AVE|", "",
        "RIVERDALE IL 60827" },
      { "3 Wellington Ln CAMBRIDGE 02141", "3", "|||WELLINGTON|LN|", "", "CAMBRIDGE 02141" },
      { "27 Washington Oak Park IL 60302", "27", "|||WASHINGTON||", "", "OAK PARK IL 60302" },
      { "465 peck lane cheshire ct", "465", "|||PECK|LN|", "", "CHESHIRE CT" },
      { "350 5th Ave New York NY 10118", "350", "|||5TH|AVE|", "", "NEW YORK NY 10118" },
      { "1600 Pennsylvania Ave NW Washington DC 20500-0004", "1600", "|||PENNSYLVANIA|AVE|NW", "",
        "WASHINGTON DC 20500 0004" },
      { "364 golfview rd n palm beach fl 33406", "364", "|||GOLFVIEW|RD|", "", "NORTH PALM BEACH FL 33406" },
      { "261 anderson rd n rock hill sc 29730", "261", "|||ANDERSON|RD|N", "", "ROCK HILL SC 29730" },
      { "225 Ridgedale Ave, N Hanover, NJ 07936", "225", "|||RIDGEDALE|AVE|", "", "NORTH HANOVER NJ 07936" },
      { "1105 Bolton Road, NW Atlanta, GA 30331", "1105", "|||BOLTON|RD|NW", "", "ATLANTA GA 30331" },
      { "123 Main St Apt 4 Springfield Illinois 62701", "123", "|||MAIN|ST|", "APT 4",
        "SPRINGFIELD IL 62701" },
      { "123 Elm St Cambridge, Massachusetts 02139-1234 USA", "123", "|||ELM|ST|", "",
        "CAMBRIDGE MA 02139 1234" },
      { "1325 Chestnut St, Phila, PA 191071234", "1325", "|||CHESTNUT|ST|", "", "PHILA PA 19107 1234" },
      { "9 Claire Gulch, Clancy MT 59634", "9", "|||CLAIRE|GULCH|", "", "CLANCY MT 59634" },
      { "DeKalb Airport, 2000 Airport Road, Ste 109; Atlanta, Georgia 30343", "2000", "|||AIRPORT|RD|",
        "STE 109", "ATLANTA GA 30343" },
  } );
}

TEST( ParseAddress, knownCitiesEndTheStreet )
{
  CityNames cities;
  cities.add( "Three Points" );
  cities.add( "Sells" );
  ParseOptions options;
  options.cities = &cities;
  check(
      {
          { "12 Ajo Three Points 85736", "12", "|||AJO||", "", "THREE POINTS 85736" },
          { "12 Ajo Sells", "12", "|||AJO||", "", "SELLS" },
      },
      options );
}

TEST( ParseAddress, cityInItsOwnColumn )
{
  const ParseOptions split{ false, nullptr };
  check(
      {
          { "12 Lake Park", "12", "|||LAKE|PARK|" },
          { "47 Fresh Pond", "47", "|||FRESH POND||" },
          { "303 peachtree st, ne", "303", "|||PEACHTREE|ST|NE" },
          { "100 W Washington", "100", "|W||WASHINGTON||" },
          { "6 Elm CT", "6", "|||ELM|CT|" },
          { "120 Spring St, call first", "120", "|||SPRING|ST|" },
      },
      split );
}

TEST( ParseAddress, notesAreLeftOut )
{
  for ( const char *line :
        { "199 Erie St, c/o Maria Lopez", "199 Erie St c/o Maria Lopez", "199 Erie St (rear house)",
          "199 Erie St [blue door]", "199 Erie St, call first", "199 Erie St, attn: office" } )
  {
    const ParsedAddress a = parseAddress( line );
    EXPECT_EQ( format( a.street ), "ERIE ST" ) << line;
    EXPECT_TRUE( a.notes ) << line;
    EXPECT_EQ( a.city, "" ) << line;
  }
  EXPECT_EQ( format( parseAddress( "c/o Maria Lopez 199 Erie St" ).street ), "ERIE ST" );
}

TEST( ParseAddress, twoAddressesInOneCell )
{
  for ( const char *line : { "12 Main St or 45 Oak Ave", "12 Main St / 45 Oak Ave", "12 Main St & 45 Oak Ave",
                             "mom: 12 Main St; dad: 45 Oak Ave", "12 Main St; 45 Oak Ave" } )
  {
    const ParsedAddress a = parseAddress( line );
    EXPECT_EQ( format( a.street ), "MAIN ST" ) << line;
    EXPECT_EQ( a.second, "45 Oak Ave" ) << line;
    EXPECT_EQ( a.city, "" ) << line;
  }
  EXPECT_EQ( parseAddress( "645 Harrison St 645 Harrison Street" ).second, "" );
}

TEST( ParseAddress, kinds )
{
  const std::vector<std::pair<const char *, AddressKind>> rows = {
      { "PO Box 123, Tucson, AZ 85701", AddressKind::PoBox },
      { "P.O.Box 460", AddressKind::PoBox },
      { "P O Box 388-317", AddressKind::PoBox },
      { "POB 19", AddressKind::PoBox },
      { "Post Office Box 1197", AddressKind::PoBox },
      { "Box # 63, Cordova, AK 99574", AddressKind::PoBox },
      { "RR 2 Box 12", AddressKind::RuralRoute },
      { "Rural Route 1 Box 1", AddressKind::RuralRoute },
      { "RT 1 BOX 81", AddressKind::RuralRoute },
      { "HC 64 Box 4022", AddressKind::RuralRoute },
      { "Star Route 24 Box # 45", AddressKind::RuralRoute },
      { "Highway Contract Rte # 24 Box # 2A", AddressKind::RuralRoute },
      { "General Delivery", AddressKind::GeneralDelivery },
      { "General Delivery Tucson AZ 85701", AddressKind::GeneralDelivery },
      { "homeless", AddressKind::GeneralDelivery },
      { "in transition", AddressKind::GeneralDelivery },
      { "", AddressKind::Empty },
      { "  , ", AddressKind::Empty },
      { "\xEF\xBF\xBD\xEF\xBF\xBD", AddressKind::Unreadable },
      { "Rob Nash & Jean Parker", AddressKind::Unreadable },
      { "12 Main St, PO Box 5", AddressKind::Street },
      { "16510 strong box", AddressKind::Street },
      { "1000 W Temple St", AddressKind::Street },
  };
  for ( const auto &[line, kind] : rows )
    EXPECT_EQ( static_cast<int>( parseAddress( line ).kind ), static_cast<int>( kind ) ) << line;
}

TEST( ParseAddress, intersections )
{
  for ( const char *line :
        { "Main St & 9th Ave, Reno NV", "Main St and Ninth Avenue, Reno NV", "Main St @ 9th Ave Reno NV",
          "corner of Main St and 9th Ave, Reno NV", "Main St/9th Ave, Reno NV" } )
  {
    const ParsedAddress a = parseAddress( line );
    EXPECT_EQ( a.kind, AddressKind::Intersection ) << line;
    EXPECT_EQ( format( a.street ), "MAIN ST" ) << line;
    EXPECT_EQ( format( a.cross ), "9TH AVE" ) << line;
    EXPECT_EQ( placeOf( a ), "RENO NV" ) << line;
  }
  EXPECT_EQ( format( parseAddress( "Main and 63rd" ).cross ), "63RD" );
  // a street before a city of two words is no saint
  for ( const char *line :
        { "Mission St and Valencia St San Francisco CA", "Mission St & Valencia St San Francisco" } )
  {
    const ParsedAddress a = parseAddress( line );
    EXPECT_EQ( format( a.street ) + " & " + format( a.cross ) + ", " + a.city,
               "MISSION ST & VALENCIA ST, SAN FRANCISCO" )
        << line;
  }
  EXPECT_EQ( format( parseAddress( "48S 400E, Salt Lake City UT" ).street ), "S 400 E" );
  EXPECT_EQ( format( parseAddress( "514 Peace & Plenty Lane" ).street ), "PEACE AND PLENTY LN" );
}

TEST( ParseAddress, encodings )
{
  for ( const char *line : { "12 Ca\xC3\xB1on Rd", "12 Ca\xF1on Rd", "12 Ca\xC3\x83\xC2\xB1on Rd",
                             "12 CA\xC3\x91ON RD", "12 canon rd",
                             "12\xC2\xA0"
                             "Canon Rd",
                             "12 Ca\xC3\x83\xE2\x80\x98ON Rd" } )
    EXPECT_EQ( format( parseAddress( line ).street ), "CANON RD" ) << line;
  EXPECT_EQ( parseAddress( "12 Ca\xEF\xBF\xBDon Rd" ).street.name, "CA?ON" );
  EXPECT_EQ( parseAddress( "12 O\xE2\x80\x99Neil St" ).street.name, "ONEIL" );
  EXPECT_EQ( parseAddress( "12 O\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2Neil St" ).street.name, "ONEIL" );
}

TEST( ParseAddress, longAndOddLinesAreReadAsFarAsTheyGo )
{
  EXPECT_EQ( parseAddress( "12 Main St " + std::string( 100000, 'x' ) ).number, "12" );
  std::string many = "12 Main St";
  for ( int i = 0; i < 5000; ++i )
    many += " a,(";
  EXPECT_EQ( parseAddress( many ).number, "12" );
  EXPECT_EQ( parseAddress( std::string( "12 Main\0 St", 11 ) ).street.name, "MAIN" );
}

TEST( ParseAddress, otherReadings )
{
  // The directional before a city may be the street's.
  const ParsedAddress north = parseAddress( "12 Elm Rd N Foobar AZ 85701" );
  EXPECT_EQ( north.street.sufdir, "N" );
  ASSERT_EQ( north.others.size(), 1U );
  EXPECT_EQ( north.others[0].street.sufdir, "" );
  EXPECT_EQ( north.others[0].city, "NORTH FOOBAR" );
  // Without a type and a known city the street may end at any word.
  const ParsedAddress open = parseAddress( "12 Ajo Foo Bar 85736" );
  ASSERT_EQ( open.others.size(), 1U );
  EXPECT_EQ( open.street.name + "/" + open.city, "AJO FOO/BAR" );
  EXPECT_EQ( open.others[0].street.name + "/" + open.others[0].city, "AJO/FOO BAR" );
  // A number at the end may be part of the name, a letter an initial, a typing error a name.
  EXPECT_EQ( parseAddress( "1200 Camp 7" ).others.at( 0 ).street.name, "CAMP 7" );
  EXPECT_EQ( parseAddress( "3511 R Ravenswood" ).others.at( 0 ).street.name, "R RAVENSWOOD" );
  EXPECT_EQ( parseAddress( "100 Old Placer" ).others.at( 0 ).street.name, "OLD PLACER" );
  EXPECT_TRUE( parseAddress( "12 Elm Rd, Tucson AZ 85701" ).others.empty() );
}

TEST( ParseAddress, wordsThatSayThatThereIsNoHome )
{
  for ( const char *line :
        { "N/A", "n/a - homeless", "#N/A", "address unknown", "see notes", "No current address",
          "homeless shelter", "Safe at Home", "xxxx", "TBD", "staying with aunt", "juvenile hall" } )
    for ( const bool city : { true, false } )
      EXPECT_EQ( parseAddress( line, { city, nullptr } ).kind, AddressKind::GeneralDelivery ) << line;
  // a street is a street, whatever it is called
  EXPECT_EQ( parseStreetLine( "10 Homeless Rd" ).kind, AddressKind::Street );
  EXPECT_EQ( parseStreetLine( "10 Jail Hill Ln" ).street.name, "JAIL HILL" );
  EXPECT_EQ( parseStreetLine( "Shelter Cove Rd" ).kind, AddressKind::Street );
}

TEST( ParseAddress, rarerForms )
{
  check( {
      { "N6 W23001 Bluemound Rd, Waukesha, WI", "N6W23001", "|||BLUEMOUND|RD|", "", "WAUKESHA WI" },
      { "123 & 125 Main St", "123-125", "|||MAIN|ST|" },
      { "123 N. Martin Luther King, Jr. Blvd., Lansing, MI", "123", "|N||MARTIN LUTHER KING JR|BLVD|", "",
        "LANSING MI" },
      { "22 West End Ave Apt 5D", "22", "|||WEST END|AVE|", "APT 5D" },
      { "22 W End Ave", "22", "|W||END|AVE|" },
      { "200 Forest Service Rd 22", "200", "||FOREST SERVICE RD|22||" },
      { "12 Main St between 1st and 2nd Ave", "12", "|||MAIN|ST|" },
      { "557 H NE", "557", "|||H||NE" },
      { "123 N Calle 4", "123", "|N|CALLE|4||" },
      { "123 North Carolina Ave SE", "123", "|||NORTH CAROLINA|AVE|SE" },
      { "Smith and Sons 12 Main St", "12", "|||MAIN|ST|" },
      { "200 Central Park South 14B New York NY", "200", "|||CENTRAL PARK||S", "# 14B", "NEW YORK NY" },
      { "27 Rear Elm St", "27", "|||ELM|ST|", "REAR" },
      { "1234 Cty Rd EE", "1234", "||CO RD|EE||" },
      { "1234 Ranch to Market Rd 12", "1234", "||RANCH TO MARKET RD|12||" },
      { "7 Oak Ridge Ct", "7", "|||OAK RIDGE|CT|" },
      { "123 Main Hartford CT", "123", "|||MAIN||", "", "HARTFORD CT" },
      { "50 Ocean Ave-Apt 2", "50", "|||OCEAN|AVE|", "APT 2" },
      { "50 Ocean Ave (Apt 4)", "50", "|||OCEAN|AVE|", "APT 4" },
      { "50 Ocean Ave (rear)", "50", "|||OCEAN|AVE|", "REAR" },
      { "50 Ocean Ave (blue house)", "50", "|||OCEAN|AVE|" },
      { "50 Ocean Ave 520-555-1212", "50", "|||OCEAN|AVE|" },
      { "50 Ocean Ave (520) 555-1212", "50", "|||OCEAN|AVE|" },
      { "50 Ocean Ave behind church", "50", "|||OCEAN|AVE|" },
      { "1318 N SE, Washington, DC", "1318", "|||N||SE", "", "WASHINGTON DC" },
      { "313 S Calle de Montana", "313", "|S|CALLE|DE MONTANA||" },
  } );
  const ParsedAddress corner = parseAddress( "NE corner of 5th Ave and Pine St, Seattle, WA" );
  EXPECT_EQ( corner.kind, AddressKind::Intersection );
  EXPECT_EQ( format( corner.street ) + " & " + format( corner.cross ), "5TH AVE & PINE ST" );
}
