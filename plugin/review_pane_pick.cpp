// SPDX-License-Identifier: GPL-2.0-or-later
// A place picked on the map, with the mouse or the keyboard, and what the reference knows there.
#include "review_marks.h"
#include "review_pane.h"

#include <qgscoordinatetransform.h>
#include <qgsmapsettings.h>
#include <qgsmaptoolemitpoint.h>
#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QTreeWidget>

namespace doorstep
{
  void ReviewPane::pick()
  {
    if ( current() < 0 || !mCanvas )
      return;
    if ( !mPicking )
    {
      mToolBefore = mCanvas->mapTool();
      mPicking = new QgsMapToolEmitPoint( mCanvas );
      connect( mPicking, &QgsMapToolEmitPoint::canvasClicked, this,
               [this]( const QgsPointXY &place ) { pickAt( place ); } );
      mCanvas->installEventFilter( this );
    }
    mCanvas->setMapTool( mPicking );
    if ( mMarks && mCanvas )
      mMarks->setAiming( true );
    say(
        tr( "Click the place on the map; or move the map with the arrows and press Enter for its middle. Esc "
            "ends it." ) );
    mCanvas->setFocus();
  }

  void ReviewPane::pickAt( const QgsPointXY &inMap )
  {
    QgsPointXY place = inMap;
    try
    {
      place = QgsCoordinateTransform( mCanvas->mapSettings().destinationCrs(), mOpen.reference->crs,
                                      QgsProject::instance()->transformContext() )
                  .transform( inMap );
    }
    catch ( const QgsException & )
    {
      say( tr( "This place of the map is in none of the reference's: zoom to the county." ) );
      return;
    }
    MatchCandidate itself;
    itself.place = { place.x(), place.y() };
    itself.level = MatchLevel::Picked;
    std::vector<MatchCandidate> there = mOpen.review->whatIsThere( itself.place );
    there.insert( there.begin(), itself );
    stopPicking();
    setCandidates( Shown::There, std::move( there ),
                   tr( "What is there: Enter takes the place itself, a digit an address beside it" ) );
    mRows->setFocus();
  }

  void ReviewPane::showMarks( bool isVisible )
  {
    if ( mMarks && mCanvas )
      mMarks->setVisible( isVisible );
    if ( !isVisible )
      stopPicking();
  }

  void ReviewPane::stopPicking()
  {
    if ( !mPicking )
      return;
    if ( mMarks && mCanvas )
      mMarks->setAiming( false );
    if ( mCanvas )
    {
      mCanvas->removeEventFilter( this );
      if ( mCanvas->mapTool() == mPicking )
      {
        if ( mToolBefore )
          mCanvas->setMapTool( mToolBefore );
        else
          mCanvas->unsetMapTool( mPicking );
      }
    }
    mPicking->deleteLater();
    mPicking = nullptr;
    say( QString() );
    mRows->setFocus();
  }
}
