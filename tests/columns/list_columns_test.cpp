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
}
