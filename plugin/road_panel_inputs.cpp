// SPDX-License-Identifier: GPL-2.0-or-later
// What the panel reads: layers, the columns of the list, and what only some districts have.
#include "panel_box.h"
#include "plain_label.h"
#include "road_panel.h"

#include <qgsfieldcombobox.h>
#include <qgsmaplayercombobox.h>
#include <qgsvectorlayer.h>

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace doorstep
{
  void RoadPanel::buildInputs( QVBoxLayout *layout )
  {
    mReads = panelBox( tr( "What it reads" ), layout );
    QFormLayout *form = panelForm( mReads );
    const std::pair<const char *, QString> roles[] = { { "list", tr( "List of students" ) },
                                                       { "points", tr( "Address points" ) },
                                                       { "streets", tr( "Streets" ) },
                                                       { "staging", tr( "Staging places" ) },
                                                       { "roster", tr( "Roster of teams" ) } };
    for ( const auto &[role, text] : roles )
      addLayer( form, role, text );
  }

  void RoadPanel::addLayer( QFormLayout *form, const char *role, const QString &text, const QString &tip )
  {
    auto *layer = new QgsMapLayerComboBox;
    layer->setObjectName( QStringLiteral( "event_" ) + QLatin1String( role ) );
    layer->setAccessibleName( text );
    layer->setToolTip( tip );
    layer->setFilters( Qgis::LayerFilter::VectorLayer );
    layer->setAllowEmptyLayer( true, tr( "(none)" ) );
    layer->setMinimumContentsLength( 8 );
    layer->setSizeAdjustPolicy( QComboBox::AdjustToMinimumContentsLengthWithIcon );
    connect( layer, &QgsMapLayerComboBox::layerChanged, this,
             [this, role]( QgsMapLayer *chosen ) { takeLayer( role, chosen ? chosen->id() : QString() ); } );
    auto *open = new QToolButton;
    open->setText( tr( "File…" ) );
    open->setToolTip( tr( "Adds a file to the project and takes it." ) );
    open->setAccessibleName( tr( "%1: a file" ).arg( text ) );
    connect( open, &QToolButton::clicked, this, [this, role] { openFile( role ); } );
    auto *row = new QHBoxLayout;
    row->addWidget( layer, 1 );
    row->addWidget( open );
    form->addRow( text, row );
    mLayers.insert( QLatin1String( role ), layer );
  }

  // For who has them; most events do without.
  void RoadPanel::buildMore( QVBoxLayout *layout )
  {
    mMore = panelBox( tr( "More inputs" ), layout );
    mMore->setObjectName( QStringLiteral( "moreInputs" ) );
    mMore->setCollapsed( true );
    QFormLayout *form = panelForm( mMore );
    addLayer( form, "speeds", tr( "Speeds by class of street" ),
              tr( "A table of the district's own: class and speed. Zones are planned with it." ) );
    addLayer( form, "trips", tr( "Trips that were timed" ),
              tr( "A table: from, to and minutes. Zones are planned with it, and the report says how far off "
                  "it is." ) );
    addLayer( form, "shifts", tr( "Shifts" ),
              tr( "A table: shift (the day), start, minutes, teams. Where the list is visited in several "
                  "goes, such as "
                  "Saturday morning and Tuesday evening; pages then say each zone's day." ) );
    addLayer( form, "boxes", tr( "Outcomes of your own" ),
              tr( "A table of up to eight: code, en, es. They are the boxes on the paper and the keys of the "
                  "debrief." ) );
    mMeanings = new QLineEdit;
    mMeanings->setObjectName( QStringLiteral( "eventMeanings" ) );
    mMeanings->setPlaceholderText( QStringLiteral( "NH=again;RF=done" ) );
    mMeanings->setToolTip( tr( "For the next round: which of them are done, again, later or open." ) );
    connect( mMeanings, &QLineEdit::editingFinished, this, &RoadPanel::takePaper );
    form->addRow( tr( "What they mean" ), mMeanings );
    addLayer( form, "outcomes", tr( "What came of the visits" ),
              tr( "A table: visit, outcome, when. Where it was not typed here (“Type what came back…”)." ) );
  }

  void RoadPanel::buildColumns( QVBoxLayout *layout )
  {
    mColumnsShown = plainLabel( "columnsShown" );
    layout->addWidget( mColumnsShown );
    mColumnsBox = panelBox( tr( "Columns of the list: correct them" ), layout );
    mColumnsBox->setCollapsed( true );
    QFormLayout *form = panelForm( mColumnsBox );
    const std::pair<const char *, QString> roles[] = { { "address", tr( "Address" ) },
                                                       { "unit", tr( "Unit" ) },
                                                       { "city", tr( "City" ) },
                                                       { "state", tr( "State" ) },
                                                       { "zip", tr( "ZIP" ) },
                                                       { "id", tr( "Student ID" ) },
                                                       { "language", tr( "Language" ) },
                                                       { "hold", tr( "Hold" ) },
                                                       { "minutes", tr( "Minutes" ) },
                                                       { "first_name", tr( "First name" ) },
                                                       { "last_name", tr( "Last name" ) } };
    for ( const auto &[role, text] : roles )
    {
      auto *field = new QgsFieldComboBox;
      field->setObjectName( QStringLiteral( "column_" ) + QLatin1String( role ) );
      field->setAllowEmptyFieldName( true );
      connect( field, &QgsFieldComboBox::fieldChanged, this, &RoadPanel::takeColumns );
      form->addRow( text, field );
      mColumns.insert( QLatin1String( role ), field );
    }
  }
}
