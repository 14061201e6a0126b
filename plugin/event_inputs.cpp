// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_inputs.h"

#include "event_defaults.h"
#include "layers/own_words.h"
#include "list_guess.h"

#include <qgsproject.h>
#include <qgsvectorlayer.h>
#include <qgswkbtypes.h>

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    const QString SCOPE = QStringLiteral( "doorstep" );

    QString entry( const char *name )
    {
      return QStringLiteral( "/event/" ) + QLatin1String( name );
    }

    QString fromProject( const QgsProject &project, const QString &path )
    {
      return path.isEmpty() ? QString() : QDir::cleanPath( QDir( project.absolutePath() ).filePath( path ) );
    }

    QString toProject( const QgsProject &project, const QString &path )
    {
      return path.isEmpty() ? QString() : QDir( project.absolutePath() ).relativeFilePath( path );
    }

    bool hasColumns( const QgsVectorLayer &layer, std::initializer_list<const char *> names )
    {
      return std::all_of( names.begin(), names.end(),
                          [&]( const char *name )
                          { return layer.fields().lookupField( QLatin1String( name ) ) >= 0; } );
    }

    bool isCalled( const QgsVectorLayer &layer, std::initializer_list<const char *> words )
    {
      return std::any_of( words.begin(), words.end(),
                          [&]( const char *word ) {
                            return layer.name().contains( QString::fromUtf8( word ), Qt::CaseInsensitive );
                          } );
    }

    bool looksLike( const QgsVectorLayer &layer, const QString &role )
    {
      const Qgis::GeometryType type = layer.geometryType();
      if ( role == QLatin1String( "roster" ) )
        return hasColumns( layer, { "team", "staging", "member" } );
      if ( role == QLatin1String( "staging" ) )
        return type == Qgis::GeometryType::Point && hasColumns( layer, { "staging" } ) &&
               !hasColumns( layer, { "zone" } );
      if ( role == QLatin1String( "streets" ) )
        return type == Qgis::GeometryType::Line &&
               isCalled( layer, { "street", "road", "centerline", "calle", "vial" } );
      if ( role == QLatin1String( "points" ) )
        return type == Qgis::GeometryType::Point && isCalled( layer, { "address", "direcci" } ) &&
               !hasColumns( layer, { "geo_status" } );
      if ( hasColumns( layer, { "geo_status" } ) || hasColumns( layer, { "team", "member" } ) )
        return false;
      const GuessedColumns columns =
          type == Qgis::GeometryType::Null || isCalled( layer, { "student", "list", "estudiante", "alumno" } )
              ? guessColumns( layer )
              : GuessedColumns();
      return columns.contains( QStringLiteral( "address" ) ) && columns.contains( QStringLiteral( "id" ) );
    }
  }

  QString EventInputs::file( const char *name ) const
  {
    return QDir( folder ).filePath( QLatin1String( name ) );
  }

  QString EventInputs::ownName( const char *part ) const
  {
    const QString ofRound = round > 1 ? QStringLiteral( "round%1_" ).arg( round ) : QString();
    return ofRound + ( qstrcmp( part, "teams" ) == 0
                           ? QStringLiteral( "team_zones.gpkg" )
                           : QStringLiteral( "plan_%1.gpkg" ).arg( QLatin1String( part ) ) );
  }

  QString EventInputs::plan( const char *part ) const
  {
    return QDir( folder ).filePath( planned.value( QLatin1String( part ), ownName( part ) ) );
  }

  QString EventInputs::planOutput( const char *part, Planning planning ) const
  {
    const QString own = QDir( folder ).filePath( ownName( part ) );
    const bool isRead =
        planning == Planning::Late && std::any_of( std::begin( PLAN_PARTS ), std::end( PLAN_PARTS ),
                                                   [&]( const char *read ) { return plan( read ) == own; } );
    return isRead ? QDir( folder ).filePath( QStringLiteral( "late_" ) + ownName( part ) ) : own;
  }

  void EventInputs::takePlan( const char *part, const QString &file )
  {
    if ( const QString name = QFileInfo( file ).fileName(); name == ownName( part ) )
      planned.remove( QLatin1String( part ) );
    else
      planned.insert( QLatin1String( part ), name );
  }

  QgsVectorLayer *EventInputs::layer( const char *role ) const
  {
    return qobject_cast<QgsVectorLayer *>(
        QgsProject::instance()->mapLayer( layers.value( QLatin1String( role ) ) ) );
  }

  QString EventInputs::outcomesFile() const
  {
    return QDir( folder ).filePath( round > 1 ? QStringLiteral( "outcomes_%1.csv" ).arg( round )
                                              : QStringLiteral( "outcomes.csv" ) );
  }

  QString EventInputs::outcomes() const
  {
    return layer( "outcomes" ) ? layer( "outcomes" )->id() : outcomesFile();
  }

  void EventInputs::beginRound()
  {
    before = QFileInfo( plan( "visits" ) ).fileName();
    beforeOutcomes = layer( "outcomes" ) ? outcomes() : QFileInfo( outcomesFile() ).fileName();
    layers.remove( QStringLiteral( "outcomes" ) );
    planned.clear();
    ++round;
  }

  EventInputs EventInputs::of( const QgsProject &project )
  {
    EventInputs inputs;
    const auto text = [&]( const char *name ) { return project.readEntry( SCOPE, entry( name ) ); };
    if ( !project.absolutePath().isEmpty() )
    {
      inputs.folder = fromProject( project, text( "folder" ) );
      inputs.reference = fromProject( project, text( "reference" ) );
      inputs.corrections = fromProject( project, text( "corrections" ) );
    }
    for ( const char *role : LAYER_ROLES )
      if ( const QString id = text( role ); project.mapLayer( id ) )
        inputs.layers.insert( QLatin1String( role ), id );
    for ( const char *role : COLUMN_ROLES )
      if ( const QString name =
               project.readEntry( SCOPE, QStringLiteral( "/event/columns/" ) + QLatin1String( role ) );
           !name.isEmpty() )
        inputs.columns.insert( QLatin1String( role ), name );
    for ( const char *part : PLAN_PARTS )
      if ( const QString name =
               project.readEntry( SCOPE, QStringLiteral( "/event/plan/" ) + QLatin1String( part ) );
           !name.isEmpty() )
        inputs.planned.insert( QLatin1String( part ), QFileInfo( name ).fileName() );
    inputs.title = text( "title" );
    inputs.district = text( "district" );
    inputs.contact = text( "contact" );
    inputs.returnTo = text( "return_to" );
    inputs.date = QDate::fromString( text( "date" ), Qt::ISODate );
    inputs.start = QTime::fromString( text( "start" ), QStringLiteral( "HH:mm" ) );
    inputs.back = QTime::fromString( text( "back" ), QStringLiteral( "HH:mm" ) );
    const EventDefaults defaults = EventDefaults::kept();
    inputs.teamMinutes = project.readDoubleEntry( SCOPE, entry( "team_minutes" ), defaults.teamMinutes );
    inputs.doorMinutes = project.readDoubleEntry( SCOPE, entry( "door_minutes" ), defaults.doorMinutes );
    inputs.paper = project.readEntry( SCOPE, entry( "paper" ), defaults.paper );
    inputs.language = project.readEntry( SCOPE, entry( "language" ), defaults.language );
    inputs.door = project.readBoolEntry( SCOPE, entry( "door" ), false );
    inputs.meanings = text( "meanings" );
    inputs.round = std::max( 1, project.readNumEntry( SCOPE, entry( "round" ), 1 ) );
    inputs.before = QFileInfo( text( "before" ) ).fileName();
    inputs.beforeOutcomes = text( "before_outcomes" );
    inputs.record = EventRecord::parse( text( "record" ).toStdString() );
    return inputs;
  }

  void EventInputs::keepIn( QgsProject &project ) const
  {
    if ( folder.isEmpty() )
      return;
    const auto keep = [&]( const char *name, const QString &value )
    { project.writeEntry( SCOPE, entry( name ), value ); };
    // From the project's own file, so that no path names anybody; before it has one they are held here alone.
    if ( !project.absolutePath().isEmpty() )
    {
      keep( "folder", toProject( project, folder ) );
      keep( "reference", toProject( project, reference ) );
      keep( "corrections", toProject( project, corrections ) );
    }
    for ( const char *role : LAYER_ROLES )
      keep( role, layers.value( QLatin1String( role ) ) );
    for ( const char *role : COLUMN_ROLES )
      project.writeEntry( SCOPE, QStringLiteral( "/event/columns/" ) + QLatin1String( role ),
                          columns.value( QLatin1String( role ) ) );
    for ( const char *part : PLAN_PARTS )
      project.writeEntry( SCOPE, QStringLiteral( "/event/plan/" ) + QLatin1String( part ),
                          planned.value( QLatin1String( part ) ) );
    keep( "title", title );
    keep( "district", district );
    keep( "contact", contact );
    keep( "return_to", returnTo );
    keep( "date", date.toString( Qt::ISODate ) );
    keep( "start", start.toString( QStringLiteral( "HH:mm" ) ) );
    keep( "back", back.toString( QStringLiteral( "HH:mm" ) ) );
    project.writeEntry( SCOPE, entry( "team_minutes" ), teamMinutes );
    project.writeEntry( SCOPE, entry( "door_minutes" ), doorMinutes );
    keep( "paper", paper );
    keep( "language", language );
    project.writeEntry( SCOPE, entry( "door" ), door );
    keep( "meanings", meanings );
    project.writeEntry( SCOPE, entry( "round" ), round );
    keep( "before", before );
    keep( "before_outcomes", beforeOutcomes );
    keep( "record", QString::fromStdString( record.text() ) );
  }

  void guess( EventInputs &inputs, const QgsProject &project )
  {
    for ( const char *const &name : LAYER_ROLES )
    {
      const QString role = QLatin1String( name );
      if ( project.mapLayer( inputs.layers.value( role ) ) )
        continue;
      inputs.layers.remove( role );
      if ( &name - LAYER_ROLES >= GUESSED_ROLES )
        continue;
      for ( const QgsMapLayer *layer : project.mapLayers() )
        if ( const auto *vector = qobject_cast<const QgsVectorLayer *>( layer );
             vector && vector->isValid() && !inputs.layers.values().contains( vector->id() ) &&
             looksLike( *vector, role ) )
        {
          inputs.layers.insert( role, vector->id() );
          break;
        }
    }
    const QgsVectorLayer *list = inputs.layer( "list" );
    // Of another list, or of one that was saved with other columns.
    const auto isThere = [&]( const QString &column )
    { return column.isEmpty() || list->fields().lookupField( column ) >= 0; };
    if ( list && list->fields().size() > 0 &&
         ( inputs.columns.isEmpty() ||
           !std::all_of( inputs.columns.cbegin(), inputs.columns.cend(), isThere ) ) )
      inputs.columns = guessColumns( *list );
    if ( inputs.title.isEmpty() )
      inputs.title = Doorstep::tr( "Home visits" );
    if ( !inputs.date.isValid() )
      inputs.date = QDate::currentDate().addDays( 7 );
    if ( !inputs.start.isValid() )
      inputs.start = QTime( 8, 30 );
    if ( !inputs.back.isValid() )
      inputs.back = QTime( 12, 30 );
  }
}
