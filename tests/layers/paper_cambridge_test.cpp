// SPDX-License-Identifier: GPL-2.0-or-later
// The attack of paper_attack.h on an event on Cambridge's streets and address points, where its data lies
// beside the project: on the streets as they are and in features of 15 m.
#include "cambridge.h"
#include "layers/plan_layers.h"
#include "layers/row_reader.h"
#include "paper_attack.h"

#include <gtest/gtest.h>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  void attack( const char *name, const AttackEvent &event )
  {
    const PlanAnswer answer = planOf( event );
    const Found sheets = attackSheets( event, answer, StreetBlocks( event.streets, event.addresses ) ),
                parts = attackParts( event, answer );
    sheets.print( "volunteers' stops", name );
    parts.print( "parts of outlines", name );
    EXPECT_GE( sheets.smallest, 8U );
    EXPECT_GE( parts.smallest, 8U );
    for ( const PlannedZone &zone : answer.zones )
      EXPECT_FALSE( zone.area.empty() );
  }
}

TEST( Privacy18, paperOfCambridge )
{
  if ( cambridgeFile().empty() )
    GTEST_SKIP() << NO_CAMBRIDGE;
  const CambridgeLayer schools( "public_schools" ), points( "address_points" ), streets( "streets" );
  QgsProcessingFeedback feedback( false );
  PlanLayers layers( localProjection( points, {} ), {}, &feedback );
  layers.readPoints( points );
  layers.readStreets( streets );
  AttackEvent event;
  for ( const PlanVisit &point : layers.question.visits )
    event.addresses.push_back( point.position );
  event.streets = layers.question.streets;
  PlanLayers places( localProjection( points, {} ), {}, &feedback );
  places.readPoints( schools );
  event.stagings = { places.question.visits.front().position };
  Random random( 2, 9 );
  for ( int v = 0; v < 317; ++v )
    event.visits.push_back(
        event.addresses[random.below( static_cast<std::uint32_t>( event.addresses.size() ) )] );
  attack( "Cambridge", event );
  event.streets = shredded( event.streets );
  attack( "shredded", event );
}
