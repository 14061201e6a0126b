// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/packet_sheaf.h"

#include "words/languages.h"

#include <QDir>

namespace doorstep
{
  void PacketSheaf::addPacket( const QString &name, const PdfWriter &packet, const PlannedPacket &planned )
  {
    if ( !name.isEmpty() )
      inFolder( name, packet, &planned );
    mAll.addPages( packet );
    pages += packet.pageCount();
    if ( mOptions.duplex && packet.pageCount() % 2 == 1 )
      mAll.addBlankPage();
  }

  void PacketSheaf::finish()
  {
    if ( pages == 0 )
      return;
    if ( mOptions.page.role == Role::Public )
      mAll.tag( languages()[mOptions.page.languages.indices().front()].code,
                { mOptions.page.lines( "public.picture" ).toStdString() } );
    const QString stem = mOptions.onlyChanges ? QStringLiteral( "changed_" ) : QStringLiteral( "all_" );
    inFolder( stem + roleName( mOptions.page.role ) + QStringLiteral( ".pdf" ), mAll, nullptr );
    if ( !mOptions.output.isEmpty() )
      file( mOptions.output, mAll );
  }

  void PacketSheaf::inFolder( const QString &name, const PdfWriter &pdf, const PlannedPacket *packet )
  {
    if ( mOptions.folder.isEmpty() )
      return;
    file( QDir( mOptions.folder ).filePath( name ), pdf );
    mFolder.put( name, packet );
  }

  void PacketSheaf::file( const QString &path, const PdfWriter &pdf )
  {
    const Role role = mOptions.page.role;
    mFiles.add( path.toStdString(), pdf.bytes( "Home visits" ),
                role == Role::Leader   ? FileKind::Confidential
                : role == Role::Public ? FileKind::Plan
                                       : FileKind::Paper );
  }
}
