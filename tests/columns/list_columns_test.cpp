// SPDX-License-Identifier: GPL-2.0-or-later
// Lists of students as they are exported, with made-up rows: which column is taken for what.
#include "columns/list_columns.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace doorstep
{
  namespace
  {
    struct Named
    {
        const char *name;
        std::vector<std::string> values;
    };

    // "address=Home Address;id=SIS Number", in the order of the alphabet.
    std::string read( const std::vector<Named> &list )
    {
      std::vector<ColumnSample> samples;
      for ( const Named &column : list )
        samples.push_back( { column.name, column.values } );
      std::string text;
      for ( const auto &[role, column] : readListColumns( samples ) )
        text += ( text.empty() ? "" : ";" ) + role + "=" + list[static_cast<std::size_t>( column )].name;
      return text;
    }
  }

  TEST( ListColumns, anExportOfASchoolSystem )
  {
    EXPECT_EQ( read( { { "SIS Number", { "1001", "1002", "1003" } },
                       { "Last Name", { "Roe", "Poe", "Doe" } },
                       { "First Name", { "Ann", "Ben", "Cal" } },
                       { "Grade", { "1", "2", "2" } },
                       { "School", { "Elm", "Elm", "Oak" } },
                       { "Home Address", { "12 Elm St", "14 Oak Ave", "9 N Main St" } },
                       { "Apt", { "4", "", "" } },
                       { "City", { "Eastville", "Eastville", "Westville" } },
                       { "State", { "AZ", "AZ", "AZ" } },
                       { "Zip", { "85701", "85701", "85702" } },
                       { "Home Language", { "Spanish", "", "English" } },
                       { "Hold", { "", "", "yes" } } } ),
               "address=Home Address;city=City;first_name=First Name;hold=Hold;id=SIS Number;language=Home "
               "Language;last_name=Last Name;state=State;unit=Apt;zip=Zip" );
  }

  TEST( ListColumns, aGuardiansAndAMailingAddressAreNotTheHome )
  {
    EXPECT_EQ( read( { { "Mailing Address", { "PO Box 4", "12 Elm St", "12 Elm St" } },
                       { "Guardian Address", { "1 Elm St", "12 Elm St", "12 Elm St" } },
                       { "StudentID", { "1", "2", "3" } },
                       { "ParentID", { "7", "8", "9" } },
                       { "ResidenceAddr1", { "12 Elm St", "14 Oak Ave", "9 N Main St" } },
                       { "ResidenceZipCode", { "85701", "85701", "85702" } } } ),
               "address=ResidenceAddr1;id=StudentID;zip=ResidenceZipCode" );
  }

  TEST( ListColumns, inSpanish )
  {
    EXPECT_EQ( read( { { "Número de alumno", { "1001", "1002", "1003" } },
                       { "Apellidos", { "Roe", "Poe", "Doe" } },
                       { "Nombre", { "Ann", "Ben", "Cal" } },
                       { "Dirección de la madre", { "1 Elm St", "12 Elm St", "12 Elm St" } },
                       { "Dirección", { "12 Elm St", "14 Oak Ave", "9 N Main St" } },
                       { "Depto", { "4", "", "" } },
                       { "Ciudad", { "Eastville", "Eastville", "Westville" } },
                       { "Estado", { "AZ", "AZ", "AZ" } },
                       { "Código postal", { "85701", "85701", "85702" } },
                       { "Idioma del hogar", { "Español", "", "Inglés" } } } ),
               "address=Dirección;city=Ciudad;first_name=Nombre;id=Número de alumno;language=Idioma del "
               "hogar;last_name=Apellidos;state=Estado;unit=Depto;zip=Código postal" );
  }

  TEST( ListColumns, valuesDecideBetweenTwoOfAKind )
  {
    EXPECT_EQ( read( { { "Address", { "see notes", "see notes", "none" } },
                       { "Street Addr", { "12 Elm St", "14 Oak Ave", "9 N Main St" } },
                       { "Student Number", { "7", "7", "7" } },
                       { "Student No", { "11", "12", "13" } } } ),
               "address=Street Addr;id=Student No" );
    EXPECT_EQ( read( { { "notes", {} }, { "phone number", { "1", "2" } } } ), "" );
  }

  namespace
  {
    const std::vector<std::string> HOMES{ "12 Elm St", "14 Oak Ave", "9 N Main St" };
    const std::vector<std::string> BOXES{ "PO Box 12", "14 Oak Ave", "PO Box 77" };
    const std::vector<std::string> IDS{ "10001", "10002", "10003" };
  }

  // PowerSchool, Aeries, Synergy, lists of offices: names alone say which address is the home, or values do.
  TEST( ListColumns, theHomeOfSeveralAddresses )
  {
    EXPECT_EQ( read( { { "Student_Number", IDS }, { "Mailing_Street", BOXES }, { "Street", HOMES } } ),
               "address=Street;id=Student_Number" );
    EXPECT_EQ( read( { { "Students.Student_Number", IDS },
                       { "Students.Street", HOMES },
                       { "Students.Mailing_Street", BOXES } } ),
               "address=Students.Street;id=Students.Student_Number" );
    EXPECT_EQ( read( { { "STU.ID", IDS }, { "STU.AD", BOXES }, { "STU.RAD", HOMES } } ),
               "address=STU.RAD;id=STU.ID" );
    EXPECT_EQ( read( { { "SIS Number", IDS }, { "State Student Number", IDS }, { "Home Address", HOMES } } ),
               "address=Home Address;id=SIS Number" );
    EXPECT_EQ( read( { { "ID", IDS },
                       { "Address Line 1", { "PO Box 4", "PO Box 9", "PO Box 2" } },
                       { "Address Line 2", HOMES } } ),
               "address=Address Line 2;id=ID" );
    EXPECT_EQ(
        read( { { "ID", IDS }, { "Where living", HOMES }, { "Cell", { "5551111", "5551112", "5551113" } } } ),
        "address=Where living;id=ID" );
    EXPECT_EQ( read( { { "ID", IDS },
                       { "Street Address", HOMES },
                       { "City/State/Zip", { "Orr, AZ 85701", "Orr, AZ 85702", "Orr, AZ 85701" } } } ),
               "address=Street Address;city=City/State/Zip;id=ID" );
    const Named boxesAlone{ "Home Address", { "PO Box 1", "PO Box 2", "PO Box 3" } };
    EXPECT_EQ( read( { { "ID", IDS }, boxesAlone } ), "address=Home Address;id=ID" )
        << "nothing better is there";
    EXPECT_EQ( read( { { "ID", IDS }, boxesAlone, { "Where", HOMES } } ), "address=Where;id=ID" );
    // a street's name alone is no address, nor is a bus stop's, nor what mail goes to
    EXPECT_EQ( read( { { "ID", IDS },
                       { "House #", { "12", "14", "9" } },
                       { "Street Name", { "Elm St", "Oak Ave", "Main St" } } } ),
               "id=ID" );
    EXPECT_EQ( read( { { "ID", IDS }, { "Mailing Address", BOXES }, { "Bus Stop Address", HOMES } } ),
               "id=ID" );
  }

  TEST( ListColumns, otherAddressesAreTold )
  {
    const auto told = []( const std::vector<ColumnSample> &columns ) { return otherAddresses( columns, 0 ); };
    EXPECT_THAT( told( { { "Mailing Address", BOXES }, { "Home Address", HOMES } } ),
                 testing::ElementsAre(
                     testing::HasSubstr( "Mailing Address, by its name no student's home; Home Address" ) ) );
    EXPECT_THAT( told( { { "Addr1", BOXES }, { "Addr2", HOMES } } ),
                 testing::ElementsAre( testing::HasSubstr( "Addr1, of which not all are addresses" ) ) );
    EXPECT_THAT(
        told( { { "Household 1", HOMES }, { "Household 2", { "1 Elm St", "2 Elm St", "3 Elm St" } } } ),
        testing::ElementsAre( testing::HasSubstr( "Household 2 holds other addresses" ) ) );
    // a mailing address beside the home, and the same home again
    EXPECT_THAT( told( { { "Home Address", HOMES },
                         { "Mailing Address", BOXES },
                         { "Street", HOMES },
                         { "Name", { "A", "B", "C" } } } ),
                 testing::IsEmpty() );
  }
}
