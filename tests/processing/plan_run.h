// SPDX-License-Identifier: GPL-2.0-or-later
// A made-up town in layers, for the tests of planzones, assignteams and densityclusters.
#pragma once
#include "algorithm_run.h"
#include "base/random.h"

namespace doorstep::test
{
  class PlanRun : public AlgorithmRun
  {
    protected:
      PlanRun() { qputenv( "XDG_CACHE_HOME", mCache.path().toUtf8() ); }

      static QString point( double x, double y )
      {
        return QStringLiteral( "POINT(%1 %2)" ).arg( 500000 + x, 0, 'f', 2 ).arg( 3560000 + y, 0, 'f', 2 );
      }

      // A grid of streets 100 m apart, 1.2 km each way.
      static Layer streets()
      {
        QStringList rows;
        for ( int i = 0; i <= 12; ++i )
        {
          QStringList across, along;
          for ( int k = 0; k <= 12; ++k )
          {
            across << QStringLiteral( "%1 %2" ).arg( 500000 + 100 * k ).arg( 3560000 + 100 * i );
            along << QStringLiteral( "%1 %2" ).arg( 500000 + 100 * i ).arg( 3560000 + 100 * k );
          }
          rows << QStringLiteral( "LINESTRING(%1)|E %2th St" ).arg( across.join( ',' ) ).arg( i + 1 )
               << QStringLiteral( "LINESTRING(%1)|N %2th Ave" ).arg( along.join( ',' ) ).arg( i + 1 );
        }
        return layer( QStringLiteral( "LineString" ), QStringLiteral( "name" ), rows );
      }

      // Beside the streets, codes C1000 … in the order of the rows.
      static QStringList visitRows( int count )
      {
        QStringList rows;
        Random random( 4 );
        for ( int v = 0; v < count; ++v )
        {
          const double x = random.between( 20, 1180 ), y = 100.0 * random.below( 12 ) + 18;
          rows << point( x, y ) + QStringLiteral( "|C%1|%2|%3|" )
                                      .arg( 1000 + v )
                                      .arg( 1 + v % 2 )
                                      .arg( QLatin1String( v % 5 == 0 ? "es" : "" ) );
        }
        return rows;
      }
      static Layer visits( const QStringList &rows, const QString &more = QString() )
      {
        return layer( QStringLiteral( "Point" ),
                      QStringLiteral( "visit,students:integer,language,minutes:double" ) + more, rows );
      }
      static Layer staging()
      {
        return layer( QStringLiteral( "Point" ), QStringLiteral( "staging" ),
                      { point( 600, 610 ) + QStringLiteral( "|North & South" ) } );
      }

    private:
      QTemporaryDir mCache; // travel times without a project
  };
}
