// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/own_files.h"

#include "base/error.h"
#include "layers/whole_table.h"
#include "privacy/manifest.h"
#include "privacy/release_ledger.h"

#include <qgsziputils.h>

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

namespace doorstep
{
  namespace
  {
    const char *inWords( OwnFile kind )
    {
      switch ( kind )
      {
      case OwnFile::Crosswalk:
        return "crosswalk";
      case OwnFile::Register:
        return "register";
      case OwnFile::Project:
        return "project of Doorstep's";
      case OwnFile::Pages:
        return "PDF of Doorstep's";
      case OwnFile::Reference:
        return "reference";
      case OwnFile::Report:
        return "report of Doorstep's";
      }
      return "";
    }

    // A project of teammaps has the layers of its plan beside it, in a GeoPackage called after it.
    bool isOwnProject( const QString &file )
    {
      const QString data = QFileInfo( file ).completeBaseName() + QStringLiteral( "_data.gpkg" );
      QTemporaryDir folder;
      QStringList unzipped;
      if ( !QgsZipUtils::unzip( file, folder.path(), unzipped ) )
        return false;
      for ( const QString &name : unzipped )
        if ( QFile project( name );
             name.endsWith( QLatin1String( ".qgs" ) ) && project.open( QIODevice::ReadOnly ) )
          return project.readAll().contains( data.toUtf8() );
      return false;
    }

    QByteArray headOf( QFile &file, qint64 size )
    {
      file.seek( 0 );
      return file.read( size );
    }

    bool saysProducer( const QByteArray &pdf )
    {
      return pdf.contains( "/Producer (Doorstep)" ) || pdf.contains( "/Producer(Doorstep)" );
    }
  }

  std::optional<OwnFile> ownFileOf( const QString &algorithm, const QString &parameter )
  {
    struct Known
    {
        const char *algorithm, *parameter;
        OwnFile kind;
    };
    static constexpr Known FILES[] = {
        { "deidentify", "CROSSWALK", OwnFile::Crosswalk },  { "teammaps", "REGISTER", OwnFile::Register },
        { "teammaps", "PROJECT", OwnFile::Project },        { "teammaps", "OUTPUT", OwnFile::Pages },
        { "buildreference", "OUTPUT", OwnFile::Reference }, { "planzones", "OUTPUT_HTML", OwnFile::Report } };
    for ( const Known &known : FILES )
      if ( algorithm == QLatin1String( known.algorithm ) && parameter == QLatin1String( known.parameter ) )
        return known.kind;
    return std::nullopt;
  }

  bool isOwn( const QString &path, OwnFile kind )
  {
    QFile file( path );
    if ( !QFileInfo( path ).isFile() || !file.open( QIODevice::ReadOnly ) )
      return false;
    switch ( kind )
    {
    case OwnFile::Crosswalk:
      return headOf( file, 7 ) == "DSXWALK";
    case OwnFile::Register:
      return headOf( file, 17 ) == "number,kind,when,";
    case OwnFile::Project:
      return isOwnProject( path );
    case OwnFile::Pages:
      return headOf( file, 5 ) == "%PDF-" && saysProducer( file.readAll() );
    case OwnFile::Reference:
      return headOf( file, 5 ) == "DSREF";
    case OwnFile::Report:
      return headOf( file, 1024 ).contains( "<title>Plan of the zones</title>" );
    }
    return false;
  }

  void requireOwn( const QString &file, OwnFile kind, const QString &parameter )
  {
    if ( QFileInfo( file ).isDir() )
      throw InputError( parameter.toStdString() + " is a folder: name a file." );
    if ( QFileInfo( file ).size() > 0 && !isOwn( file, kind ) )
      throw InputError( parameter.toStdString() + " names a file that is there and is no " + inWords( kind ) +
                        ", so it was left as it is: choose a new file." );
  }

  bool isOwnTable( const QString &file, const QString &algorithm, const QString &output )
  {
    struct Mark
    {
        const char *algorithm, *output, *column;
    };
    static constexpr Mark MARKS[] = { { "geocode", "OUTPUT", "geo_status" },
                                      { "geocode", "CANDIDATES", "rank" },
                                      { "deidentify", "OUTPUT", "visit" },
                                      { "deidentify", "OUTPUT_LEFT", "geo_note" },
                                      { "densityclusters", "OUTPUT", "cluster_id" },
                                      { "planzones", "OUTPUT_VISITS", "stop" },
                                      { "planzones", "OUTPUT_ZONES", "zone" },
                                      { "planzones", "OUTPUT_ROUTES", "zone" },
                                      { "planzones", "OUTPUT_DIRECTIONS", "step" },
                                      { "editplan", "OUTPUT_VISITS", "stop" },
                                      { "editplan", "OUTPUT_ZONES", "zone" },
                                      { "editplan", "OUTPUT_ROUTES", "zone" },
                                      { "editplan", "OUTPUT_DIRECTIONS", "step" },
                                      { "assignteams", "OUTPUT", "leader" },
                                      { "debrief", "OUTPUT", "part" },
                                      { "debrief", "OUTPUT_STUDENTS", "outcome" },
                                      { "buildreference", "OUTPUT_SKIPPED", "reason" },
                                      { "describelayer", "OUTPUT", "meaning" },
                                      { "registerreturn", "OUTPUT", "recipient" },
                                      { "scanforleaks", "OUTPUT", "expected" } };
    for ( const Mark &mark : MARKS )
      if ( algorithm == QLatin1String( mark.algorithm ) && output == QLatin1String( mark.output ) )
        return hasColumn( file, mark.column );
    return true; // of no output that is known
  }

  void requireNoBook( const QString &file, const QString &parameter )
  {
    const QString name = QFileInfo( file ).fileName().toLower();
    bool isBook = name.startsWith( QLatin1String( ".doorstep-" ) );
    for ( const char *book : { MANIFEST_NAME, LEDGER_NAME, "doorstep-wipe-certificate.txt" } )
      isBook = isBook || name == QLatin1String( book );
    for ( const char *ending : { ".dsregkey", ".dsledger", ".dsledgerkey", ".columns" } )
      isBook = isBook || name.endsWith( QLatin1String( ending ) );
    if ( isBook )
      throw InputError( parameter.toStdString() +
                        " has the name of a file in which Doorstep keeps an event's books: choose another." );
  }

  void requireNoneOfOurSecrets( const QString &file, const QString &parameter, std::optional<OwnFile> kind )
  {
    for ( const OwnFile secret : { OwnFile::Crosswalk, OwnFile::Register } )
      if ( kind != secret && isOwn( file, secret ) )
        throw InputError( parameter.toStdString() + " names a " + inWords( secret ) +
                          ", so it was left as it is: choose another file." );
  }
}
