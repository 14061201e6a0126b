// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/cells.h"

#include <gtest/gtest.h>

using namespace doorstep;

namespace
{
  std::optional<std::int32_t> read( const QVariant &cell )
  {
    QgsFeature row;
    row.setAttributes( QgsAttributes() << cell );
    return wholeNumber( row, 0 );
  }
}

TEST( Cells, aWholeNumberIsReadAsTablesWriteIt )
{
  for ( const QVariant &three : { QVariant( 3 ), QVariant( 3.0 ), QVariant( 3LL ), QVariant( "3" ),
                                  QVariant( "3.0" ), QVariant( " 3 " ), QVariant( "3.00" ) } )
    EXPECT_EQ( read( three ), 3 ) << three.typeName() << ' ' << three.toString().toStdString();
  EXPECT_EQ( read( 0 ), 0 );
  EXPECT_EQ( read( "-2" ), -2 );
}

TEST( Cells, whatIsNoWholeNumberIsNone )
{
  for ( const QVariant &other :
        { QVariant(), QVariant( "" ), QVariant( 2.5 ), QVariant( "2.5" ), QVariant( "two" ),
          QVariant( "3 4" ), QVariant( "1e12" ), QVariant( "nan" ), QVariant( "inf" ) } )
    EXPECT_EQ( read( other ), std::nullopt ) << other.toString().toStdString();
  EXPECT_EQ( wholeNumber( QgsFeature(), -1 ), std::nullopt );
}
