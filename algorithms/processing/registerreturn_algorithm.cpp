// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/registerreturn_algorithm.h"

#include "base/error.h"
#include "layers/own_words.h"
#include "layers/qt_values.h"
#include "privacy/register_key.h"
#include "privacy/register_returns.h"
#include "processing/own_files.h"
#include "processing/privacy_passphrase.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

namespace doorstep
{
  namespace
  {
    void writeOut( SinkSet &sinks, const std::vector<RegisterEntry> &out )
    {
      QgsFields fields;
      for ( const auto &[name, type] : { std::pair{ "number", QMetaType::Type::Int },
                                         { "when", QMetaType::Type::QString },
                                         { "event", QMetaType::Type::QString },
                                         { "team", QMetaType::Type::QString },
                                         { "zone", QMetaType::Type::Int },
                                         { "role", QMetaType::Type::QString },
                                         { "copy", QMetaType::Type::Int },
                                         { "pages", QMetaType::Type::Int },
                                         { "recipient", QMetaType::Type::QString },
                                         { "mark", QMetaType::Type::QString } } )
        fields.append( QgsField( QLatin1String( name ), type ) );
      QgsFeatureSink *sink = sinks.open( QStringLiteral( "OUTPUT" ), fields, Qgis::WkbType::NoGeometry, {},
                                         QString(), Doorstep::tr( "Packets not returned" ) );
      for ( std::size_t i = 0; sink && i < out.size(); ++i )
      {
        const RegisterEntry &entry = out[i];
        QgsFeature feature( fields );
        feature.setAttributes( QgsAttributes()
                               << static_cast<int>( entry.number ) << qt( entry.when ) << qt( entry.event )
                               << qt( entry.team ) << ( entry.zone < 0 ? QVariant() : QVariant( entry.zone ) )
                               << qt( std::string( rulesOf( entry.role ).id ) ) << entry.copy << entry.pages
                               << qt( entry.recipient ) << qt( registerMark( entry ) ) );
        sinks.add( sink, feature );
      }
    }

    // A line a packet: what a person asks for at the desk. Who has it stands in OUTPUT and the register.
    void tellOut( const std::vector<RegisterEntry> &out, QgsProcessingFeedback *feedback )
    {
      constexpr std::size_t most = 100;
      for ( std::size_t i = 0; i < out.size() && i < most; ++i )
        feedback->pushInfo( Doorstep::tr( "Still out: packet %1, team %2, %3, copy %4, %5 pages" )
                                .arg( qt( registerMark( out[i] ) ),
                                      out[i].team.empty() ? QStringLiteral( "—" ) : qt( out[i].team ),
                                      qt( std::string( rulesOf( out[i].role ).id ) ) )
                                .arg( out[i].copy )
                                .arg( out[i].pages ) );
      if ( out.size() > most )
        feedback->pushInfo( Doorstep::tr( "… and %1 more; OUTPUT lists all." ).arg( out.size() - most ) );
    }

    // What the holder of the crosswalk can see of the register, and nobody else.
    void tellSeals( const SealCheck &check, QgsProcessingFeedback *feedback )
    {
      if ( check.badLine > 0 )
        throw InputError(
            "REGISTER, line " + std::to_string( check.badLine ) +
            ": it or a line before it is not as it was sealed, though its hashes agree: lines were "
            "changed or taken out. Nothing was recorded; find the file's backup." );
      if ( check.keyIsGone )
        feedback->pushWarning( Doorstep::tr(
            "REGISTER: the event's register key (.dsregkey beside CROSSWALK) is not there or is no "
            "longer the event's: whether entries were taken out at its end cannot be told." ) );
      else if ( check.elsewhere > 0 )
        feedback->pushWarning(
            Doorstep::tr( "REGISTER lacks %1 entries that were made for this event: they are in "
                          "another register, or were taken out of this one." )
                .arg( check.elsewhere ) );
      else
        feedback->pushInfo( Doorstep::tr( "REGISTER: all %1 entries of this event are as they were sealed." )
                                .arg( check.sealed ) );
    }
  }

  RegisterReturnAlgorithm::RegisterReturnAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "registerreturn" ),
              .group = ToolboxGroup::Privacy,
              .title = Doorstep::tr( "Record returned packets" ),
              .summary = Doorstep::tr(
                  "Notes in the register which packets came back, and lists those that are still out." ),
              .tags = Doorstep::tr( "privacy,FERPA,register,packets,return,disclosures,missing" ) } )
  {
  }

  void RegisterReturnAlgorithm::initAlgorithm( const QVariantMap & )
  {
    const auto file = [&]( const char *name, const QString &description, bool optional )
    {
      addParameter( new QgsProcessingParameterFile( QLatin1String( name ), description,
                                                    Qgis::ProcessingFileParameterBehavior::File, QString(),
                                                    QVariant(), optional ) );
    };
    const auto text = [&]( const char *name, const QString &description )
    {
      addParameter(
          new QgsProcessingParameterString( QLatin1String( name ), description, QVariant(), false, true ) );
    };
    file( "REGISTER", Doorstep::tr( "Register of packets" ), false );
    text( "NUMBERS", Doorstep::tr( "Packets that came back (numbers at the foot of their pages)" ) );
    text( "RECEIVED_BY", Doorstep::tr( "Who received them" ) );
    text( "EVENT", Doorstep::tr( "Event whose missing packets are listed (empty: all)" ) );
    file( "CROSSWALK", Doorstep::tr( "Sealed crosswalk, to prove the register" ), true );
    addParameter( passphraseParameter( true ).release() );
    addParameter( new QgsProcessingParameterFeatureSink(
        QStringLiteral( "OUTPUT" ), Doorstep::tr( "Packets not returned" ),
        Qgis::ProcessingSourceType::Vector, QVariant(), true, false ) );
    addOutput( new QgsProcessingOutputNumber( QStringLiteral( "RETURNED" ),
                                              Doorstep::tr( "Packets recorded as returned" ) ) );
    addOutput(
        new QgsProcessingOutputNumber( QStringLiteral( "MISSING" ), Doorstep::tr( "Packets still out" ) ) );
  }

  QVariantMap RegisterReturnAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                            QgsProcessingFeedback *feedback )
  {
    const auto text = [&]( const char *name )
    { return parameterAsString( parameters, QLatin1String( name ), context ).trimmed().toStdString(); };
    const QString file = parameterAsFile( parameters, QStringLiteral( "REGISTER" ), context );
    if ( !isOwn( file, OwnFile::Register ) )
      throw InputError( "REGISTER is no register of packets: choose the file that teammaps wrote." );
    const std::filesystem::path path = file.toStdString();
    const std::filesystem::path crosswalkFile =
        parameterAsFile( parameters, QStringLiteral( "CROSSWALK" ), context ).toStdString();
    const Register book( path, findRegisterKey( crosswalkFile, { path.parent_path() / "." } ) );
    std::vector<RegisterEntry> all = book.entries();
    if ( auto crosswalk = givenCrosswalk( parameters, context ) )
    {
      tellSeals( book.verifySeals( crosswalk->event ), feedback );
      forget( *crosswalk );
    }

    std::vector<RegisterEntry> back;
    if ( const std::string numbers = text( "NUMBERS" ); !numbers.empty() )
    {
      const std::string by = text( "RECEIVED_BY" );
      if ( by.empty() )
        throw InputError( "RECEIVED_BY is empty: the register needs to know who took the packets back." );
      for ( const RegisterEntry &entry : namedEntries( numbers, all ) )
        back.push_back( Register::returned( entry, by ) );
      all.insert( all.end(), back.begin(), back.end() );
    }
    const std::vector<RegisterEntry> out = stillOut( all, text( "EVENT" ) );
    SinkSet sinks( *this, parameters, context );
    writeOut( sinks, out );
    // Once all else is written and can be put in its place: a packet is recorded as returned but once.
    if ( !back.empty() )
      book.append( back );
    QVariantMap results;
    sinks.keep( results );
    tellOut( out, feedback );
    feedback->pushInfo(
        Doorstep::tr( "%1 packets returned; %2 are still out." ).arg( back.size() ).arg( out.size() ) );
    results.insert( QStringLiteral( "RETURNED" ), static_cast<int>( back.size() ) );
    results.insert( QStringLiteral( "MISSING" ), static_cast<int>( out.size() ) );
    return results;
  }
}
