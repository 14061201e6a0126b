// SPDX-License-Identifier: GPL-2.0-or-later
// What the panel offers beside the event's steps: their whole dialogs, afterwards, all at once, the search
// bar.
#include "algorithm_dialog.h"
#include "event_steps.h"
#include "help_window.h"
#include "passphrase_edit.h"
#include "plain_label.h"
#include "road_panel.h"

#include <qgsprocessingparameters.h>
#include <qgsvectorlayer.h>

#include <QBoxLayout>
#include <QFile>
#include <QPushButton>

namespace doorstep
{
  namespace
  {
    // Outputs as a dialog takes them: files.
    QVariantMap forDialog( QVariantMap parameters )
    {
      for ( QVariant &value : parameters )
        if ( value.userType() == qMetaTypeId<QgsProcessingOutputLayerDefinition>() )
          value = value.value<QgsProcessingOutputLayerDefinition>().sink.staticValue();
      return parameters;
    }
  }

  void RoadPanel::openMore( Step step, const QVariantMap &changed )
  {
    QVariantMap parameters = forDialog( parametersOf( step, mInputs, mPassphrase->reference() ) );
    parameters.insert( changed );
    if ( mIface )
      openAlgorithmDialog( QStringLiteral( "doorstep:" ) + QLatin1String( algorithmOf( step ) ), mIface,
                           parameters );
  }

  void RoadPanel::addDialog( QVBoxLayout *layout, const char *algorithm, const QString &title,
                             const QString &purpose )
  {
    auto *button = new QPushButton( title );
    button->setObjectName( QLatin1String( algorithm ) );
    button->setStyleSheet( QStringLiteral( "text-align: left; padding: 4px;" ) );
    button->setToolTip( purpose );
    connect( button, &QPushButton::clicked, this,
             [this, algorithm]
             {
               if ( mIface )
                 openAlgorithmDialog( QStringLiteral( "doorstep:" ) + QLatin1String( algorithm ), mIface,
                                      ofTheEvent( algorithm ) );
             } );
    layout->addWidget( button );
  }

  // What the event's folder has for the dialog.
  QVariantMap RoadPanel::ofTheEvent( const QString &algorithm ) const
  {
    QVariantMap parameters;
    if ( mInputs.folder.isEmpty() )
      return parameters;
    const QString crosswalk = mInputs.file( "crosswalk.dsxwalk" ), book = mInputs.file( "register.csv" );
    const bool isReturn = algorithm == QLatin1String( "registerreturn" ),
               isScan = algorithm == QLatin1String( "scanforleaks" );
    if ( isReturn && QFile::exists( book ) )
      parameters.insert( QStringLiteral( "REGISTER" ), book );
    if ( algorithm == QLatin1String( "debrief" ) )
    {
      if ( mInputs.layer( "outcomes" ) || QFile::exists( mInputs.outcomesFile() ) )
        parameters.insert( QStringLiteral( "OUTCOMES" ), mInputs.outcomes() );
      for ( const auto &[name, part] : { std::pair{ "VISITS", "visits" }, { "ZONES", "zones" } } )
        if ( QFile::exists( mInputs.plan( part ) ) )
          parameters.insert( QLatin1String( name ), mInputs.plan( part ) );
    }
    if ( isScan && QFile::exists( crosswalk ) )
      parameters.insert( QStringLiteral( "CROSSWALK" ), crosswalk );
    if ( isScan || algorithm == QLatin1String( "wipe" ) )
      parameters.insert( QStringLiteral( "FOLDER" ), mInputs.folder );
    return parameters;
  }

  void RoadPanel::buildOthers( QVBoxLayout *layout )
  {
    addHeading( layout, tr( "Afterwards" ), QString() );
    addDialog( layout, "scanforleaks", tr( "Scan a folder for leaks" ),
               tr( "Before it is handed on: does any file hold a name, an ID or an address?" ) );
    addDialog( layout, "registerreturn", tr( "Record returned packets" ),
               tr( "Which packets were returned or destroyed, and which are missing, by the register." ) );
    buildPapersBack( layout );
    addDialog( layout, "debrief", tr( "7  Debrief" ),
               tr( "Outcomes as counts in which nobody can be found." ) );
    addDialog( layout, "wipe", tr( "8  Wipe the event" ),
               tr( "Destroys the key and the event's files, with a certificate." ) );
    addHeading( layout, tr( "All at once" ), QString() );
    addDialog( layout, "planevent", tr( "Plan an event" ),
               tr( "One dialog from the list to the printed maps." ) );
    auto *copy = new QPushButton( tr( "Copy the model to my models" ) );
    copy->setToolTip(
        tr( "QGIS edits only your own models: the copy can be changed in the model designer." ) );
    connect( copy, &QPushButton::clicked, this, &RoadPanel::copyModel );
    layout->addWidget( copy );
    addHeading(
        layout, tr( "Search bar" ),
        tr( "Type “door” and an address in QGIS's search bar (Ctrl+K): found offline, stored nowhere." ) );
    auto *row = new QHBoxLayout;
    mSearch = plainLabel( "searchReference" );
    row->addWidget( mSearch, 1 );
    auto *choose = new QPushButton( tr( "Choose…" ) );
    choose->setObjectName( QStringLiteral( "chooseReference" ) );
    connect( choose, &QPushButton::clicked, this, &RoadPanel::chooseReference );
    row->addWidget( choose );
    layout->addLayout( row );
    auto *help = new QPushButton( tr( "Help" ) );
    connect( help, &QPushButton::clicked, this,
             [this] { showHelp( QStringLiteral( "panel" ), tr( "Doorstep" ), this ); } );
    layout->addWidget( help );
  }
}
