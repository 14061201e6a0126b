// SPDX-License-Identifier: GPL-2.0-or-later
// Registration, and the hook by which qgis_process and PyQGIS find it: QgsProviderRegistry opens every
// library in QGIS's plugin folder, takes its provider metadata and calls initProvider() on it.
#include "entry.h"

#include "geocoder_functions.h"
#include "geocoder_interface.h"
#include "layers/own_words.h"
#include "leave_taking.h"
#include "page_font.h"
#include "processing/doorstep_provider.h"
#include "processing/typed_passphrase.h"

#include <qgsapplication.h>
#include <qgsprocessingregistry.h>
#include <qgsprovidermetadata.h>

// Outside any extern "C": the macro declares a C++ function.
static void loadResources()
{
  Q_INIT_RESOURCE( doorstep );
}

// The language that QGIS speaks: that of its option --lang, which the settings do not know, or the user's.
static QString language()
{
  const auto *application = qobject_cast<const QgsApplication *>( QCoreApplication::instance() );
  const QString asked = application ? application->translation() : QString();
  return asked.isEmpty() ? QgsApplication::locale() : asked;
}

int doorstep_register()
{
  QgsProcessingRegistry *registry = QgsApplication::processingRegistry();
  if ( !registry )
    return -1;
  doorstep::stay(); // enabled again before it had gone
  if ( registry->providerById( doorstep::DoorstepProvider::ID ) )
    return 1;
  loadResources();
  doorstep::loadPageFont();
  doorstep::speak( language() );
  auto *provider = new doorstep::DoorstepProvider;
  if ( !registry->addProvider( provider ) )
    return -1;
  // A model's children can be looked up only once its provider is registered.
  provider->refreshAlgorithms();
  doorstep::registerFunctions();
  return 0;
}

int doorstep_unregister()
{
  QgsProcessingRegistry *registry = QgsApplication::processingRegistry();
  if ( !registry || !registry->providerById( doorstep::DoorstepProvider::ID ) )
    return 1;
  doorstep::leaveWhenIdle(
      []
      {
        doorstep::unregisterFunctions();
        doorstep::forgetTyped();
        QgsApplication::processingRegistry()->removeProvider( doorstep::DoorstepProvider::ID );
        doorstep::speak( QString() );
      } );
  return 0;
}

QgsGeocoderInterface *doorstep_geocoder()
{
  return doorstep::searchGeocoder();
}

namespace
{
  class HookMetadata final : public QgsProviderMetadata
  {
    public:
      HookMetadata()
          : QgsProviderMetadata( QStringLiteral( "doorstephook" ),
                                 QStringLiteral( "Registers Doorstep's algorithms" ) )
      {
      }
      void initProvider() override { doorstep_register(); }
  };
}

QgsProviderMetadata *doorstep_provider_metadata()
{
  return new HookMetadata;
}
