// SPDX-License-Identifier: GPL-2.0-or-later
// Late changes in the panel: one button that prints only what changed, what it will do, and the desk's list.
#include "event_run.h"
#include "event_steps.h"
#include "passphrase_edit.h"
#include "plain_label.h"
#include "road_panel.h"

#include <QBoxLayout>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPushButton>
#include <QUrl>

#include <algorithm>

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
    mShowPages = new QPushButton( tr( "Show the printed pages" ) );
    mShowPages->setObjectName( QStringLiteral( "showPages" ) );
    mShowPages->setToolTip( tr( "Opens the folder that holds them." ) );
    layout->addWidget( mShowPages );
    connect( mShowPages, &QPushButton::clicked, this,
             [this] { QDesktopServices::openUrl( QUrl::fromLocalFile( mInputs.file( "pages" ) ) ); } );
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
    mPrintLeaders = new QPushButton( tr( "Print the leaders' packets again (%1 gone)…" ).arg( 0 ) );
    mPrintLeaders->setObjectName( QStringLiteral( "printLeaders" ) );
    mPrintLeaders->setToolTip( tr( "Their packets became void by a late change. Opens the dialog, filled in, "
                                   "for what they are to hold of the sealed columns." ) );
    layout->addWidget( mPrintLeaders );
    mLateWill = plainLabel( "lateWill" );
    mLateWill->setIndent( 8 );
    layout->addWidget( mLateWill );
    connect( mPrintLate, &QPushButton::clicked, this, &RoadPanel::runLate );
    connect( mPrintLeaders, &QPushButton::clicked, this, &RoadPanel::openLeaders );
    connect( mDeskList, &QPushButton::clicked, this,
             [this] { QDesktopServices::openUrl( QUrl::fromLocalFile( deskList( mInputs ) ) ); } );
  }

  void RoadPanel::showLate()
  {
    // Whoever is new in the list is no part of a further round.
    const bool isAnyPrinted = arePrinted( mInputs.record, mNow ),
               printed = mInputs.round == 1 && isAnyPrinted;
    mShowPages->setVisible( isAnyPrinted );
    mPrintLate->setVisible( printed );
    mPrintLate->setEnabled( !mRun );
    mLateWill->setVisible( printed );
    mDeskList->setVisible( printed && QFileInfo::exists( deskList( mInputs ) ) );
    const std::vector<OtherPackets> others =
        printed ? otherPackets( mInputs.file( "pages" ) ) : std::vector<OtherPackets>();
    const auto leaders = std::find_if( others.begin(), others.end(),
                                       []( const OtherPackets &packets )
                                       { return packets.gone > 0 && !isPrintedAlong( packets ); } );
    mPrintLeaders->setVisible( leaders != others.end() );
    mPrintLeaders->setEnabled( !mRun );
    if ( leaders != others.end() )
      mPrintLeaders->setText( tr( "Print the leaders' packets again (%1 gone)…" ).arg( leaders->gone ) );
    if ( printed && !mRun )
      mLateWill->setText( lateInWords( lateSteps( mInputs.record, mNow ), mInputs.record, mNow, others ) );
  }

  void RoadPanel::openLeaders()
  {
    for ( const OtherPackets &packets : otherPackets( mInputs.file( "pages" ) ) )
      if ( !isPrintedAlong( packets ) )
        openMore( Step::Maps, leadersAgain( mInputs, mPassphrase->reference(), packets ) );
  }

  void RoadPanel::runLate()
  {
    if ( mRun || mInputs.round > 1 )
      return;
    look();
    const std::vector<Step> steps = lateSteps( mInputs.record, mNow );
    // Told before the first of them runs.
    if ( const QString why = blocked(); !why.isEmpty() )
      return refuse( { why } );
    for ( const Step step : steps )
      if ( const Lacking lacking = lackingFor( step, mInputs, mPassphrase->reference() );
           !lacking.why.isEmpty() )
        return refuse( lacking );
    mLate.emplace( steps, otherPackets( mInputs.file( "pages" ) ), mInputs.file( "register.csv" ) );
    start( mLate->next(), Planning::Late );
  }
}
