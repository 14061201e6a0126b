#include "road_panel.h"

#include "algorithm_dialog.h"
#include "model_copy.h"
#include "processing/geocoder_references.h"

#include <qgisinterface.h>
#include <qgsapplication.h>
#include <qgsmessagebar.h>
#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgsscrollarea.h>
#include <qgsvectorlayer.h>

#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace doorstep
{
  namespace
  {
    // What an algorithm's output can be told by.
    struct Trace
    {
        const char *algorithm;
        std::array<const char *, 3> fields; // all of them there
        const char *without;                // and this one not
    };
    constexpr std::array TRACES{ Trace{ "geocode", { "geo_status", "geo_level", "geo_score" }, "visit" },
                                 Trace{ "deidentify", { "visit", "students", "minutes" }, "zone" },
                                 Trace{ "planzones", { "visit", "zone", "stop" }, "geo_status" },
                                 Trace{ "assignteams", { "zone", "team", "leader" }, "visit" } };

    bool shows( const QgsVectorLayer &layer, const Trace &trace )
    {
      const auto has = [&]( const char *field )
      { return layer.fields().lookupField( QLatin1String( field ) ) >= 0; };
      return std::all_of( trace.fields.begin(), trace.fields.end(), has ) && !has( trace.without );
    }
  }

  RoadPanel::RoadPanel( QgisInterface *iface ) : QgsDockWidget( tr( "Doorstep" ) ), mIface( iface )
  {
    setObjectName( QStringLiteral( "DoorstepRoadPanel" ) );
    auto *body = new QWidget;
    auto *layout = new QVBoxLayout( body );
    layout->setSpacing( 4 );

    addHeading( layout, tr( "All at once" ), tr( "One dialog from the list to the printed maps." ) );
    addStep( layout, { "planevent", QT_TR_NOOP( "Plan an event" ),
                       QT_TR_NOOP( "Needs a reference, the list, staging places and streets." ) } );
    auto *copy = new QPushButton( tr( "Copy the model to my models" ) );
    copy->setToolTip(
        tr( "QGIS edits only your own models: the copy can be changed in the model designer." ) );
    connect( copy, &QPushButton::clicked, this, &RoadPanel::copyModel );
    layout->addWidget( copy );

    addHeading( layout, tr( "Before the event" ),
                tr( "Once for a county; again when its addresses change." ) );
    addStep( layout, { "buildreference", QT_TR_NOOP( "1  Build reference" ),
                       QT_TR_NOOP( "Address points and streets become one file, on this machine." ) } );

    addHeading( layout, tr( "With names: confidential" ),
                tr( "These layers hold students' records. Keep them off the screen you share." ) );
    addStep( layout, { "geocode", QT_TR_NOOP( "2  Geocode the list" ),
                       QT_TR_NOOP( "Finds each home offline and says why where it does not." ) } );
    addStep( layout, { "deidentify", QT_TR_NOOP( "3  Take the names off" ),
                       QT_TR_NOOP( "Homes become visits with random codes; the key is sealed." ) } );

    addHeading( layout, tr( "Without names" ), tr( "Codes only, from here to the paper." ) );
    addStep( layout, { "planzones", QT_TR_NOOP( "4  Plan zones" ),
                       QT_TR_NOOP( "Visits become zones that fit the morning, each with its route." ) } );
    addStep( layout, { "assignteams", QT_TR_NOOP( "5  Assign teams" ),
                       QT_TR_NOOP( "Teams to zones by language, vehicle and wishes." ) } );
    addStep(
        layout,
        { "teammaps", QT_TR_NOOP( "6  Print team maps" ),
          QT_TR_NOOP(
              "A packet for each team: for employees, volunteers, leaders (with names) or the public." ) } );

    addStep( layout,
             { "scanforleaks", QT_TR_NOOP( "Scan a folder for leaks" ),
               QT_TR_NOOP( "Before it is handed on: does any file hold a name, an ID or an address?" ) } );

    addHeading( layout, tr( "Afterwards" ), QString() );
    addStep( layout, { "debrief", QT_TR_NOOP( "7  Debrief" ),
                       QT_TR_NOOP( "Outcomes as counts in which nobody can be found." ) } );
    addStep( layout, { "wipe", QT_TR_NOOP( "8  Wipe the event" ),
                       QT_TR_NOOP( "Destroys the key and the event's files, with a certificate." ) } );

    addHeading( layout, tr( "Try it out" ), QString() );
    addStep( layout, { "samplecity", QT_TR_NOOP( "Make a sample city" ),
                       QT_TR_NOOP( "A made-up city, list and roster: no real child's name." ) } );
    addSearch( layout );
    layout->addStretch();
    connect( QgsProject::instance(), &QgsProject::layersAdded, this, &RoadPanel::showLayers );
    connect( QgsProject::instance(), qOverload<const QStringList &>( &QgsProject::layersRemoved ), this,
             &RoadPanel::showLayers );
    showLayers();

    auto *scroll = new QgsScrollArea;
    scroll->setWidgetResizable( true );
    scroll->setFrameShape( QFrame::NoFrame );
    scroll->setWidget( body );
    setWidget( scroll );
  }

  void RoadPanel::addHeading( QVBoxLayout *layout, const QString &text, const QString &explanation )
  {
    auto *heading = new QLabel( QStringLiteral( "<b>%1</b>" ).arg( text ) );
    heading->setContentsMargins( 0, 10, 0, 0 );
    layout->addWidget( heading );
    if ( explanation.isEmpty() )
      return;
    auto *label = new QLabel( explanation );
    label->setWordWrap( true );
    layout->addWidget( label );
  }

  void RoadPanel::addStep( QVBoxLayout *layout, const Step &step )
  {
    const QString id = QStringLiteral( "doorstep:" ) + QLatin1String( step.algorithm );
    if ( !QgsApplication::processingRegistry()->algorithmById( id ) )
      return;
    auto *button = new QPushButton( tr( step.title ) );
    button->setObjectName( QLatin1String( step.algorithm ) );
    button->setStyleSheet( QStringLiteral( "text-align: left; padding: 5px;" ) );
    button->setToolTip( tr( step.purpose ) );
    connect( button, &QPushButton::clicked, this, [this, id] { openAlgorithmDialog( id, mIface ); } );
    layout->addWidget( button );
    auto *purpose = new QLabel( tr( step.purpose ) );
    purpose->setWordWrap( true );
    purpose->setIndent( 8 );
    layout->addWidget( purpose );
    auto *found = new QLabel;
    found->setObjectName( QLatin1String( step.algorithm ) + QStringLiteral( "Found" ) );
    found->setWordWrap( true );
    found->setIndent( 8 );
    found->hide();
    layout->addWidget( found );
    mFound.insert( QLatin1String( step.algorithm ), found );
  }

  void RoadPanel::addSearch( QVBoxLayout *layout )
  {
    addHeading(
        layout, tr( "Search bar" ),
        tr( "Type “door” and an address in QGIS's search bar (Ctrl+K): found offline, stored nowhere." ) );
    auto *row = new QHBoxLayout;
    mReference = new QLabel;
    mReference->setObjectName( QStringLiteral( "searchReference" ) );
    mReference->setWordWrap( true );
    row->addWidget( mReference, 1 );
    auto *choose = new QPushButton( tr( "Choose…" ) );
    choose->setObjectName( QStringLiteral( "chooseReference" ) );
    choose->setToolTip(
        tr( "A reference (*.dsref) made by Build reference; the last one built or used is taken." ) );
    connect( choose, &QPushButton::clicked, this, &RoadPanel::chooseReference );
    row->addWidget( choose );
    layout->addLayout( row );
    showReference();
  }

  void RoadPanel::showReference()
  {
    const QFileInfo file( searchReference() );
    const bool there = file.isFile();
    mReference->setText(
        tr( "Reference for the search bar: %1" ).arg( there ? file.fileName() : tr( "none" ) ) );
    mReference->setToolTip( there ? file.absoluteFilePath() : QString() );
    setFound( "buildreference",
              there ? tr( "✓ Used last: <b>%1</b>" ).arg( file.fileName().toHtmlEscaped() ) : QString() );
  }

  void RoadPanel::setFound( const char *algorithm, const QString &text )
  {
    QLabel *label = mFound.value( QLatin1String( algorithm ) );
    if ( !label )
      return;
    label->setText( text );
    label->setVisible( !text.isEmpty() );
  }

  void RoadPanel::showLayers()
  {
    const QMap<QString, QgsMapLayer *> layers = QgsProject::instance()->mapLayers();
    for ( const Trace &trace : TRACES )
    {
      QStringList names;
      for ( const QgsMapLayer *layer : layers )
        if ( const auto *vector = qobject_cast<const QgsVectorLayer *>( layer );
             vector && vector->isValid() && shows( *vector, trace ) )
          names << vector->name().toHtmlEscaped();
      names.sort();
      setFound( trace.algorithm,
                names.isEmpty()
                    ? QString()
                    : tr( "✓ In this project: <b>%1</b>" ).arg( names.join( QStringLiteral( ", " ) ) ) );
    }
  }

  void RoadPanel::takeReference( const QString &path )
  {
    setSearchReference( path );
    showReference();
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
    if ( error.isEmpty() )
      mIface->messageBar()->pushSuccess( tr( "Doorstep" ),
                                         tr( "“Plan an event” is now among your models in the toolbox." ) );
    else
      mIface->messageBar()->pushWarning( tr( "Doorstep" ), error );
  }
}
