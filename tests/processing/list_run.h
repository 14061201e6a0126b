// SPDX-License-Identifier: GPL-2.0-or-later
// A small town's reference, and lists as files to be geocoded against it.
#pragma once
#include "algorithm_run.h"
#include "base/file.h"
#include "processing/buildreference_algorithm.h"
#include "processing/deidentify_algorithm.h"
#include "processing/geocode_algorithm.h"

namespace doorstep::test
{
  class ListRun : public AlgorithmRun
  {
    protected:
      void SetUp() override
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse battery staple" );
        ASSERT_TRUE( run( BuildReferenceAlgorithm(),
                          { { "ADDRESS_POINTS", value( mPoints ) }, { "OUTPUT", at( "town.dsref" ) } } ) )
            << log();
      }
      QString written( const QString &name, const std::string &bytes ) const
      {
        writeWhole( at( name ).toStdString(), bytes );
        return at( name );
      }
      bool geocode( const QVariant &list, const QString &output,
                    const QString &address = QStringLiteral( "\"home\"" ), const QVariantMap &more = {} )
      {
        QVariantMap parameters = { { "INPUT", list },
                                   { "ADDRESS", address },
                                   { "REFERENCE", at( "town.dsref" ) },
                                   { "OUTPUT", at( output ) } };
        for ( auto it = more.begin(); it != more.end(); ++it )
          parameters.insert( it.key(), it.value() );
        return run( GeocodeAlgorithm(), parameters );
      }
      bool deidentify( const QString &list, const QString &id, const QVariantMap &more = {} )
      {
        QVariantMap parameters = { { "INPUT", list },
                                   { "ID", id },
                                   { "PASSPHRASE", "env:DOORSTEP_TEST_PASSPHRASE" },
                                   { "OUTPUT", at( "visits.gpkg" ) },
                                   { "CROSSWALK", at( "event.dsxwalk" ) } };
        for ( auto it = more.begin(); it != more.end(); ++it )
          parameters.insert( it.key(), it.value() );
        return run( DeidentifyAlgorithm(), parameters );
      }
      static std::string cell( const QgsFeature &feature, const char *name )
      {
        return feature.attribute( QLatin1String( name ) ).toString().toStdString();
      }

      Layer mPoints =
          layer( "Point", "NUMBER,STREET,UNIT,POSTCODE",
                 { "Point(500020 3500010)|2|N Main St||02139", "Point(500040 3500010)|4|N Main St||02139",
                   "Point(500400 3500050)|5|Cañada Rd||02139", "Point(500800 3500050)|9|Palm Dr||02139" } );
  };
}
