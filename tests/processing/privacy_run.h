// SPDX-License-Identifier: GPL-2.0-or-later
// A geocoded list of seven rows and the run that takes the names off.
#pragma once
#include "algorithm_run.h"
#include "processing/deidentify_algorithm.h"

namespace doorstep::test
{
  // One row of a geocoded list, its values joined by |.
  inline const QString COLUMNS =
      QStringLiteral( "id,last,apt,lang,mins,hold,school,dog,geo_status,geo_level,geo_address,geo_note" );
  inline const QStringList ROWS = {
      QStringLiteral( "001|Qanaryone||Spanish|20||Oak|yes|matched|point|12 E ELM ST|" ),
      QStringLiteral( "002|Qanaryone||es;en|||Oak|yes|matched|point|12 E ELM ST|" ),
      QStringLiteral( "003|Qanarytwo|Apt 4|Qanarytongue|||Elm|no|matched|unit|20 OAK AVE|" ),
      QStringLiteral( "004|Qanarythree||||||no|matched|point|20 OAK AVE|" ),
      QStringLiteral( "005|Qanaryfour||||yes|Elm|no|matched|point|30 OAK AVE|" ),
      QStringLiteral( "006|Qanaryfive||||||no|unmatched|||no such street" ),
      QStringLiteral( "|Qanarysix||||||no|matched|point|31 OAK AVE|" ) };

  class PrivacyRun : public AlgorithmRun
  {
    protected:
      PrivacyRun()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        for ( const QString &row : ROWS )
          addRow( row );
      }

      // Rows of one address share its point.
      void addRow( const QString &row )
      {
        const QString address = row.section( '|', 10, 10 );
        const double north = 32 + 0.001 * address.left( 2 ).toInt();
        add( mLayer, ( address.isEmpty() ? QString() : QStringLiteral( "POINT(-110.9 %1)" ).arg( north ) ) +
                         '|' + row );
      }

      QVariantMap deidentifyParameters() const
      {
        return { { "INPUT", value( mLayer ) },
                 { "ID", "id" },
                 { "UNIT", "apt" },
                 { "LANGUAGE", "lang" },
                 { "MINUTES", "\"mins\"" },
                 { "HOLD", "\"hold\"" },
                 { "GROUP", "\"school\"" },
                 { "SEALED", QStringList{ "last" } },
                 { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                 { "OUTPUT", at( "visits.gpkg" ) },
                 { "OUTPUT_LEFT", at( "left.csv" ) },
                 { "CROSSWALK", at( "event.dsxwalk" ) } };
      }

      Layer mLayer = layer( "Point", COLUMNS, {}, "EPSG:4326" );
  };
}
