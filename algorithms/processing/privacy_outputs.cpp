#include "processing/privacy_outputs.h"

#include <qgsprovidermetadata.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>

#include <QFile>
#include <QFileInfo>

namespace doorstep
{
  QString fileOf( const QString &destination )
  {
    const QVariantMap parts =
        QgsProviderRegistry::instance()->decodeUri( QStringLiteral( "ogr" ), destination );
    const QString path = parts.value( QStringLiteral( "path" ), destination ).toString();
    return QFileInfo( path ).isFile() ? path : QString();
  }

  void recordOutput( const QString &destination, FileKind kind, const QString &folder )
  {
    const QString file = fileOf( destination );
    if ( file.isEmpty() )
      return;
    if ( kind == FileKind::Confidential )
      QFile::setPermissions( file, QFile::ReadOwner | QFile::WriteOwner );
    if ( folder.isEmpty() )
      recordFile( file.toStdString(), kind );
    else
      recordFile( folder.toStdString(), file.toStdString(), kind );
  }

  void recordInput( const QString &source, FileKind kind, const QString &folder )
  {
    const QString file = fileOf( source );
    if ( !file.isEmpty() && QgsProviderRegistry::instance()->querySublayers( file ).size() == 1 )
      recordOutput( file, kind, folder );
  }
}
