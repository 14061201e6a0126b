// SPDX-License-Identifier: GPL-2.0-or-later
// The papers that came back, in the panel: what is typed from them, and the next round of who was not home.
#include "event_layers.h"
#include "event_run.h"
#include "event_steps.h"
#include "passphrase_edit.h"
#include "plain_label.h"
#include "road_panel.h"

#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QBoxLayout>
#include <QFileInfo>
#include <QPushButton>

namespace doorstep
{
  void RoadPanel::buildPapersBack( QVBoxLayout *layout )
  {
    const auto add = [&]( const char *name, const QString &text, const QString &tip, auto action )
    {
      auto *button = new QPushButton( text );
      button->setObjectName( QLatin1String( name ) );
      button->setStyleSheet( QStringLiteral( "text-align: left; padding: 4px;" ) );
      button->setToolTip( tip );
      connect( button, &QPushButton::clicked, this, action );
      layout->addWidget( button );
      return button;
    };
    mDebrief = add( "openDebrief", tr( "Type what came back…" ),
                    tr( "Code, outcome, Enter: the papers of the teams become the table of outcomes." ),
                    &RoadPanel::openDebrief );
    mNextRound =
        add( "nextRound", tr( "Plan the next round" ),
             tr( "Who was met is not visited again; who was not home is, at another time of day. Set "
                 "the date and the start of that round first." ),
             &RoadPanel::runNextRound );
    mRoundShown = plainLabel( "roundShown" );
    mRoundShown->setIndent( 8 );
    layout->addWidget( mRoundShown );
  }

  void RoadPanel::showPapersBack()
  {
    mDebrief->setEnabled( QFileInfo::exists( mInputs.plan( "visits" ) ) );
    mNextRound->setEnabled( !mRun && mDebrief->isEnabled() &&
                            ( mInputs.layer( "outcomes" ) || QFileInfo::exists( mInputs.outcomesFile() ) ) );
    mRoundShown->setText(
        tr( "This is round %1: step 4 plans it from what came of the round before; then go on with step 5." )
            .arg( mInputs.round ) );
    mRoundShown->setVisible( mInputs.round > 1 );
  }

  void RoadPanel::openDebrief()
  {
    // As the files are; a plan need not be loaded.
    QgsVectorLayer visits( mInputs.plan( "visits" ), QString(), QStringLiteral( "ogr" ) ),
        zones( mInputs.plan( "teams" ), QString(), QStringLiteral( "ogr" ) );
    emit debriefAsked( { &visits, &zones, mInputs.layer( "boxes" ), mInputs.outcomesFile() } );
  }

  void RoadPanel::runNextRound()
  {
    if ( mRun )
      return;
    look();
    if ( const QString why = blocked(); !why.isEmpty() )
      return refuse( { why } );
    if ( const Lacking lacking = lackingFor( Step::Plan, mInputs, mPassphrase->reference() );
         !lacking.why.isEmpty() )
      return refuse( lacking );
    mRoundBefore = mInputs;
    mInputs.beginRound();
    start( Step::Plan, Planning::Anew );
  }

  void RoadPanel::endRound( bool good )
  {
    if ( !mRoundBefore )
      return;
    if ( good )
      for ( const char *part : PLAN_PARTS ) // the round before stays in the project, and is not drawn
        hideFile( mRoundBefore->plan( part ), *QgsProject::instance() );
    else
      mInputs = *mRoundBefore;
    mRoundBefore.reset();
  }
}
