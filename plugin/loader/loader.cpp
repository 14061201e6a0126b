// SPDX-License-Identifier: GPL-2.0-or-later
// libplugin_doorstep.so: what QGIS finds in its plugin folder. It links no libqgis, asks the host which one
// it runs, and opens doorstep/libdoorstep_native.so beside itself only where that was built for it. A library
// that is linked to another libqgis than the host's would bring that one into the process, or fail to load
// without a word; after an upgrade of QGIS either stopped the desktop and qgis_process. See
// metadata/decisions/0004.
#include "about.h"

#include <QApplication>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <cstring>
#include <dlfcn.h>
#include <filesystem>
#include <link.h>
#include <string>
#include <utility>

#define DOORSTEP_EXPORT __attribute__( ( visibility( "default" ) ) )

class QgisInterface;
class QgisPlugin;
class QgsGeocoderInterface;
class QgsProviderMetadata;

namespace
{
  constexpr const char *BUILT_FOR = DOORSTEP_QGIS_VERSION;

  // The version in the name of the libqgis_core that the process runs: "3.40.6"; empty where there is none.
  std::string hostVersion()
  {
    std::string version;
    dl_iterate_phdr(
        []( dl_phdr_info *library, std::size_t, void *found )
        {
          constexpr const char *stem = "libqgis_core.so.";
          if ( const char *at = std::strstr( library->dlpi_name, stem ) )
            *static_cast<std::string *>( found ) = at + std::strlen( stem );
          return 0;
        },
        &version );
    return version;
  }

  std::string remedy( const std::string &host )
  {
    return "Doorstep was built for QGIS " + std::string( BUILT_FOR ) + " and this is QGIS " +
           ( host.empty() ? "of another kind" : host ) +
           ". Install the Doorstep made for it, or build it again (./dev install).";
  }

  // In the message bar as soon as there is one. The desktop's classes are found by name: none of them is
  // linked.
  void tellDesktop( const QString &sentence, int triesLeft )
  {
    if ( triesLeft == 0 || !qobject_cast<QApplication *>( QCoreApplication::instance() ) )
      return;
    for ( QWidget *window : QApplication::topLevelWidgets() )
      for ( QWidget *child : window->findChildren<QWidget *>() )
        if ( window->isVisible() && child->inherits( "QgsMessageBar" ) &&
             QMetaObject::invokeMethod( child, "pushWarning", Q_ARG( QString, doorstep::PLUGIN_NAME ),
                                        Q_ARG( QString, sentence ) ) )
          return;
    QTimer::singleShot( 1000, qApp, [sentence, triesLeft] { tellDesktop( sentence, triesLeft - 1 ); } );
  }

  void tellOnce( const std::string &sentence )
  {
    constexpr int seconds = 120; // that a desktop may take to start
    static bool told = false;
    if ( std::exchange( told, true ) )
      return;
    std::fprintf( stderr, "%s\n", sentence.c_str() );
    if ( QCoreApplication::instance() )
      tellDesktop( QString::fromStdString( sentence ), seconds );
  }

  void *openNative()
  {
    if ( const std::string host = hostVersion(); host != BUILT_FOR )
    {
      tellOnce( remedy( host ) );
      return nullptr;
    }
    Dl_info self{};
    if ( !dladdr( reinterpret_cast<void *>( &hostVersion ), &self ) )
      return nullptr;
    const std::filesystem::path native =
        std::filesystem::path( self.dli_fname ).parent_path() / "doorstep" / "libdoorstep_native.so";
    void *library = dlopen( native.c_str(), RTLD_NOW | RTLD_LOCAL );
    if ( !library )
      tellOnce( std::string( "Doorstep was not loaded: " ) + dlerror() );
    return library;
  }

  void *native()
  {
    static void *const library = openNative();
    return library;
  }

  // The native library's function of that name; null where it is not to be had.
  template <class Function> Function *nativeFunction( const char *name )
  {
    return native() ? reinterpret_cast<Function *>( dlsym( native(), name ) ) : nullptr;
  }
}

extern "C"
{
  // What QgsPluginRegistry asks of a library. Without the native one its type is none, which QGIS logs.
  DOORSTEP_EXPORT const QString *name()
  {
    return &doorstep::PLUGIN_NAME;
  }
  DOORSTEP_EXPORT const QString *description()
  {
    return &doorstep::PLUGIN_DESCRIPTION;
  }
  DOORSTEP_EXPORT const QString *category()
  {
    return &doorstep::PLUGIN_CATEGORY;
  }
  DOORSTEP_EXPORT const QString *version()
  {
    return &doorstep::PLUGIN_VERSION;
  }
  DOORSTEP_EXPORT const QString *icon()
  {
    return &doorstep::PLUGIN_ICON;
  }
  DOORSTEP_EXPORT int type()
  {
    constexpr int ui = 1; // QgisPlugin::UI
    return native() ? ui : -1;
  }
  DOORSTEP_EXPORT QgisPlugin *classFactory( QgisInterface *iface )
  {
    auto *make = nativeFunction<QgisPlugin *( QgisInterface * )>( "doorstep_plugin" );
    return make ? make( iface ) : nullptr;
  }

  // What QgsProviderRegistry asks.
  DOORSTEP_EXPORT QgsProviderMetadata *providerMetadataFactory()
  {
    auto *make = nativeFunction<QgsProviderMetadata *()>( "doorstep_provider_metadata" );
    return make ? make() : nullptr;
  }

  // What the companion and other plugins ask; see ../entry.h.
  DOORSTEP_EXPORT int doorstep_register()
  {
    auto *call = nativeFunction<int()>( "doorstep_register" );
    return call ? call() : -1;
  }
  DOORSTEP_EXPORT int doorstep_unregister()
  {
    auto *call = nativeFunction<int()>( "doorstep_unregister" );
    return call ? call() : 1;
  }
  DOORSTEP_EXPORT QgsGeocoderInterface *doorstep_geocoder()
  {
    auto *call = nativeFunction<QgsGeocoderInterface *()>( "doorstep_geocoder" );
    return call ? call() : nullptr;
  }
  DOORSTEP_EXPORT void doorstep_show( void *iface )
  {
    if ( auto *call = nativeFunction<void( void * )>( "doorstep_show" ) )
      call( iface );
  }
  DOORSTEP_EXPORT void doorstep_hide()
  {
    if ( auto *call = nativeFunction<void()>( "doorstep_hide" ) )
      call();
  }
}
