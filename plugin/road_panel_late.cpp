// SPDX-License-Identifier: GPL-2.0-or-later
// Late changes in the panel: one button that prints only what changed, what it will do, and the desk's list.
#include "event_run.h"
#include "passphrase_edit.h"
#include "plain_label.h"
#include "road_panel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>

namespace doorstep
{
  namespace
  {
    QString deskList( const EventInputs &inputs )
    {
      return QDir( inputs.file( "pages" ) ).filePath( QLatin1String( DESK_LIST ) );
    }
  }

  void RoadPanel::buildLate( QVBoxLayout *layout )
  {
    auto *row = new QHBoxLayout;
    mPrintLate = new QPushButton( tr( "Print only what changed" ) );
    mPrintLate->setObjectName( QStringLiteral( "printLate" ) );
    mPrintLate->setToolTip(
        tr( "After the packets were printed: students added or withdrawn, a team absent (take it out of the "
            "roster, or choose another roster)." ) );
    mDeskList = new QPushButton( tr( "List for the desk…" ) );
    mDeskList->setObjectName( QStringLiteral( "deskList" ) );
    mDeskList->setToolTip( tr( "What to hand out and what to take back: teams, zones and codes." ) );
    row->addWidget( mPrintLate, 1 );
    row->addWidget( mDeskList );
    layout->addLayout( row );
    mLateWill = plainLabel( "lateWill" );
    mLateWill->setIndent( 8 );
    layout->addWidget( mLateWill );
    connect( mPrintLate, &QPushButton::clicked, this, &RoadPanel::runLate );
    connect( mDeskList, &QPushButton::clicked, this,
             [this] { QDesktopServices::openUrl( QUrl::fromLocalFile( deskList( mInputs ) ) ); } );
  }

  void RoadPanel::showLate()
  {
    // Whoever is new in the list is no part of a further round.
    const bool printed = mInputs.round == 1 && arePrinted( mInputs.record, mNow );
    mPrintLate->setVisible( printed );
    mPrintLate->setEnabled( !mRun );
    mLateWill->setVisible( printed );
    mDeskList->setVisible( printed && QFileInfo::exists( deskList( mInputs ) ) );
    if ( printed && !mRun )
      mLateWill->setText( lateInWords( lateSteps( mInputs.record, mNow ), mInputs.record, mNow ) );
  }

  void RoadPanel::runLate()
  {
    if ( mRun || mInputs.round > 1 )
      return;
    look();
    const std::vector<Step> steps = lateSteps( mInputs.record, mNow );
    // Told before the first of them runs.
    for ( const Step step : steps )
      if ( const QString lacking = lackingFor( step, mInputs, mPassphrase->reference() ); !lacking.isEmpty() )
        return refuse( lacking );
    mLate.emplace( steps, mInputs.file( "register.csv" ) );
    start( mLate->next(), Planning::Late );
  }
}
