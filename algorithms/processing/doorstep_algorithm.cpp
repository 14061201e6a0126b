// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/doorstep_algorithm.h"

#include "base/error.h"
#include "layers/counted_source.h"
#include "layers/headed_source.h"
#include "layers/list_file.h"
#include "layers/own_words.h"
#include "layers/plain_files.h"
#include "privacy/secret.h"
#include "processing/asked_values.h"
#include "processing/output_places.h"
#include "processing/privacy_passphrase.h"
#include "processing/running.h"

#include <QFile>
#include <QIcon>

#include <sys/resource.h>
#include <unistd.h>

namespace doorstep
{
  namespace
  {
    // Its id and its title.
    std::pair<QString, QString> inToolbox( ToolboxGroup group )
    {
      switch ( group )
      {
      case ToolboxGroup::Addresses:
        return { QStringLiteral( "addresses" ), Doorstep::tr( "Addresses" ) };
      case ToolboxGroup::Privacy:
        return { QStringLiteral( "privacy" ), Doorstep::tr( "Privacy" ) };
      case ToolboxGroup::Plan:
        return { QStringLiteral( "plan" ), Doorstep::tr( "Plan" ) };
      case ToolboxGroup::Paper:
        return { QStringLiteral( "paper" ), Doorstep::tr( "Paper" ) };
      case ToolboxGroup::TryOut:
        return { QStringLiteral( "tryout" ), Doorstep::tr( "Try it out" ) };
      }
      return {};
    }
  }

  QString notEnoughMemory()
  {
    constexpr double megabyte = 1024.0 * 1024;
    rlimit limit{};
    const bool limited = ::getrlimit( RLIMIT_AS, &limit ) == 0 && limit.rlim_cur != RLIM_INFINITY;
    const double bytes = limited ? static_cast<double>( limit.rlim_cur )
                                 : static_cast<double>( ::sysconf( _SC_PHYS_PAGES ) ) *
                                       static_cast<double>( ::sysconf( _SC_PAGESIZE ) );
    const QString megabytes = QString::number( bytes / megabyte, 'f', 0 );
    return limited ? Doorstep::tr(
                         "There is not enough memory for this input: QGIS was started with a limit of %1 MB "
                         "(ulimit -v); raise it, or run on a part of the input." )
                         .arg( megabytes )
                   : Doorstep::tr(
                         "There is not enough memory for this input: this computer has %1 MB; close other "
                         "programs, or run on a part of the input." )
                         .arg( megabytes );
  }

  QString DoorstepAlgorithm::groupId() const
  {
    return inToolbox( mCard.group ).first;
  }

  QString DoorstepAlgorithm::group() const
  {
    return inToolbox( mCard.group ).second;
  }

  QIcon DoorstepAlgorithm::icon() const
  {
    return QIcon( svgIconPath() );
  }

  QString DoorstepAlgorithm::shortHelpString() const
  {
    return helpOf( name() );
  }

  QString helpOf( const QString &algorithm )
  {
    const QString pages = QStringLiteral( ":/doorstep/metadata/help/" ),
                  page = algorithm + QStringLiteral( ".html" );
    QFile file( pages + spoken() + '/' + page );
    if ( !file.exists() )
      file.setFileName( pages + page );
    if ( !file.open( QIODevice::ReadOnly ) )
      return {};
    // QGIS's dialog makes a paragraph of every line: only an example keeps its own.
    QString help = QString::fromUtf8( file.readAll() );
    const auto example = help.indexOf( QLatin1String( "<pre>" ) );
    QString words = example < 0 ? help : help.left( example );
    const QString rest = help.mid( words.size() );
    return words.replace( '\n', ' ' ) + rest.trimmed();
  }

  bool DoorstepAlgorithm::checkParameterValues( const QVariantMap &parameters, QgsProcessingContext &context,
                                                QString *message ) const
  {
    if ( ( parameterDefinition( QStringLiteral( "PASSPHRASE" ) ) &&
           !checkPassphraseReference( parameters, message, makesPassphrase() ) ) ||
         !namesNoDevice( *this, parameters, message ) || !isAsAsked( *this, parameters, message ) )
      return false;
    if ( QgsProcessingAlgorithm::checkParameterValues( parameters, context, message ) )
      return true;
    if ( const QString why = namesNoTable( *this, parameters ); message && !why.isEmpty() )
      *message = why;
    return false;
  }

  QVariantMap DoorstepAlgorithm::processAlgorithm( const QVariantMap &parameters,
                                                   QgsProcessingContext &context,
                                                   QgsProcessingFeedback *feedback )
  {
    const RunningNow running( feedback );
    context.setFeedback( feedback ); // for what sinks have to say
    try
    {
      noCoreDumps();
      requirePlainValues( *this, parameters );
      requireOwnPlaces( *this, parameters, context, feedback );
      return run( parameters, context, feedback );
    }
    catch ( const QgsProcessingException & )
    {
      throw;
    }
    catch ( const QgsException &e )
    {
      throw QgsProcessingException( e.what() );
    }
    catch ( const std::bad_alloc & )
    {
      throw QgsProcessingException( notEnoughMemory() );
    }
    catch ( const std::exception &e )
    {
      throw QgsProcessingException( toldInOwnWords( e.what() ) );
    }
  }

  std::unique_ptr<QgsProcessingFeatureSource> DoorstepAlgorithm::source( const QVariantMap &parameters,
                                                                         const QString &name,
                                                                         QgsProcessingContext &context,
                                                                         bool needsCrs ) const
  {
    std::unique_ptr<QgsProcessingFeatureSource> found( parameterAsSource( parameters, name, context ) );
    if ( !found )
      throw QgsProcessingException(
          Doorstep::tr( "%1 cannot be read: check that the layer or file exists and can be opened." )
              .arg( name ) );
    if ( needsCrs && found->wkbType() == Qgis::WkbType::NoGeometry )
      throw QgsProcessingException(
          Doorstep::tr( "%1 is a table without positions: give a layer that has them on the map." )
              .arg( name ) );
    if ( needsCrs && !found->sourceCrs().isValid() )
      throw QgsProcessingException(
          Doorstep::tr(
              "%1 has no coordinate reference system: set it in the layer's properties and run again." )
              .arg( name ) );
    found->setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck ); // each algorithm tells bad rows
    if ( mCard.id != QLatin1String( "geocode" ) ) // its list's header may stand deeper: address_list.h
      requireWholeTable( parameterAsVectorLayer( parameters, name, context ), found->fields().count(), name,
                         context.feedback() );
    if ( name != QLatin1String( "INPUT" ) )
      found = headedByItsFirstRow( std::move( found ), name, context );
    auto counted = std::make_unique<QgsProcessingFeatureSource>(
        new CountedSource( std::move( found ), name.toStdString() ), context, true );
    counted->setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck );
    return counted;
  }

  std::unique_ptr<QgsProcessingFeatureSource>
  DoorstepAlgorithm::optionalSource( const QVariantMap &parameters, const QString &name,
                                     QgsProcessingContext &context, bool needsCrs ) const
  {
    const QVariant value = parameters.value( name );
    // Layers and source definitions are not strings.
    if ( !value.isValid() || ( value.toString().isEmpty() && value.canConvert<QString>() ) )
      return nullptr;
    return source( parameters, name, context, needsCrs );
  }

  std::optional<Crosswalk> DoorstepAlgorithm::givenCrosswalk( const QVariantMap &parameters,
                                                              QgsProcessingContext &context ) const
  {
    const QString file = parameterAsFile( parameters, QStringLiteral( "CROSSWALK" ), context );
    if ( file.isEmpty() )
      return std::nullopt;
    return openCrosswalk( file.toStdString(), resolvePassphrase( parameterAsString(
                                                  parameters, QStringLiteral( "PASSPHRASE" ), context ) ) );
  }
}
