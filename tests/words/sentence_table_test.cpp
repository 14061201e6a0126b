// SPDX-License-Identifier: GPL-2.0-or-later
// Sentences of the core in another language: which row fits, what is translated of its values and what is
// not.
#include "words/sentence_table.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  const SentenceTable &table()
  {
    static const std::vector<CsvRow> rows{
        { "SPEEDS, row #1: %2", "SPEEDS, fila %1: {2}" },
        { "factor is not a number from 0.1 to 3.", "factor no es un número de 0.1 a 3." },
        { "%1 has %2", "{1} tiene {2}" },
        { "Zone #1", "La zona %1" },
        { "#1 homes whose language its team does not speak.", "%1 hogares cuyo idioma su equipo no habla." },
        { "KEEP: the column %1 %2: leave it out of KEEP.", "KEEP: la columna %1 {2}: sáquela de KEEP." },
        { "holds withdrawal codes", "contiene códigos de baja" },
        { "#1 visits are left without a team", "%1 visitas quedan sin equipo" },
        { "; #1 of them cannot be reached", "; a %1 de ellas no se puede llegar" },
        { "; #1 teams would do%2", "; %1 equipos bastarían{2}" },
        { " without the limits in ", " sin los límites de " },
        { "%1. The column note says why.", "{1}. La columna note dice por qué." },
        { "several streets fit: %1", "varias calles coinciden: {1}" },
        { " and more", " y más" },
        { "another ZIP", "otro código ZIP" },
        { "; another ZIP", "; otro código ZIP" },
        { "only a range holds the number", "solo un intervalo contiene el número" },
        { "%1 and %2 name one file", "%2 y %1 nombran el mismo archivo" },
        { "street name", "nombre de la calle" },
        { "%1 has %2 and no team that speaks it", "{1} tiene {2} y ningún equipo que lo hable" },
        { "; %1 has %2 and no team that speaks it", "; {1} tiene {2} y ningún equipo que lo hable" },
        { "#1 %2-speaking homes", "%1 hogares cuyo idioma es {2}" },
        { "Somali", "somalí" },
        { "of three", "cells", "is no row" },
    };
    static const SentenceTable made( rows );
    return made;
  }
}

TEST( SentenceTable, fillsItsPlacesWithValuesAndWithSentences )
{
  const struct
  {
      const char *said, *expected;
  } cases[] = {
      { "SPEEDS, row 3: factor is not a number from 0.1 to 3.",
        "SPEEDS, fila 3: factor no es un número de 0.1 a 3." },
      { "Zone 5 has 3 homes whose language its team does not speak.",
        "La zona 5 tiene 3 hogares cuyo idioma su equipo no habla." },
      { "KEEP: the column REASON holds withdrawal codes: leave it out of KEEP.",
        "KEEP: la columna REASON contiene códigos de baja: sáquela de KEEP." },
      { "a.csv and b.csv name one file", "b.csv y a.csv nombran el mismo archivo" },
      { "Zone 4 has 2 Somali-speaking homes.", "La zona 4 tiene 2 hogares cuyo idioma es somalí." },
      { "12 visits are left without a team; 3 teams would do without the limits in ROSTER. The column note "
        "says why.",
        "12 visitas quedan sin equipo; 3 equipos bastarían sin los límites de ROSTER. La columna note dice "
        "por qué." },
      // One behind another, and lists that end in words.
      { "12 visits are left without a team; 2 of them cannot be reached; 3 teams would do. The column note "
        "says why.",
        "12 visitas quedan sin equipo; a 2 de ellas no se puede llegar; 3 equipos bastarían. La columna note "
        "dice por qué." },
      { "several streets fit: Elm St, Oak St and more", "varias calles coinciden: Elm St, Oak St y más" },
      { "Zone 4 has 2 Somali-speaking homes and no team that speaks it; Zone 4 has 3 Klingon-speaking homes "
        "and no team that speaks it",
        "La zona 4 tiene 2 hogares cuyo idioma es somalí y ningún equipo que lo hable; La zona 4 tiene 3 "
        "hogares cuyo idioma es Klingon y ningún equipo que lo hable" },
      { "only a range holds the number; another ZIP",
        "solo un intervalo contiene el número; otro código ZIP" },
      { "only a range holds the number; only a range holds the number",
        "solo un intervalo contiene el número; solo un intervalo contiene el número" },
      { "another ZIP", "otro código ZIP" },
  };
  for ( const auto &c : cases )
    EXPECT_EQ( table().translated( c.said ), c.expected );
}

TEST( SentenceTable, leavesValuesAndWhatItDoesNotKnow )
{
  // A column of that name is a value: its place is %1.
  EXPECT_EQ(
      table().translated( "KEEP: the column street name holds withdrawal codes: leave it out of KEEP." ),
      "KEEP: la columna street name contiene códigos de baja: sáquela de KEEP." );
  EXPECT_EQ( table().translated( "SPEEDS, row 3: a reason that is in no row." ),
             "SPEEDS, fila 3: a reason that is in no row." );
  EXPECT_EQ( table().translated( "SPEEDS, row three: holds withdrawal codes" ),
             "SPEEDS, row three: holds withdrawal codes" )
      << "three is no number";
  for ( const char *same : { "", " ", "nothing of the kind", "of three", "holds withdrawal codes, perhaps" } )
    EXPECT_EQ( table().translated( same ), same );
  EXPECT_EQ( SentenceTable().translated( "Zone 5" ), "Zone 5" );
}

TEST( SentenceTable, takesTheRowThatLeavesLeastToItsPlaces )
{
  const std::vector<CsvRow> rows{
      { "%1 has %2", "A" }, { "ZONES has no rows: %1", "B" }, { "ZONES has %1", "C" } };
  const SentenceTable made( rows );
  EXPECT_EQ( made.translated( "ZONES has no rows: plan first." ), "B" );
  EXPECT_EQ( made.translated( "ZONES has two rows." ), "C" );
  EXPECT_EQ( made.translated( "VISITS has two rows." ), "A" );
}
