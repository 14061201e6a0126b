// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/wipe_algorithm.h"

#include "layers/own_words.h"
#include "privacy/wipe.h"

#include <qgsprocessingoutputs.h>
#include <qgsprocessingparameters.h>

namespace doorstep
{
  WipeAlgorithm::WipeAlgorithm()
      : DoorstepAlgorithm(
            { .id = QStringLiteral( "wipe" ),
              .group = ToolboxGroup::Privacy,
              .title = Doorstep::tr( "Wipe an event" ),
              .summary = Doorstep::tr(
                  "Destroys an event's files, the crosswalk's key first, and writes a certificate." ),
              .tags = Doorstep::tr( "privacy,FERPA,destroy,delete,crosswalk,certificate" ) } )
  {
  }

  void WipeAlgorithm::initAlgorithm( const QVariantMap & )
  {
    addParameter( new QgsProcessingParameterFile( QStringLiteral( "FOLDER" ),
                                                  Doorstep::tr( "The event's folder" ),
                                                  Qgis::ProcessingFileParameterBehavior::Folder ) );
    addOutput(
        new QgsProcessingOutputNumber( QStringLiteral( "FILES" ), Doorstep::tr( "Files destroyed" ) ) );
    addOutput(
        new QgsProcessingOutputNumber( QStringLiteral( "FAILED" ), Doorstep::tr( "Files still there" ) ) );
    addOutput(
        new QgsProcessingOutputFile( QStringLiteral( "CERTIFICATE" ), Doorstep::tr( "Certificate" ) ) );
  }

  QVariantMap WipeAlgorithm::run( const QVariantMap &parameters, QgsProcessingContext &context,
                                  QgsProcessingFeedback *feedback )
  {
    const QString folder = parameterAsString( parameters, QStringLiteral( "FOLDER" ), context );
    const WipeReport report = wipeEvent( folder.toStdString(), progressOf( feedback ) );
    const std::size_t files = report.destroyed.size() + report.unlinkedOnly.size();
    feedback->pushInfo( Doorstep::tr( "%1 files destroyed, %2 gone before, %3 others left alone." )
                            .arg( files )
                            .arg( report.alreadyGone.size() )
                            .arg( report.leftAlone ) );
    feedback->pushInfo(
        Doorstep::tr( "The certificate says what a wipe cannot promise: backups, flash media, paper." ) );
    if ( !report.failed.empty() )
      feedback->reportError(
          Doorstep::tr( "%1 files are still there: the certificate names them; close what uses them "
                        "and run again." )
              .arg( report.failed.size() ) );
    if ( !report.unlinkedOnly.empty() )
      feedback->reportError(
          Doorstep::tr( "%1 files were removed by name only, because they are links or have a "
                        "second name elsewhere: the certificate names them; find and destroy "
                        "their content." )
              .arg( report.unlinkedOnly.size() ) );
    if ( !report.unlisted.empty() )
      feedback->reportError(
          Doorstep::tr(
              "%1 files look like an event's and are in no manifest, so they were left: the certificate "
              "names them; look at them and destroy them by hand." )
              .arg( report.unlisted.size() ) );
    return { { QStringLiteral( "FILES" ), static_cast<int>( files ) },
             { QStringLiteral( "FAILED" ), static_cast<int>( report.failed.size() ) },
             { QStringLiteral( "CERTIFICATE" ), QString::fromStdString( report.certificate.string() ) } };
  }
}
