// SPDX-License-Identifier: GPL-2.0-or-later
// The names of what teammaps writes, and the district's own pages that it reads.
#include "base/error.h"
#include "base/file.h"
#include "print/print_event.h"
#include "processing/teammaps_options.h"
#include "sheet/pdf_guest.h"

#include <QCryptographicHash>

namespace doorstep
{
  namespace
  {
    // Letters and digits of a name, the rest as underscores; no longer than file systems take with what
    // stands around it.
    QString plain( const QString &whole )
    {
      const QString name = whole.left( 60 );
      QString safe;
      for ( const QChar c : name )
        safe += c.isLetterOrNumber() && c.unicode() < 128 ? c : QChar( '_' );
      return safe;
    }
  }

  QString packetFileName( const PrintZone &zone, Role role, const QString &copy )
  {
    QString name = QStringLiteral( "zone_%1" ).arg( zone.zone, 2, 10, QChar( '0' ) );
    if ( !zone.team.isEmpty() )
      name += QStringLiteral( "_team_" ) + plain( zone.team );
    if ( role != Role::Team )
      name += '_' + roleName( role );
    if ( !copy.isEmpty() )
      name += QStringLiteral( "_copy_" ) + plain( copy.section( ' ', -1 ) );
    return name + QStringLiteral( ".pdf" );
  }

  QString stagingFileName( const QString &staging, QStringList &taken )
  {
    const QString stem =
        QStringLiteral( "staging_" ) + ( staging.isEmpty() ? QStringLiteral( "papers" ) : plain( staging ) );
    QString name = stem;
    for ( int number = 2; taken.contains( name, Qt::CaseInsensitive ); ++number )
      name = stem + '_' + QString::number( number );
    taken << name;
    return name + QStringLiteral( ".pdf" );
  }

  DistrictPages readDistrictPages( const TeamMapsOptions &options )
  {
    DistrictPages pages;
    const auto read = [&]( const QString &file, const char *parameter )
    {
      PdfWriter part;
      if ( file.isEmpty() )
        return part;
      try
      {
        const std::string bytes = readWhole( file.toStdString() );
        pages.digest +=
            QCryptographicHash::hash( QByteArray::fromStdString( bytes ), QCryptographicHash::Sha256 );
        part.addPages( guestPages( bytes ) );
      }
      catch ( const InputError &why )
      {
        throw InputError( std::string( parameter ) + " cannot be bound in: " + why.what() );
      }
      return part;
    };
    pages.front = read( options.front, "FRONT" );
    pages.behind = read( options.behind, "BEHIND" );
    return pages;
  }
}
