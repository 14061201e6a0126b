// SPDX-License-Identifier: GPL-2.0-or-later
#include "event_project.h"

#include "layers/nameless_project.h"
#include "layers/own_words.h"
#include "privacy/manifest.h"

#include <qgsproject.h>
#include <qgsprojectmetadata.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <exception>

namespace doorstep
{
  namespace
  {
    bool isIn( const QString &file, const QString &folder )
    {
      return QFileInfo( file ).absolutePath() == QDir( folder ).absolutePath();
    }
  }

  QString saveEventProject( QgsProject &project, const QString &folder )
  {
    if ( folder.isEmpty() || ( !project.fileName().isEmpty() && !isIn( project.fileName(), folder ) ) )
      return {};
    const QString file = project.fileName().isEmpty()
                             ? QDir( folder ).filePath( QLatin1String( EVENT_PROJECT ) )
                             : project.fileName();
    try
    {
      const std::filesystem::path event( folder.toStdString() );
      for ( const QString &written : { file, file + '~' } ) // the second is QGIS's copy of the one before
        recordFile( event, written.toStdString(), FileKind::Places );
    }
    catch ( const std::exception &error )
    {
      return toldInOwnWords( error.what() );
    }
    // QGIS empties the copy and takes the project away before it knows that there is room for them.
    constexpr qint64 margin = 1000000;
    QByteArray before;
    if ( QFile old( file ); old.open( QIODevice::ReadOnly ) )
      before = old.readAll();
    if ( const QStorageInfo disk( folder );
         disk.isValid() && disk.bytesAvailable() < 3 * before.size() + margin )
      return Doorstep::tr( "The event's project cannot be saved: the disk of its folder is full. Free some "
                           "space, then save it (Project › Save)." );
    QgsProjectMetadata metadata = project.metadata();
    metadata.setAuthor( QString() );
    project.setMetadata( metadata );
    project.setFilePathStorage( Qgis::FilePathType::Relative );
    const NamelessProject nameless;
    if ( !project.write( file ) )
    {
      if ( QFile old( file );
           !before.isEmpty() && old.size() != before.size() && old.open( QIODevice::WriteOnly ) )
        old.write( before );
      return Doorstep::tr( "The event's project cannot be saved in its folder." );
    }
    QFile::setPermissions( file, QFile::ReadOwner | QFile::WriteOwner );
    return {};
  }
}
