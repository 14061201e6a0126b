// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_options.h"

#include "base/error.h"
#include "layers/qt_values.h"
#include "processing/choice_parameter.h"
#include "words/time_text.h"

#include <qgsprocessingparameters.h>
#include <qgsprocessingutils.h>

#include <QDate>
#include <QFileInfo>
#include <QRegularExpression>

#include <cmath>

namespace doorstep
{
  namespace
  {
    // 2026-13-45 and 31/31/2026; what is written in words is the district's own.
    bool isNoDay( const QString &date )
    {
      static const QRegularExpression iso( QStringLiteral( "^(\\d{4})-(\\d{1,2})-(\\d{1,2})$" ) ),
          slashes( QStringLiteral( "^(\\d{1,2})/(\\d{1,2})/(\\d{4})$" ) );
      const auto number = []( const QRegularExpressionMatch &match, int at )
      { return match.captured( at ).toInt(); };
      if ( const auto m = iso.match( date ); m.hasMatch() )
        return !QDate::isValid( number( m, 1 ), number( m, 2 ), number( m, 3 ) );
      const auto m = slashes.match( date );
      return m.hasMatch() && !QDate::isValid( number( m, 3 ), number( m, 1 ), number( m, 2 ) ) &&
             !QDate::isValid( number( m, 3 ), number( m, 2 ), number( m, 1 ) );
    }

    // A PDF called .png would be taken for a picture.
    bool namesOtherKind( const QString &file )
    {
      static const QStringList others{
          QStringLiteral( "png" ),  QStringLiteral( "jpg" ),  QStringLiteral( "jpeg" ),
          QStringLiteral( "tif" ),  QStringLiteral( "tiff" ), QStringLiteral( "svg" ),
          QStringLiteral( "html" ), QStringLiteral( "gpkg" ), QStringLiteral( "csv" ),
          QStringLiteral( "zip" ),  QStringLiteral( "qgz" ),  QStringLiteral( "docx" ) };
      return others.contains( QFileInfo( file ).suffix().toLower() );
    }
  }

  TeamMapsOptions readTeamMapsOptions( const QgsProcessingAlgorithm &algorithm, const QVariantMap &parameters,
                                       QgsProcessingContext &context )
  {
    const auto definition = [&]( const char *name )
    { return algorithm.parameterDefinition( QString::fromLatin1( name ) ); };
    const auto text = [&]( const char *name ) {
      return QgsProcessingParameters::parameterAsString( definition( name ), parameters, context ).trimmed();
    };
    const auto choice = [&]( const char *name )
    { return choiceOf( algorithm, QString::fromLatin1( name ), parameters, context ); };
    TeamMapsOptions options;
    options.page.role = roleFromId( choice( "ROLE" ).toStdString() );
    options.page.paper =
        static_cast<Paper>( std::max( 0, static_cast<int>( paperChoices().indexOf( choice( "PAPER" ) ) ) ) );
    options.page.languages = PageLanguages::ofCodes( choice( "LANGUAGE" ).toStdString() );
    options.page.blackAndWhite = choice( "COLOUR" ) == QLatin1String( BLACK_AND_WHITE );
    options.page.event = oneLine( text( "EVENT" ) );
    options.page.date = oneLine( text( "DATE" ) );
    options.page.returnBy = oneLine( text( "RETURN_BY" ) );
    options.page.district = oneLine( text( "DISTRICT" ) );
    options.page.contact = oneLine( text( "CONTACT" ) );
    options.page.returnTo = oneLine( text( "RETURN_TO" ) );
    if ( const std::optional<double> start = readStart( text( "START" ).toStdString() ) )
      options.page.start = QTime( 0, 0 ).addSecs( static_cast<int>( std::lround( *start * 60 ) ) );
    options.page.templates = text( "TEMPLATES" );
    options.purpose = text( "PURPOSE" );
    options.crosswalk = text( "CROSSWALK" );
    options.passphrase = text( "PASSPHRASE" );
    options.registerFile = text( "REGISTER" );
    options.front = text( "FRONT" );
    options.behind = text( "BEHIND" );
    for ( const QString &field : text( "LEADER_FIELDS" ).split( ';' ) )
      if ( !field.trimmed().isEmpty() )
        options.leaderFields << field.trimmed();
    options.duplex = QgsProcessingParameters::parameterAsBool( definition( "DUPLEX" ), parameters, context );
    options.door = QgsProcessingParameters::parameterAsBool( definition( "DOOR" ), parameters, context );
    options.doorPage = text( "DOOR_PAGE" );
    options.doorSlips = text( "DOOR_SLIPS" );
    options.device = QgsProcessingParameters::parameterAsBool( definition( "DEVICE" ), parameters, context );
    options.onlyChanges =
        QgsProcessingParameters::parameterAsBool( definition( "ONLY_CHANGES" ), parameters, context );
    options.output =
        QgsProcessingParameters::parameterAsFileOutput( definition( "OUTPUT" ), parameters, context );
    options.folder = parameters.value( QStringLiteral( "FOLDER" ) ).isValid() ? text( "FOLDER" ) : QString();
    options.project =
        parameters.value( QStringLiteral( "PROJECT" ) ).isValid()
            ? QgsProcessingParameters::parameterAsFileOutput( definition( "PROJECT" ), parameters, context )
            : QString();
    if ( isNoDay( options.page.date ) )
      throw InputError( "DATE is no day of the calendar: write it like 2026-09-12, or in words." );
    if ( namesOtherKind( options.output ) )
      throw InputError( "OUTPUT is a PDF: give it a name that ends in .pdf." );
    if ( options.output.isEmpty() && options.folder.isEmpty() )
      throw InputError( "Say where the pages go: OUTPUT (one PDF) or FOLDER (one PDF a team)." );
    if ( options.hasDoorPapers() && ( options.page.role == Role::Public || options.folder.isEmpty() ) )
      throw InputError(
          "DOOR needs FOLDER and a role that goes to doors: its pages lie beside the packets." );
    if ( options.device && options.page.role != Role::Leader )
      throw InputError( "DEVICE is for ROLE=leader alone: its files hold the places of homes." );
    if ( options.device && options.folder.isEmpty() )
      throw InputError( "DEVICE needs FOLDER: its files lie beside the packets, where wipe finds them." );
    if ( options.onlyChanges && options.folder.isEmpty() )
      throw InputError( "ONLY_CHANGES needs FOLDER: the one in which the packets of the earlier run are." );
    if ( options.onlyChanges && options.page.role == Role::Public )
      throw InputError( "ONLY_CHANGES is for packets of zones: the public page is printed whole." );
    if ( options.onlyChanges && !options.project.isEmpty() )
      throw InputError( "PROJECT holds the pages of all zones: leave it empty where ONLY_CHANGES is set." );
    if ( options.page.role == Role::Leader && options.output.startsWith( QgsProcessingUtils::tempFolder() ) )
      throw InputError(
          "OUTPUT of the leader's packet is no temporary file: choose a place that wipe will find." );
    return options;
  }
}
