// SPDX-License-Identifier: GPL-2.0-or-later
#include "layers/geocoder_references.h"

#include "base/error.h"
#include "layers/geocoded_layers.h"

#include <qgsprocessingutils.h>
#include <qgssettings.h>

#include <algorithm>
#include <filesystem>
#include <mutex>
#include <vector>

namespace doorstep
{
  namespace
  {
    const QString SETTING = QStringLiteral( "doorstep/reference" );
    constexpr std::size_t KEPT = 4; // references open at a time: a county and its neighbours

    struct Entry
    {
        QString path;
        std::filesystem::file_time_type time;
        std::uintmax_t size = 0;
        std::shared_ptr<const OpenReference> open;
    };

    std::mutex cacheMutex;
    std::vector<Entry> &cache() // last used last
    {
      static std::vector<Entry> entries;
      return entries;
    }

    std::mutex listenerMutex;
    std::function<void( const QString & )> &listenerOfUse()
    {
      static std::function<void( const QString & )> listener;
      return listener;
    }
  }

  OpenReference::OpenReference( const QString &path )
      : reference( Reference::open( path.toStdString() ) ),
        geocoder( reference ),
        crs( referenceCrs( reference ) )
  {
    if ( !crs.isValid() )
      throw InputError( "The reference's coordinate reference system is not known to this QGIS; build the "
                        "reference again here." );
  }

  std::shared_ptr<const OpenReference> openReference( const QString &path )
  {
    const std::lock_guard lock( cacheMutex );
    std::vector<Entry> &entries = cache();
    const auto known =
        std::find_if( entries.begin(), entries.end(), [&path]( const Entry &e ) { return e.path == path; } );
    std::error_code gone;
    const std::filesystem::path file( path.toStdString() );
    const auto time = std::filesystem::last_write_time( file, gone );
    const std::uintmax_t size = gone ? 0 : std::filesystem::file_size( file, gone );
    if ( known != entries.end() )
    {
      if ( !gone && known->time == time && known->size == size )
      {
        std::rotate( known, known + 1, entries.end() );
        return entries.back().open;
      }
      entries.erase( known );
    }
    Entry entry{ path, time, size, std::make_shared<const OpenReference>( path ) };
    if ( entries.size() == KEPT )
      entries.erase( entries.begin() );
    entries.push_back( std::move( entry ) );
    return entries.back().open;
  }

  QString searchReference()
  {
    return QgsSettings().value( SETTING ).toString();
  }

  void setSearchReference( const QString &path )
  {
    QgsSettings().setValue( SETTING, path );
  }

  void referenceUsed( const QString &path )
  {
    // What Processing keeps for a moment is gone when QGIS closes.
    if ( path.isEmpty() || path.startsWith( QgsProcessingUtils::tempFolder() ) )
      return;
    const std::lock_guard lock( listenerMutex );
    if ( listenerOfUse() )
      listenerOfUse()( path );
  }

  void onReferenceUsed( std::function<void( const QString & )> listener )
  {
    const std::lock_guard lock( listenerMutex );
    listenerOfUse() = std::move( listener );
  }
}
