// SPDX-License-Identifier: GPL-2.0-or-later
// Spellings of Tucson's kind over columns as Pima County has them: short forms of names that the reference
// alone explains, numbers that run into names, Spanish. All names and numbers are made up; none may be
// matched to another door.
#include "geocode/geocoder.h"
#include "geocode/reference_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>

namespace doorstep
{
  namespace
  {
    struct PimaStreet
    {
        const char *dir, *name, *type, *zip, *city;
    };

    // Each with the numbers 14, 20, 112, 343, 508, 600 (units 1 to 4, B, 12), 7505.
    constexpr PimaStreet PIMA[] = {
        { "E", "SPEEDWAY", "BLVD", "85719", "TUCSON" },
        { "W", "SPEEDWAY", "BLVD", "85745", "TUCSON" },
        { "N", "MOUNTAIN", "AVE", "85719", "TUCSON" },
        { "N", "MARTIN", "AVE", "85719", "TUCSON" },
        { "E", "UNIVERSITY", "BLVD", "85719", "TUCSON" },
        { "N", "PASEO DEL NORTE", "", "85704", "TUCSON" },
        { "W", "MIRACLE MILE", "", "85705", "TUCSON" },
        { "S", "MARTIN LUTHER KING JR", "WAY", "85713", "TUCSON" },
        { "N", "ROD AND GUN CLUB", "RD", "85745", "TUCSON" },
        { "E", "HIGHWAY 70", "", "85546", "SAFFORD" },
        { "E", "STATE ROUTE 83", "", "85641", "VAIL" },
        { "E", "COUNTY ROAD H", "", "85621", "NOGALES" },
        { "E", "COUNTY ROAD M", "", "85621", "NOGALES" },
        { "N", "ORACLE", "RD", "85704", "TUCSON" },
        { "S", "ELM", "ST", "85701", "TUCSON" },
        { "N", "ELM", "ST", "85719", "TUCSON" },
        { "E", "ELM", "ST", "85719", "TUCSON" },
        { "E", "PEARL", "ST", "85719", "TUCSON" },
        { "S", "6TH", "AVE", "85701", "TUCSON" },
        { "E", "6TH", "ST", "85705", "TUCSON" },
        { "E", "22ND", "ST", "85711", "TUCSON" },
        { "N", "LA CANADA", "DR", "85704", "TUCSON" },
        { "W", "CALLE DE LA PAZ", "", "85746", "TUCSON" },
        { "S", "CAMINO DE LA TIERRA", "", "85746", "TUCSON" },
        { "W", "EL CAMINO DEL CERRO", "", "85745", "TUCSON" },
        { "W", "CAMINO DEL CERRO ALTO", "", "85745", "TUCSON" },
        { "E", "AVENIDA DEL SOL", "", "85710", "TUCSON" },
        { "N", "VIA LOMAS DE PALOMA", "", "85704", "TUCSON" },
        { "N", "MASSACHUSETTS", "AVE", "85719", "TUCSON" },
        { "S", "J S MOORE", "DR", "85713", "TUCSON" },
        { "S", "R T ACOSTA", "DR", "85713", "TUCSON" },
        { "S", "M ACOSTA", "DR", "85713", "TUCSON" },
        { "N", "GEN HITCHCOCK", "HWY", "85619", "MOUNT LEMMON" },
        { "S", "JOHN F KENNEDY", "DR", "85713", "TUCSON" },
        { "E", "OLD VAIL CONNECTION", "RD", "85747", "TUCSON" },
        { "N", "UPPER SABINO CANYON", "RD", "85750", "TUCSON" },
        { "E", "TANQUE VERDE", "RD", "85715", "TUCSON" },
        { "E", "JACARANDA", "LN", "85711", "TUCSON" },
        { "S", "ASHLAND", "ST", "85713", "TUCSON" },
        { "S", "PALO VERDE", "RD", "85713", "TUCSON" },
        { "S", "PALO VERDE", "BLVD", "85713", "TUCSON" },
    };

    const Geocoder &pima()
    {
      static const Reference reference = []
      {
        ReferenceBuilder builder( { "EPSG:32612", "", false, 1 } );
        double across = 1000;
        for ( const PimaStreet &s : PIMA )
        {
          PointInput p;
          p.street.predir = s.dir;
          p.street.name = s.name;
          p.street.suftype = s.type;
          p.zip = s.zip;
          p.city = s.city;
          double along = 0;
          for ( const char *number : { "14", "20", "112", "343", "508", "7505" } )
          {
            p.number = number;
            p.x = across;
            p.y = along += 300;
            builder.addPoint( p );
          }
          for ( const char *unit : { "1", "2", "3", "4", "B", "12" } )
          {
            p.number = "600";
            p.unit = unit;
            p.y = 3000;
            builder.addPoint( p );
          }
          across += 1000;
        }
        const auto street =
            [&builder]( const char *dir, const char *name, const char *type, std::vector<Point> line )
        {
          StreetInput s;
          s.street.predir = dir;
          s.street.name = name;
          s.street.suftype = type;
          s.points = std::move( line );
          builder.addStreet( s );
        };
        street( "N", "ORACLE", "RD", { { 0, 0 }, { 0, 900 } } );
        street( "E", "SPEEDWAY", "BLVD", { { 0, 0 }, { 900, 0 } } );
        return Reference::fromBytes( std::make_shared<const std::string>( builder.finish() ) );
      }();
      static const Geocoder geocoder( reference );
      return geocoder;
    }

    // The address where it matched, without the town behind it; else the status.
    std::string say( const char *line )
    {
      const GeocodeResult r = pima().geocode( { line, {}, {}, {}, {} } );
      return r.placed() ? r.address.substr( 0, r.address.find( ',' ) )
                        : std::string( statusText( r.status ) );
    }

    using Spelling = std::pair<const char *, const char *>; // typed, what it is

    void expectAll( const std::vector<Spelling> &spellings )
    {
      for ( const auto &[typed, right] : spellings )
        EXPECT_EQ( say( typed ), right ) << typed;
    }
  }

  TEST( ShortForms, ofOneStreetAreThatStreet )
  {
    expectAll( {
        { "112 N Mtn Ave", "112 N Mountain Ave" },
        { "112 Mtn", "112 N Mountain Ave" },
        { "112 E Univ Blvd", "112 E University Blvd" },
        { "112 Univ", "112 E University Blvd" },
        { "112 Mass Ave", "112 N Massachusetts Ave" },
        { "112 N Paseo Norte", "112 N Paseo Del Norte" },
        { "112 Paseo Norte", "112 N Paseo Del Norte" },
        { "112 W Miracle Mi", "112 W Miracle Mile" },
        { "112 Miracle Mi", "112 W Miracle Mile" },
        { "112 MLK", "112 S Martin Luther King Jr Way" },
        { "112 S M L King Jr Way", "112 S Martin Luther King Jr Way" },
        { "112 N Rod Gun Club Rd", "112 N Rod And Gun Club Rd" },
        { "112 Rod Gun", "112 N Rod And Gun Club Rd" },
        { "112 J.S. Moore Dr", "112 S J S Moore Dr" },
        { "112 Moore Dr", "112 S J S Moore Dr" },
        { "112 General Hitchcock Hwy", "112 N Gen Hitchcock Hwy" },
        { "112 N Hitchcock Hwy", "112 N Gen Hitchcock Hwy" },
        { "112 S Kennedy Dr", "112 S John F Kennedy Dr" },
        { "112 JFK Dr", "112 S John F Kennedy Dr" },
        { "112 W Camino del Cerro", "112 W El Camino Del Cerro" },
        { "112 Calle Paz", "112 W Calle De La Paz" },
        { "112 Calle de Paz", "112 W Calle De La Paz" },
        { "112 Camino Tierra", "112 S Camino De La Tierra" },
        { "112 Avenida Sol", "112 E Avenida Del Sol" },
        { "112 Via Lomas Paloma", "112 N Via Lomas De Paloma" },
        { "112 N Canada Dr", "112 N La Canada Dr" },
        { "112 E Old Vail Conn Rd", "112 E Old Vail Connection Rd" },
        { "112 Upper Sabino Cyn Rd", "112 N Upper Sabino Canyon Rd" },
        { "112 E Jacaranda La", "112 E Jacaranda Ln" },
    } );
  }

  TEST( ShortForms, thatMayBeAnotherStreetAreNone )
  {
    expectAll( {
        { "112 Ash St", "unmatched" },             // no short form of Ashland
        { "112 Acosta Dr", "unmatched" },          // two streets of initials
        { "112 Sabino Canyon Rd", "unmatched" },   // UPPER tells two streets apart
        { "112 Vail Connection Rd", "unmatched" }, // as OLD does
        { "112 N Tanque Blvd", "unmatched" },      // a word left out, and another type
        { "112 Palo Verde", "tied" },              // two streets of one name
        { "112 Cerro Alto Dr", "unmatched" },      // CAMINO is no small word
        { "112 Massive Ave", "unmatched" },
    } );
  }

  TEST( ShortForms, ofRoutes )
  {
    expectAll( {
        { "112 E US 70 HWY", "112 E Hwy 70" },
        { "112 US-70", "112 E Hwy 70" },
        { "112 SR 83", "112 E State Rte 83" },
        { "112 State Route 83", "112 E State Rte 83" },
        { "112 AZ-83", "112 E State Rte 83" },
        { "112 AZ 83", "112 E State Rte 83" },
        { "112 Arizona 83", "112 E State Rte 83" },
        { "112 CR-H", say( "112 E County Road H" ).c_str() },
        { "112 Cty Rd M", say( "112 E County Road M" ).c_str() },
    } );
    EXPECT_THAT( say( "112 County Road H" ), testing::EndsWith( "H" ) );
    EXPECT_EQ( say( "112 US 83" ), "unmatched" );
  }

  TEST( TypedNumbers, thatRunIntoTheStreet )
  {
    expectAll( {
        { "14Pearl St", "14 E Pearl St" },
        { "14-Pearl St", "14 E Pearl St" },
        { "14Pearl", "14 E Pearl St" },
        { "14-Pearl", "14 E Pearl St" },
        { "14Elm St", "tied" },
        { "14E Elm St", "14 E Elm St" }, // the side, where 14 has no E
        { "14.0 E Pearl St", "14 E Pearl St" },
        { "343.5 E Pearl St", "343 1/2 E Pearl St" },
        { "E 112 Speedway Blvd", "112 E Speedway Blvd" },
        { "112 Speedway", "tied" },
        { "22nd St", "unmatched" },
        { "14B E Pearl St", "14B E Pearl St" },
        { "75-05 N Oracle Rd", "7505 N Oracle Rd" },
    } );
  }

  TEST( TypedSpanish, isReadAsEnglishIs )
  {
    expectAll( {
        { "calle Pearl 14", "14 E Pearl St" },
        { "Calle 22 #112", "112 E 22nd St" },
        { "14 calle Pearl", "14 E Pearl St" },
        { "esquina de Oracle y Speedway", "N Oracle Rd & E Speedway Blvd" },
        { "esq. de la Oracle y la Speedway", "N Oracle Rd & E Speedway Blvd" },
        { "Oracle esq. Speedway", "N Oracle Rd & E Speedway Blvd" },
        { "sin domicilio", "not_visitable" },
        { "no tiene casa", "not_visitable" },
        { "Apartado Postal 123", "not_visitable" },
        { "Apdo. 45", "not_visitable" },
        { "112 Av. del Sol", "112 E Avenida Del Sol" },
        { "112 La Cañada", "112 N La Canada Dr" },
    } );
    for ( const char *unit :
          { "Apto 3", "Depto. 3", "Dpto 3", "Departamento 3", "Piso 3", "Esp 3", "Espacio 3", "Lote 3",
            "Int. 3", "Interior 3", "Cuarto 3", "Unidad 3", "Num 3", "No. 3", "Traila 3", "Tráiler 3" } )
      EXPECT_EQ( say( ( "600 E Pearl St " + std::string( unit ) ).c_str() ), "600 E Pearl St # 3" ) << unit;
    EXPECT_EQ( say( "600 E Pearl St Edificio B" ), "600 E Pearl St Bldg B" );
    EXPECT_EQ( say( "600 E Pearl St Interior B" ), "600 E Pearl St # B" );
  }

  TEST( TypedHomes, severalNumbersOfOneStreetAreForAPersonToChoose )
  {
    for ( const char *line :
          { "14, 112 and 343 E Pearl St", "14 & 508 E Pearl St", "14 or 508 Pearl", "112-508 E Pearl St",
            "14 E Pearl St (For # 112 S 6th Ave)", "14-20 E Pearl St & 112 S 6th Ave" } )
      EXPECT_EQ( say( line ), "tied" ) << line;
  }
}
