#include "processing/teammaps_options.h"

#include "base/error.h"
#include "base/file.h"
#include "print/print_event.h"
#include "processing/privacy_passphrase.h"

#include <qgsprocessingparameters.h>

#include <QLocale>

namespace doorstep
{
  namespace
  {
    const QStringList roles{ "team", "volunteer", "leader", "public" };
    const QStringList papers{ "Letter", "Tabloid", "A4", "A3" };
    const QStringList languages{ "en", "es", "en+es" };
    const QStringList colours{ "colour", "black and white" };

    // Letters and digits of a name, the rest as underscores.
    QString plain( const QString &name )
    {
      QString safe;
      for ( const QChar c : name )
        safe += c.isLetterOrNumber() && c.unicode() < 128 ? c : QChar( '_' );
      return safe;
    }

    QTime timeOf( const QString &text )
    {
      const QString clean = text.trimmed().toUpper();
      for ( const char *format : { "H:mm", "HH:mm:ss", "h:mm AP", "h:mmAP", "h AP", "hAP" } )
        if ( const QTime time = QLocale::c().toTime( clean, QString::fromLatin1( format ) ); time.isValid() )
          return time;
      return {};
    }
  }

  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> teamMapsParameters()
  {
    std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> list;
    const auto add = [&]( QgsProcessingParameterDefinition *parameter, const QString &help = QString() )
    {
      parameter->setHelp( help );
      list.emplace_back( parameter );
    };
    using Source = Qgis::ProcessingSourceType;
    const auto layer = [&]( const char *name, const QString &label, Source type, bool optional )
    {
      add( new QgsProcessingParameterFeatureSource( QString::fromLatin1( name ), label,
                                                    { static_cast<int>( type ) }, QVariant(), optional ) );
    };
    const auto choice = [&]( const char *name, const QString &label, const QStringList &options )
    {
      add( new QgsProcessingParameterEnum( QString::fromLatin1( name ), label, options, false,
                                           options.first(), false, true ) );
    };
    const auto words = [&]( const char *name, const QString &label, const QString &help = QString() )
    {
      add( new QgsProcessingParameterString( QString::fromLatin1( name ), label, QString(), false, true ),
           help );
    };
    layer( "ZONES", QObject::tr( "Zones (of planzones or assignteams)" ), Source::VectorPolygon, false );
    layer( "VISITS", QObject::tr( "Visits (of planzones)" ), Source::VectorPoint, false );
    layer( "ROUTES", QObject::tr( "Routes (of planzones)" ), Source::VectorLine, true );
    layer( "DIRECTIONS", QObject::tr( "Directions (of planzones)" ), Source::Vector, true );
    layer( "STREETS", QObject::tr( "Streets" ), Source::VectorLine, true );
    layer( "STAGING", QObject::tr( "Staging places" ), Source::VectorPoint, true );
    add( new QgsProcessingParameterMultipleLayers(
        QStringLiteral( "CONTEXT" ), QObject::tr( "Context: parks, water, rail, schools, buildings" ),
        Source::VectorAnyGeometry, QVariant(), true ) );
    layer( "ROSTER", QObject::tr( "Roster of teams" ), Source::Vector, true );
    choice( "ROLE", QObject::tr( "For whom" ), roles );
    choice( "PAPER", QObject::tr( "Paper" ), papers );
    choice( "LANGUAGE", QObject::tr( "Language of the pages" ), languages );
    choice( "COLOUR", QObject::tr( "Colour" ), colours );
    words( "EVENT", QObject::tr( "Event, as the pages say it" ) );
    words( "DATE", QObject::tr( "Date, as the pages say it" ) );
    words( "START", QObject::tr( "Start (8:30)" ),
           QObject::tr( "When teams leave; without it the table has minutes." ) );
    words( "RETURN_BY", QObject::tr( "Return by, as the pages say it" ) );
    words( "PURPOSE", QObject::tr( "Purpose, for the register" ) );
    add( new QgsProcessingParameterFile(
        QStringLiteral( "CROSSWALK" ), QObject::tr( "Sealed crosswalk (leader only)" ),
        Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(), true ) );
    list.push_back( passphraseParameter( true ) );
    add( new QgsProcessingParameterFile( QStringLiteral( "REGISTER" ), QObject::tr( "Register of packets" ),
                                         Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(),
                                         true ) );
    add( new QgsProcessingParameterFile(
        QStringLiteral( "TEMPLATES" ), QObject::tr( "Folder of own templates and styles" ),
        Qgis::ProcessingFileParameterBehavior::Folder, QString(), QVariant(), true ) );
    for ( const auto &[name, label] :
          { std::pair{ "FRONT", QObject::tr( "The district's pages before each leader's packet (PDF)" ) },
            std::pair{ "BEHIND", QObject::tr( "The district's pages behind it (PDF)" ) } } )
      add( new QgsProcessingParameterFile( QString::fromLatin1( name ), label,
                                           Qgis::ProcessingFileParameterBehavior::File,
                                           QStringLiteral( "pdf" ), QVariant(), true ) );
    add( new QgsProcessingParameterBoolean(
        QStringLiteral( "DUPLEX" ),
        QObject::tr( "Both sides: each packet of the PDF of all starts on a front" ), true ) );
    add( new QgsProcessingParameterFileDestination( QStringLiteral( "OUTPUT" ),
                                                    QObject::tr( "All packets as one PDF" ),
                                                    QStringLiteral( "PDF (*.pdf)" ), QVariant(), true ) );
    // Plain files and folders, not destinations: a model can hand only these on from its own inputs.
    add( new QgsProcessingParameterFile(
        QStringLiteral( "FOLDER" ), QObject::tr( "Folder for one PDF per team (made if it is not there)" ),
        Qgis::ProcessingFileParameterBehavior::Folder, QString(), QVariant(), true ) );
    add( new QgsProcessingParameterFile(
        QStringLiteral( "PROJECT" ), QObject::tr( "Project with the drafts, a new *.qgz" ),
        Qgis::ProcessingFileParameterBehavior::File, QString(), QVariant(), true ) );
    return list;
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
    { return QgsProcessingParameters::parameterAsEnumString( definition( name ), parameters, context ); };
    TeamMapsOptions options;
    options.page.role = roleFromId( choice( "ROLE" ).toStdString() );
    options.page.paper =
        static_cast<Paper>( std::max( 0, static_cast<int>( papers.indexOf( choice( "PAPER" ) ) ) ) );
    options.page.language = static_cast<PageLanguage>(
        std::max( 0, static_cast<int>( languages.indexOf( choice( "LANGUAGE" ) ) ) ) );
    options.page.blackAndWhite = choice( "COLOUR" ) == colours.last();
    options.page.event = text( "EVENT" );
    options.page.date = text( "DATE" );
    options.page.returnBy = text( "RETURN_BY" );
    const QString start = text( "START" );
    options.page.start = timeOf( start );
    if ( !start.isEmpty() && !options.page.start.isValid() )
      throw InputError( "START is not a time of day: write it like 8:30." );
    options.page.templates = text( "TEMPLATES" );
    options.purpose = text( "PURPOSE" );
    options.crosswalk = text( "CROSSWALK" );
    options.passphrase = text( "PASSPHRASE" );
    options.registerFile = text( "REGISTER" );
    options.front = text( "FRONT" );
    options.behind = text( "BEHIND" );
    options.duplex = QgsProcessingParameters::parameterAsBool( definition( "DUPLEX" ), parameters, context );
    options.output =
        QgsProcessingParameters::parameterAsFileOutput( definition( "OUTPUT" ), parameters, context );
    options.folder = parameters.value( QStringLiteral( "FOLDER" ) ).isValid() ? text( "FOLDER" ) : QString();
    options.project =
        parameters.value( QStringLiteral( "PROJECT" ) ).isValid()
            ? QgsProcessingParameters::parameterAsFileOutput( definition( "PROJECT" ), parameters, context )
            : QString();
    if ( options.output.isEmpty() && options.folder.isEmpty() )
      throw InputError( "Say where the pages go: OUTPUT (one PDF) or FOLDER (one PDF a team)." );
    return options;
  }

  QString roleName( Role role )
  {
    return QString::fromUtf8( rulesOf( role ).id.data(), static_cast<int>( rulesOf( role ).id.size() ) );
  }

  QString packetFileName( const PrintZone &zone, Role role, const QString &copy )
  {
    QString name = QStringLiteral( "zone_%1" ).arg( zone.zone, 2, 10, QChar( '0' ) );
    if ( !zone.team.isEmpty() )
      name += QStringLiteral( "_team_" ) + plain( zone.team );
    if ( role != Role::Team )
      name += '_' + roleName( role );
    if ( !copy.isEmpty() )
      name += QStringLiteral( "_copy_" ) + plain( copy.section( ' ', -1 ) );
    return name + QStringLiteral( ".pdf" );
  }

  QString stagingFileName( const QString &staging )
  {
    return QStringLiteral( "staging_" ) +
           ( staging.isEmpty() ? QStringLiteral( "papers" ) : plain( staging ) ) + QStringLiteral( ".pdf" );
  }

  PdfWriter bound( const QString &front, const PdfWriter &packet, const QString &behind )
  {
    PdfWriter all;
    const auto add = [&]( const QString &file, const char *parameter )
    {
      if ( file.isEmpty() )
        return;
      try
      {
        all.addPages( readWhole( file.toStdString() ) );
      }
      catch ( const InputError & )
      {
        throw InputError(
            std::string( parameter ) +
            " cannot be bound in: print it to a new PDF (without compressed objects) and give that." );
      }
    };
    add( front, "FRONT" );
    all.addPages( packet );
    add( behind, "BEHIND" );
    return all;
  }
}
