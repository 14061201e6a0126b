// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/teammaps_options.h"

#include "layers/own_words.h"
#include "processing/choice_parameter.h"
#include "processing/parameter_widgets.h"
#include "processing/privacy_passphrase.h"

#include <qgsprocessingparameters.h>

namespace doorstep
{
  namespace
  {
    const QStringList ROLES{ "team", "volunteer", "leader", "public" };

    // Of files that a run writes; empty for those that it reads.
    QString writtenFileFilter( const QString &parameter )
    {
      if ( parameter == QLatin1String( "REGISTER" ) )
        return Doorstep::tr( "Registers (*.csv)" );
      return parameter == QLatin1String( "PROJECT" ) ? Doorstep::tr( "QGIS projects (*.qgz)" ) : QString();
    }
  }

  QStringList paperChoices()
  {
    return { "Letter", "Tabloid", "A4", "A3" };
  }

  QStringList pageLanguageChoices()
  {
    QStringList codes;
    for ( const std::string &code : PageLanguages::choices() )
      codes << QString::fromStdString( code );
    return codes;
  }

  std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> teamMapsParameters()
  {
    std::vector<std::unique_ptr<QgsProcessingParameterDefinition>> list;
    const auto add =
        [&]( QgsProcessingParameterDefinition *parameter, const QString &help, bool advanced = false )
    {
      parameter->setHelp( help );
      if ( advanced )
        parameter->setFlags( parameter->flags() | Qgis::ProcessingParameterFlag::Advanced );
      list.emplace_back( parameter );
    };
    using Source = Qgis::ProcessingSourceType;
    const auto layer =
        [&]( const char *name, const QString &label, Source type, bool optional, const QString &help )
    {
      add( new QgsProcessingParameterFeatureSource( QString::fromLatin1( name ), label,
                                                    { static_cast<int>( type ) }, QVariant(), optional ),
           help );
    };
    const auto choice =
        [&]( const char *name, const QString &label, const QStringList &options, const QString &help )
    { add( new ChoiceParameter( QString::fromLatin1( name ), label, options, options.first() ), help ); };
    const auto words =
        [&]( const char *name, const QString &label, const QString &help, bool advanced = false )
    {
      add( new QgsProcessingParameterString( QString::fromLatin1( name ), label, QString(), false, true ),
           help, advanced );
    };
    using FileBehavior = Qgis::ProcessingFileParameterBehavior;
    const auto file = [&]( const char *name, const QString &label, FileBehavior behavior,
                           const char *extension, const QString &help, bool advanced = false )
    {
      auto *parameter = new QgsProcessingParameterFile( QString::fromLatin1( name ), label, behavior,
                                                        QString::fromLatin1( extension ), QVariant(), true );
      if ( const QString filter = writtenFileFilter( parameter->name() ); !filter.isEmpty() )
        askForNewFile( *parameter, filter );
      add( parameter, help, advanced );
    };
    layer( "ZONES", Doorstep::tr( "Zones (of planzones or assignteams)" ), Source::VectorPolygon, false,
           Doorstep::tr( "Of assignteams where pages are to be issued: it says which team goes where." ) );
    layer( "VISITS", Doorstep::tr( "Visits (of planzones)" ), Source::VectorPoint, false,
           Doorstep::tr( "Of the same run as the zones." ) );
    layer( "ROUTES", Doorstep::tr( "Routes (of planzones)" ), Source::VectorLine, true,
           Doorstep::tr( "The line that the team follows; without it pages have stops alone." ) );
    layer( "DIRECTIONS", Doorstep::tr( "Directions (of planzones)" ), Source::Vector, true,
           Doorstep::tr( "Turn by turn, in English and Spanish." ) );
    layer( "STREETS", Doorstep::tr( "Streets" ), Source::VectorLine, true,
           Doorstep::tr( "Names and classes are detected; without it pages have no street names." ) );
    layer( "STAGING", Doorstep::tr( "Staging places" ), Source::VectorPoint, true,
           Doorstep::tr( "Points with a column “staging”: where teams leave from." ) );
    layer( "ADDRESSES", Doorstep::tr( "Address points of all homes (volunteers)" ), Source::VectorPoint, true,
           Doorstep::tr( "Blocks on volunteers' sheets are joined until each holds 8 homes; without it until "
                         "they are 300 m long." ) );
    layer( "ROSTER", Doorstep::tr( "Roster of teams" ), Source::Vector, true,
           Doorstep::tr( "Without it every page is a draft." ) );
    layer( "OUTCOMES", Doorstep::tr( "What teams cross at the door (empty: Doorstep's own list)" ),
           Source::Vector, true,
           Doorstep::tr( "A table with code and en, es, …: one to eight codes of one to three letters." ) );
    list.back()->setFlags( list.back()->flags() | Qgis::ProcessingParameterFlag::Advanced );
    // Like the other column choices: seldom needed, so among the advanced ones.
    words( "STREET_FIELDS",
           Doorstep::tr( "Columns of the streets (class=…;name=…;level=…, empty: detected)" ),
           Doorstep::tr( "As planzones takes it; what planzones kept beside the layer is used here too." ),
           true );
    choice( "ROLE", Doorstep::tr( "For whom" ), ROLES,
            Doorstep::tr(
                "team: what employees share. volunteer: to the block only. leader: with names, from the "
                "crosswalk. public: groups of zones, no home." ) );
    choice( "PAPER", Doorstep::tr( "Paper" ), paperChoices(),
            Doorstep::tr( "Orientation and scale are chosen for each zone." ) );
    choice( "LANGUAGE", Doorstep::tr( "Language of the pages" ), pageLanguageChoices(),
            Doorstep::tr(
                "One, or English and another on one page. English and Spanish are reviewed; the texts of "
                "others have to be read by somebody who speaks them first." ) );
    choice( "COLOUR", Doorstep::tr( "Color" ), { "colour", BLACK_AND_WHITE },
            Doorstep::tr( "Pages in color can be copied in black and white too." ) );
    words( "EVENT", Doorstep::tr( "Event, as the pages say it" ),
           Doorstep::tr( "Also in the register: copies are numbered for each event." ) );
    words( "DATE", Doorstep::tr( "Date, as the pages say it" ), QString() );
    words( "START", Doorstep::tr( "Start (8:30)" ),
           Doorstep::tr( "When teams leave; without it the table has minutes." ) );
    words( "DISTRICT", Doorstep::tr( "District, as the pages say it" ),
           Doorstep::tr( "At the head of every page, and on the public map." ) );
    words( "CONTACT", Doorstep::tr( "Whom a team calls that is lost or not safe" ),
           Doorstep::tr( "A name and a telephone number, on every page but the public one." ) );
    words( "RETURN_TO", Doorstep::tr( "Where pages are returned" ),
           Doorstep::tr( "For whoever finds one, too: a place, not a person." ) );
    words( "RETURN_BY", Doorstep::tr( "Return by, as the pages say it" ), QString() );
    words( "PURPOSE", Doorstep::tr( "Purpose, for the register" ),
           Doorstep::tr( "Needed with a register, for example “Home visits”." ) );
    file( "REGISTER", Doorstep::tr( "Register of packets" ), FileBehavior::File, "",
          Doorstep::tr( "A CSV file that only grows: who got which copy, when and why. Without it every page "
                        "is a draft." ) );
    file( "CROSSWALK", Doorstep::tr( "Sealed crosswalk (leader only)" ), FileBehavior::File, "",
          Doorstep::tr( "The file that “Take the names off” wrote with these visits." ) );
    list.push_back( passphraseParameter( true ) );
    // Plain files and folders, not destinations: a model can hand only these on from its own inputs.
    file( "FOLDER", Doorstep::tr( "Folder for one PDF per team (made if it is not there)" ),
          FileBehavior::Folder, "",
          Doorstep::tr(
              "With the papers of the staging desks, and one PDF of all. This or OUTPUT is needed." ) );
    // Not made unless asked for: a dialog would put names into a temporary file.
    add( new QgsProcessingParameterFileDestination(
             QStringLiteral( "OUTPUT" ), Doorstep::tr( "All packets as one PDF" ),
             QStringLiteral( "PDF (*.pdf)" ), QVariant(), true, false ),
         QString() );
    file( "PROJECT", Doorstep::tr( "Project with the drafts, a new *.qgz" ), FileBehavior::File, "",
          Doorstep::tr( "The plan's layers, styled, and every page as a layout. Never a leader's page." ) );
    file(
        "LEDGER", Doorstep::tr( "Ledger of releases (empty: the event's own)" ), FileBehavior::File,
        "dsledger",
        Doorstep::tr( "What public pages told before, so that another one cannot be subtracted from them." ),
        true );
    add( new QgsProcessingParameterMultipleLayers(
             QStringLiteral( "CONTEXT" ), Doorstep::tr( "Context: parks, water, rail, schools, buildings" ),
             Source::VectorAnyGeometry, QVariant(), true ),
         Doorstep::tr( "Told apart by the layers' names, drawn pale." ), true );
    words( "LEADER_FIELDS",
           Doorstep::tr( "Sealed columns on the leader's pages, separated by ; (empty: all)" ),
           Doorstep::tr(
               "Names of columns that “Take the names off” sealed, for example First Name;Contact Notes." ),
           true );
    const QString around = Doorstep::tr( "Resources, consent, agreement." ),
                  instead = Doorstep::tr( "Lies in FOLDER instead of Doorstep's own." );
    for ( const auto &[name, label, help] :
          { std::tuple{ "FRONT", Doorstep::tr( "The district's pages before each leader's packet (PDF)" ),
                        around },
            std::tuple{ "BEHIND", Doorstep::tr( "The district's pages behind it (PDF)" ), around },
            std::tuple{ "DOOR_PAGE", Doorstep::tr( "The district's own page what to say at the door (PDF)" ),
                        instead },
            std::tuple{ "DOOR_SLIPS", Doorstep::tr( "The district's own slips to leave (PDF)" ), instead } } )
      file( name, label, FileBehavior::File, "pdf", help, true );
    file( "TEMPLATES", Doorstep::tr( "Folder of own templates and styles" ), FileBehavior::Folder, "",
          Doorstep::tr( "*.qpt and *.qml; those that are not there come from the profile or from Doorstep." ),
          true );
    const auto flag = [&]( const char *name, const QString &label, bool isOn, const QString &help ) {
      add( new QgsProcessingParameterBoolean( QString::fromLatin1( name ), label, isOn, true ), help, true );
    };
    flag( "DUPLEX", Doorstep::tr( "Both sides: each packet of the PDF of all starts on a front" ), true,
          QString() );
    flag( "ONLY_CHANGES",
          Doorstep::tr( "Late changes: print only packets that say something else than those in FOLDER" ),
          false,
          Doorstep::tr(
              "The others stay as they are; old copies of those that changed are void in REGISTER, and "
              "changes_<role>.pdf lists for the staging desk what to hand out and what to take back." ) );
    flag( "DOOR",
          Doorstep::tr( "Also a page what to say at the door, and slips to leave where nobody is home" ),
          false,
          Doorstep::tr( "at_the_door.pdf and slips.pdf in FOLDER, the same for every team, in the pages' "
                        "language: no home, student or reason is on them." ) );
    flag(
        "DEVICE", Doorstep::tr( "Leader: also codes and route as GPX and KML, for a device" ), false,
        Doorstep::tr(
            "Only where the district allows it: they hold the places of homes, without a name, and what is "
            "on a device no wipe reaches. They lie beside each packet, are entered in REGISTER with it, and "
            "wipe destroys them with it." ) );
    return list;
  }
}
