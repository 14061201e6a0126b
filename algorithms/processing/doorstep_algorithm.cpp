#include "processing/doorstep_algorithm.h"

#include "base/error.h"
#include "layers/layer_style.h"
#include "processing/privacy_outputs.h"

#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgsvectorlayer.h>

#include <QFile>
#include <QFileInfo>
#include <QIcon>

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
        return { QStringLiteral( "addresses" ), QObject::tr( "Addresses" ) };
      case ToolboxGroup::Privacy:
        return { QStringLiteral( "privacy" ), QObject::tr( "Privacy" ) };
      case ToolboxGroup::Plan:
        return { QStringLiteral( "plan" ), QObject::tr( "Plan" ) };
      case ToolboxGroup::Paper:
        return { QStringLiteral( "paper" ), QObject::tr( "Paper" ) };
      case ToolboxGroup::TryOut:
        return { QStringLiteral( "tryout" ), QObject::tr( "Try it out" ) };
      }
      return {};
    }
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
    QFile file( QStringLiteral( ":/doorstep/metadata/help/%1.html" ).arg( algorithm ) );
    if ( !file.open( QIODevice::ReadOnly ) )
      return {};
    // QGIS's dialog makes a paragraph of every line: only an example keeps its own.
    QString help = QString::fromUtf8( file.readAll() );
    const auto example = help.indexOf( QLatin1String( "<pre>" ) );
    QString words = example < 0 ? help : help.left( example );
    const QString rest = help.mid( words.size() );
    return words.replace( '\n', ' ' ) + rest.trimmed();
  }

  QVariantMap DoorstepAlgorithm::processAlgorithm( const QVariantMap &parameters,
                                                   QgsProcessingContext &context,
                                                   QgsProcessingFeedback *feedback )
  {
    try
    {
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
      throw QgsProcessingException( QObject::tr( "There is not enough memory for this input." ) );
    }
    catch ( const std::exception &e )
    {
      throw QgsProcessingException( QString::fromUtf8( e.what() ) );
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
          QObject::tr( "%1 cannot be read: check that the layer or file exists and can be opened." )
              .arg( name ) );
    if ( needsCrs && found->wkbType() == Qgis::WkbType::NoGeometry )
      throw QgsProcessingException(
          QObject::tr( "%1 is a table without positions: give a layer that has them on the map." )
              .arg( name ) );
    if ( needsCrs && !found->sourceCrs().isValid() )
      throw QgsProcessingException(
          QObject::tr( "%1 has no coordinate reference system: set it in the layer's "
                       "properties and run again." )
              .arg( name ) );
    // The desktop's default would end the run at a street of no length; a bad row is each algorithm's to
    // tell.
    found->setInvalidGeometryCheck( Qgis::InvalidGeometryCheck::NoCheck );
    return found;
  }

  std::unique_ptr<QgsProcessingFeatureSource>
  DoorstepAlgorithm::optionalSource( const QVariantMap &parameters, const QString &name,
                                     QgsProcessingContext &context, bool needsCrs ) const
  {
    const QVariant value = parameters.value( name );
    if ( !value.isValid() || value.toString().isEmpty() )
    {
      // Layers and source definitions are not strings.
      if ( !value.isValid() || value.canConvert<QString>() )
        return nullptr;
    }
    return source( parameters, name, context, needsCrs );
  }

  Progress progressOf( QgsProcessingFeedback *feedback )
  {
    return [feedback]( double share )
    {
      feedback->setProgress( share * 100 );
      return !feedback->isCanceled();
    };
  }

  SinkSet::SinkSet( const DoorstepAlgorithm &algorithm, const QVariantMap &parameters,
                    QgsProcessingContext &context )
      : mAlgorithm( algorithm ), mParameters( parameters ), mContext( context )
  {
  }

  SinkSet::~SinkSet()
  {
    if ( mKept )
      return;
    for ( Entry &entry : mEntries )
    {
      entry.sink.reset();
      QMap<QString, QgsProcessingContext::LayerDetails> layers = mContext.layersToLoadOnCompletion();
      layers.remove( entry.destination );
      mContext.setLayersToLoadOnCompletion( layers );
      if ( entry.file.isEmpty() || entry.fileWasThere )
        continue;
      for ( const char *suffix : { "", "-wal", "-shm", "-journal" } )
        QFile::remove( entry.file + QLatin1String( suffix ) );
    }
  }

  QgsFeatureSink *SinkSet::open( const QString &name, const QgsFields &fields, Qgis::WkbType type,
                                 const QgsCoordinateReferenceSystem &crs, const QString &style,
                                 const QString &layerName )
  {
    const QgsProcessingParameterDefinition *definition = mAlgorithm.parameterDefinition( name );
    const bool optional =
        definition && definition->flags().testFlag( Qgis::ProcessingParameterFlag::Optional );
    if ( optional && !mParameters.value( name ).isValid() )
      return nullptr;

    // What stands where the sink will be made, so that a failure removes only what this run created.
    Entry entry;
    entry.name = name;
    const QString asked = mAlgorithm.parameterAsOutputLayer( mParameters, name, mContext );
    const QVariantMap parts = QgsProviderRegistry::instance()->decodeUri( QStringLiteral( "ogr" ), asked );
    entry.file = parts.value( QStringLiteral( "path" ), asked ).toString();
    entry.fileWasThere = QFileInfo::exists( entry.file ) && parts.contains( QStringLiteral( "layerName" ) ) &&
                         !parts.value( QStringLiteral( "layerName" ) ).toString().isEmpty();

    entry.sink.reset(
        mAlgorithm.parameterAsSink( mParameters, name, mContext, entry.destination, fields, type, crs ) );
    if ( !entry.sink )
    {
      if ( optional && mParameters.value( name ).toString().isEmpty() )
        return nullptr;
      throw InputError( name.toStdString() +
                        " cannot be written: choose a folder that exists and is writable." );
    }
    if ( mContext.willLoadLayerOnCompletion( entry.destination ) )
      wearStyleOnLoad( mContext.layerToLoadOnCompletionDetails( entry.destination ), style, layerName );
    mEntries.push_back( std::move( entry ) );
    return mEntries.back().sink.get();
  }

  void SinkSet::add( QgsFeatureSink *sink, QgsFeature &feature )
  {
    if ( !sink->addFeature( feature, QgsFeatureSink::FastInsert ) )
      throw InputError( "An output cannot be written: the disk may be full, or the file is open elsewhere." );
  }

  void SinkSet::keep( QVariantMap &results )
  {
    for ( Entry &entry : mEntries )
      if ( !entry.sink->flushBuffer() )
        throw InputError( entry.name.toStdString() +
                          " cannot be written: the disk may be full, or the file is open elsewhere." );
    for ( Entry &entry : mEntries )
    {
      entry.sink.reset();
      results.insert( entry.name, entry.destination );
      if ( !entry.fileWasThere )
        recordOutput( entry.file, FileKind::Plan ); // where the folder is an event's
    }
    mKept = true;
  }
}
