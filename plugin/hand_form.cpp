// SPDX-License-Identifier: GPL-2.0-or-later
#include "hand_form.h"

#include <qgsmaplayercombobox.h>
#include <qgsmaplayermodel.h>
#include <qgsproject.h>

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QSpinBox>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    const QString HAND_SCOPE = QStringLiteral( "doorstep" );

    bool has( const QgsVectorLayer &layer, const QStringList &columns )
    {
      return std::all_of( columns.begin(), columns.end(),
                          [&]( const QString &column )
                          { return layer.fields().lookupField( column ) >= 0; } );
    }

    // The newest layer of the project with these columns and this kind of shape: ids end in the time at which
    // QGIS made them, so the last by name that fits is taken where several do.
    QgsVectorLayer *layerWith( const QStringList &columns, Qgis::GeometryType type,
                               const QStringList &without = {} )
    {
      QgsVectorLayer *found = nullptr;
      const QMap<QString, QgsMapLayer *> layers = QgsProject::instance()->mapLayers();
      for ( QgsMapLayer *layer : layers )
        if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer );
             vector && vector->isValid() && vector->geometryType() == type && has( *vector, columns ) &&
             std::none_of( without.begin(), without.end(),
                           [&]( const QString &column )
                           { return vector->fields().lookupField( column ) >= 0; } ) )
          found = vector;
      return found;
    }
  }

  QgsMapLayerComboBox *HandForm::addLayer( QFormLayout *form, const QString &label, const char *name,
                                           bool optional )
  {
    auto *box = new QgsMapLayerComboBox( this );
    box->setObjectName( QLatin1String( name ) );
    box->setFilters( Qgis::LayerFilter::VectorLayer );
    box->setAllowEmptyLayer( true, optional ? tr( "none" ) : tr( "choose a layer" ) );
    box->setAccessibleName( label );
    form->addRow( label, box );
    return box;
  }

  HandForm::HandForm( QWidget *parent ) : QWidget( parent )
  {
    auto *form = new QFormLayout( this );
    form->setRowWrapPolicy( QFormLayout::WrapLongRows );
    mVisits = addLayer( form, tr( "Visits by zone" ), "handVisits", false );
    mZones = addLayer( form, tr( "Zones" ), "handZones", false );
    mRoutes = addLayer( form, tr( "Routes" ), "handRoutes", true );
    mDirections = addLayer( form, tr( "Directions" ), "handDirections", true );
    mStaging = addLayer( form, tr( "Staging places" ), "handStaging", false );
    mStreets = addLayer( form, tr( "Streets" ), "handStreets", true );
    mHouses = addLayer( form, tr( "Address points" ), "handHouses", true );
    mRoster = addLayer( form, tr( "Roster" ), "handRoster", true );
    mHouses->setToolTip(
        tr( "Those that the plan was made with: areas and directions are made with them." ) );
    mMinutes = new QDoubleSpinBox( this );
    mMinutes->setObjectName( QStringLiteral( "handMinutes" ) );
    mMinutes->setRange( 1, 1440 );
    mMinutes->setDecimals( 0 );
    mMinutes->setSuffix( tr( " min" ) );
    mMinutes->setValue(
        QgsProject::instance()->readDoubleEntry( HAND_SCOPE, QStringLiteral( "/hand/minutes" ), 240 ) );
    form->addRow( tr( "Minutes of a team" ), mMinutes );
    mMost = new QSpinBox( this );
    mMost->setObjectName( QStringLiteral( "handMost" ) );
    mMost->setRange( 0, 10000 );
    mMost->setSpecialValueText( tr( "no limit" ) );
    mMost->setValue( QgsProject::instance()->readNumEntry( HAND_SCOPE, QStringLiteral( "/hand/most" ), 0 ) );
    form->addRow( tr( "Visits of a team at most" ), mMost );
    guess();
  }

  void HandForm::guess()
  {
    using Shape = Qgis::GeometryType;
    mVisits->setLayer( layerWith( { "visit", "zone", "stop" }, Shape::Point, { "geo_status" } ) );
    mZones->setLayer( layerWith( { "zone", "visits", "students" }, Shape::Polygon ) );
    if ( QgsVectorLayer *assigned = layerWith( { "zone", "visits", "team" }, Shape::Polygon ) )
      mZones->setLayer( assigned );
    mRoutes->setLayer( layerWith( { "zone", "km" }, Shape::Line ) );
    mDirections->setLayer( layerWith( { "zone", "step", "text_en" }, Shape::Null ) );
    mStaging->setLayer( layerWith( { "staging" }, Shape::Point ) );
    mRoster->setLayer( layerWith( { "team", "role", "employee" }, Shape::Null ) );
    // Streets and address points have any columns: lines that are no routes, and the points with most rows.
    QgsVectorLayer *streets = nullptr, *houses = nullptr;
    const QMap<QString, QgsMapLayer *> layers = QgsProject::instance()->mapLayers();
    for ( QgsMapLayer *layer : layers )
      if ( auto *vector = qobject_cast<QgsVectorLayer *>( layer ); vector && vector->isValid() )
      {
        const bool isOurs = has( *vector, { "zone" } ) || has( *vector, { "visit" } ) ||
                            has( *vector, { "staging" } ) || has( *vector, { "geo_status" } );
        const auto larger = [&]( const QgsVectorLayer *than )
        { return !than || vector->featureCount() > than->featureCount(); };
        if ( !isOurs && vector->geometryType() == Shape::Line && larger( streets ) )
          streets = vector;
        constexpr long long homes = 1000; // fewer are something else
        if ( !isOurs && vector->geometryType() == Shape::Point && vector->featureCount() >= homes &&
             larger( houses ) )
          houses = vector;
      }
    mStreets->setLayer( streets );
    mHouses->setLayer( houses );
  }

  HandInput HandForm::input() const
  {
    const auto chosen = []( const QgsMapLayerComboBox *box )
    { return qobject_cast<QgsVectorLayer *>( box->currentLayer() ); };
    HandInput input;
    input.visits = chosen( mVisits );
    input.zones = chosen( mZones );
    input.routes = chosen( mRoutes );
    input.directions = chosen( mDirections );
    input.staging = chosen( mStaging );
    input.streets = chosen( mStreets );
    input.houses = chosen( mHouses );
    input.roster = chosen( mRoster );
    input.teamMinutes = mMinutes->value();
    input.visitsAtMost = mMost->value();
    QgsProject::instance()->writeEntry( HAND_SCOPE, QStringLiteral( "/hand/minutes" ), input.teamMinutes );
    QgsProject::instance()->writeEntry( HAND_SCOPE, QStringLiteral( "/hand/most" ), input.visitsAtMost );
    return input;
  }
}
