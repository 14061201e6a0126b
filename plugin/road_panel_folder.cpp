// SPDX-License-Identifier: GPL-2.0-or-later
// The folder of the panel's event: an event that is there goes on, another one begins, and nothing of the one
// that is left is lost.
#include "event_digests.h"
#include "event_layers.h"
#include "event_project.h"
#include "road_panel.h"

#include <qgsproject.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFileInfo>
#include <QLabel>

#include <algorithm>

namespace doorstep
{
  void RoadPanel::keepProject()
  {
    mInputs.keepIn( *QgsProject::instance() );
    QString error = blocked();
    if ( error.isEmpty() )
      error = saveEventProject( *QgsProject::instance(), mInputs.folder );
    if ( error.isEmpty() )
      mProjectStamp = projectStamp();
    else
      say( error );
  }

  void RoadPanel::setFolder( const QString &folder )
  {
    const QString chosen = QDir::cleanPath( folder ),
                  kept = QDir( chosen ).filePath( QLatin1String( EVENT_PROJECT ) );
    if ( mRun )
      return say( tr( "A step is at work: wait for it, or cancel it." ) );
    const bool isOther = chosen != mInputs.folder;
    if ( QFileInfo::exists( kept ) && isOther )
      return openKept( kept );
    if ( QFileInfo( chosen ).isDir() && !QFileInfo( chosen ).isWritable() )
      return say( tr( "The folder “%1” cannot be written to: choose another one." )
                      .arg( QFileInfo( chosen ).fileName() ) );
    const bool isBegun =
        !projectStamp().isEmpty() ||
        std::any_of( STEPS.begin(), STEPS.end(),
                     [this]( Step step ) { return !mInputs.record.result( step ).empty(); } );
    if ( isOther && !mInputs.folder.isEmpty() && isBegun )
      return beginIn( chosen );
    mInputs.folder = chosen;
    mInputs.corrections = mInputs.file( "corrections.csv" );
    look();
    keepProject();
  }

  QString RoadPanel::keptBeforeLeaving()
  {
    QgsProject &project = *QgsProject::instance();
    const QFileInfo file( project.fileName() );
    const bool isEvents =
        !mInputs.folder.isEmpty() && file.absolutePath() == QDir( mInputs.folder ).absolutePath();
    if ( isEvents && file.exists() && blocked().isEmpty() )
      keepProject();
    const bool isSafe = project.mapLayers().isEmpty() ||
                        ( isEvents ? !file.exists() || !project.isDirty() : !project.isDirty() );
    return isSafe ? QString()
                  : tr( "This folder has an event of its own, whose project is to be opened: save the "
                        "project that is "
                        "open, or begin a new one (Project › New), and choose the folder again." );
  }

  // Goes on where it was; what is remembered is read with it.
  void RoadPanel::openKept( const QString &kept )
  {
    if ( const QString why = keptBeforeLeaving(); !why.isEmpty() )
      return say( why );
    if ( !QgsProject::instance()->read( kept ) )
      say( tr( "The project in this folder cannot be read." ) );
  }

  // A further event: the district's layers, reference and words go along; students and results stay with the
  // event that was, whose project lies in its folder.
  void RoadPanel::beginIn( const QString &folder )
  {
    QgsProject &project = *QgsProject::instance();
    const QString former = QFileInfo( mInputs.folder ).fileName();
    if ( !project.fileName().isEmpty() &&
         QFileInfo( project.fileName() ).absolutePath() != QDir( mInputs.folder ).absolutePath() )
      return say(
          tr( "This project holds the event “%1”: for a further event begin a new project (Project › New), "
              "then choose its folder." )
              .arg( former ) );
    if ( blocked().isEmpty() )
      keepProject();
    EventInputs next = EventInputs::of( QgsProject() );
    next.folder = folder;
    next.corrections = next.file( "corrections.csv" );
    next.reference = mInputs.reference;
    for ( const char *role : { "points", "streets", "staging", "roster", "speeds", "trips", "boxes" } )
      if ( mInputs.layer( role ) )
        next.layers.insert( QLatin1String( role ), mInputs.layers.value( QLatin1String( role ) ) );
    next.title = mInputs.title;
    next.district = mInputs.district;
    next.contact = mInputs.contact;
    next.returnTo = mInputs.returnTo;
    next.meanings = mInputs.meanings;
    next.teamMinutes = mInputs.teamMinutes;
    next.doorMinutes = mInputs.doorMinutes;
    next.paper = mInputs.paper;
    next.language = mInputs.language;
    // None of the former students is in sight.
    project.removeMapLayer( mInputs.layers.value( QStringLiteral( "list" ) ) );
    removeFolder( mInputs.folder, next.layers.values(), project );
    mInputs = next;
    project.setFileName( QDir( folder ).filePath( QLatin1String( EVENT_PROJECT ) ) );
    mProjectStamp.clear();
    if ( QFileInfo::exists( mInputs.reference ) )
    {
      mNow = digestsOf( mInputs );
      takeBuiltReference();
    }
    look();
    keepProject();
    if ( mSaid->text().isEmpty() )
      say( tr( "A further event begins in this folder; the event “%1” is kept in its own." ).arg( former ) );
  }

  void RoadPanel::takeBuiltReference()
  {
    mInputs.record.done( Step::Reference, {}, { { "reference", mNow["reference"] } },
                         tr( "Taken as it was built" ).toStdString() );
  }
}
