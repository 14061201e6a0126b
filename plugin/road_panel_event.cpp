// SPDX-License-Identifier: GPL-2.0-or-later
// The panel's event: its folder, its project, the made-up city, and the files that it takes.
#include "event_digests.h"
#include "event_layers.h"
#include "event_project.h"
#include "event_run.h"
#include "event_steps.h"
#include "hand_session.h"
#include "model_copy.h"
#include "road_panel.h"

#include <qgisinterface.h>
#include <qgsmapcanvas.h>
#include <qgsmessagebar.h>
#include <qgsproject.h>
#include <qgsproviderregistry.h>
#include <qgsvectorlayer.h>

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>

#include <tuple>

namespace doorstep
{
  namespace
  {
    constexpr int CITY_STUDENTS = 400, CITY_ADDRESSES = 8000;

    QString newCityFolder()
    {
      const QDir documents( QStandardPaths::writableLocation( QStandardPaths::DocumentsLocation ) );
      for ( int number = 1;; ++number )
        if ( const QString folder =
                 documents.filePath( QStringLiteral( "Doorstep made-up city %1" ).arg( number ) );
             !QFileInfo::exists( folder ) )
          return folder;
    }
  }

  void RoadPanel::readProject()
  {
    if ( mRun )
      mRun->cancel(); // it reads layers of the project that goes
    mLate.reset();
    mInputs = EventInputs::of( *QgsProject::instance() );
    mProjectStamp = projectStamp();
    for ( QLineEdit *line : { mTitle, mDistrict, mContact, mReturnTo, mMeanings } )
      line->setModified( false );
    for ( const StepRow &row : std::as_const( mSteps ) )
    {
      row.told->hide();
      row.notes->hide();
    }
    say( mSaid->property( "atClosing" ).toString() );
    mSaid->setProperty( "atClosing", QVariant() );
    const QFileInfo file( searchReference() );
    mSearch->setText(
        tr( "Reference for the search bar: %1" ).arg( file.isFile() ? file.fileName() : tr( "none" ) ) );
    lookAgain();
  }

  void RoadPanel::chooseFolder()
  {
    const QString folder =
        QFileDialog::getExistingDirectory( this, tr( "The event's folder" ), mInputs.folder );
    if ( !folder.isEmpty() )
      setFolder( folder );
  }

  void RoadPanel::chooseCity()
  {
    makeCity( newCityFolder() );
  }

  void RoadPanel::makeCity( const QString &folder )
  {
    if ( mRun )
      return;
    EventRun *run = EventRun::start(
        QStringLiteral( "samplecity" ),
        { { QStringLiteral( "HOUSEHOLDS" ), CITY_STUDENTS },
          { QStringLiteral( "ADDRESSES" ), CITY_ADDRESSES },
          { QStringLiteral( "SEED" ), 1 },
          { QStringLiteral( "FOLDER" ), QDir( folder ).filePath( QStringLiteral( "city" ) ) } } );
    connect( run, &EventRun::finished, this,
             [this, folder]( bool good, const QVariantMap &, const QString &error )
             { cityMade( folder, good, error ); } );
    setRunning( run );
  }

  void RoadPanel::cityMade( const QString &folder, bool good, const QString &error )
  {
    setRunning( nullptr );
    if ( !good )
    {
      say( error );
      emit ran( false );
      return;
    }
    if ( !mInputs.folder.isEmpty() )
      return emit ran( false ); // another event was opened meanwhile
    QgsProject &project = *QgsProject::instance();
    const QDir city( QDir( folder ).filePath( QStringLiteral( "city" ) ) );
    const QString layers = city.filePath( QStringLiteral( "city.gpkg|layername=" ) );
    struct Ground
    {
        const char *role, *name, *color;
        QString shown;
    };
    // From above to below.
    for ( const Ground &ground : { Ground{ "staging", "staging", "#c64a00", tr( "Staging places" ) },
                                   { "streets", "streets", "#8a8f98", tr( "Streets" ) },
                                   { "points", "address_points", "#b0b4ba", tr( "Address points" ) },
                                   { "", "rail", "#5a5a5a", tr( "Railway" ) },
                                   { "", "water", "#bcd7ec", tr( "Water" ) },
                                   { "", "parks", "#cfe3c0", tr( "Parks" ) } } )
      if ( QgsVectorLayer *layer =
               addFile( layers + QLatin1String( ground.name ), ground.shown, LayerGroup::Ground, project ) )
      {
        wearColor( *layer, ground.color );
        if ( *ground.role )
          mInputs.layers.insert( QLatin1String( ground.role ), layer->id() );
      }
    for ( const auto &[role, name, shown] : { std::tuple{ "roster", "roster.csv", tr( "Roster of teams" ) },
                                              { "list", "students.csv", tr( "List of students" ) } } )
      if ( const QgsVectorLayer *layer =
               addFile( city.filePath( QLatin1String( name ) ), shown, LayerGroup::WithNames, project ) )
        mInputs.layers.insert( QLatin1String( role ), layer->id() );
    if ( mIface && mInputs.layer( "streets" ) )
    {
      mIface->mapCanvas()->setExtent( mInputs.layer( "streets" )->extent() );
      mIface->mapCanvas()->refresh();
    }
    hideFile( layers + QStringLiteral( "address_points" ), project ); // thousands of dots
    mInputs.columns.clear();
    setFolder( folder );
    emit ran( true );
  }

  void RoadPanel::openFile( const char *role )
  {
    const QString path =
        QFileDialog::getOpenFileName( this, tr( "A file of layers or a table" ), mInputs.folder,
                                      QgsProviderRegistry::instance()->fileVectorFilters() );
    if ( path.isEmpty() )
      return;
    const bool names = qstrcmp( role, "list" ) == 0 || qstrcmp( role, "roster" ) == 0;
    const QgsVectorLayer *layer =
        addFile( path, QFileInfo( path ).completeBaseName(),
                 names ? LayerGroup::WithNames : LayerGroup::Ground, *QgsProject::instance() );
    if ( layer )
      takeLayer( role, layer->id() );
    else
      say( tr( "This file cannot be read as a layer or table." ) );
  }

  void RoadPanel::chooseEventReference()
  {
    if ( mInputs.folder.isEmpty() )
      return refuse( lackingFor( Step::Reference, mInputs, {} ) );
    const QString path = QFileDialog::getOpenFileName( this, tr( "Reference of the county" ),
                                                       mInputs.reference, tr( "References (*.dsref)" ) );
    if ( path.isEmpty() )
      return;
    mInputs.reference = path;
    mNow = digestsOf( mInputs );
    takeBuiltReference();
    takeReference( path );
    keepProject();
    look();
  }

  void RoadPanel::takeReference( const QString &path )
  {
    setSearchReference( path );
    mSearch->setText( tr( "Reference for the search bar: %1" ).arg( QFileInfo( path ).fileName() ) );
  }

  void RoadPanel::chooseReference()
  {
    const QString path = QFileDialog::getOpenFileName( this, tr( "Reference for the search bar" ),
                                                       searchReference(), tr( "References (*.dsref)" ) );
    if ( !path.isEmpty() )
      takeReference( path );
  }

  void RoadPanel::copyModel()
  {
    const QString error = copyModelToUser();
    if ( !mIface )
      return;
    if ( error.isEmpty() )
      mIface->messageBar()->pushSuccess( tr( "Doorstep" ),
                                         tr( "“Plan an event” is now among your models in the toolbox." ) );
    else
      mIface->messageBar()->pushWarning( tr( "Doorstep" ), error );
  }

  void RoadPanel::takePlanByHand( const HandInput &input )
  {
    if ( mInputs.folder.isEmpty() )
      return;
    const bool hasTeams = input.zones && input.zones->fields().lookupField( QStringLiteral( "team" ) ) >= 0;
    const auto take = [&]( const char *part, const QgsVectorLayer *layer )
    {
      const QFileInfo file( layer ? layer->source().section( '|', 0, 0 ) : QString() );
      if ( layer && file.absolutePath() == QFileInfo( mInputs.folder ).absoluteFilePath() )
        mInputs.planned.insert( QLatin1String( part ), file.fileName() );
    };
    take( "visits", input.visits );
    take( "zones", input.zones );
    take( "routes", input.routes );
    take( "directions", input.directions );
    if ( hasTeams )
      take( "teams", input.zones );
    mNow = digestsOf( mInputs );
    // The teams are those that the zones had: nothing is to be assigned again.
    if ( hasTeams )
      mInputs.record.done( Step::Teams, readBy( Step::Teams, mNow ), leftBy( Step::Teams, mNow ),
                           tr( "Zones changed by hand, with their teams" ).toStdString() );
    keepProject();
    look();
  }
}
