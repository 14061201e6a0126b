// SPDX-License-Identifier: GPL-2.0-or-later
#include "processing/packet_sheaf.h"

#include "packet/packet_names.h"
#include "words/languages.h"

namespace doorstep
{
  void PacketSheaf::addPacket( const std::string &name, const PdfWriter &packet,
                               const PlannedPacket &planned )
  {
    if ( !name.empty() )
      inFolder( name, packet, &planned );
    if ( mOptions.duplex && mAll.pageCount() % 2 == 1 )
      mAll.addBlankPage();
    mAll.addPages( packet );
    mPages += packet.pageCount();
  }

  void PacketSheaf::addDeviceFile( const std::string &packet, std::string_view ending,
                                   std::string_view bytes )
  {
    const std::string name = deviceFileName( packet, ending );
    mFiles.add( std::filesystem::path( mOptions.folder.toStdString() ) / name, bytes,
                FileKind::Confidential );
    mFolder.putBeside( name );
  }

  void PacketSheaf::finish()
  {
    if ( mPages == 0 )
      return;
    const PageOptions &page = mOptions.page;
    if ( page.role == Role::Public )
      mAll.tag( languages()[page.languages.indices().front()].code,
                { page.lines( "public.picture" ).toStdString() } );
    inFolder( sheafFileName( mOptions.onlyChanges ? "changed" : "all", page.role ), mAll, nullptr );
    if ( !mOptions.output.isEmpty() )
      file( mOptions.output.toStdString(), mAll );
  }

  void PacketSheaf::inFolder( const std::string &name, const PdfWriter &pdf, const PlannedPacket *packet )
  {
    if ( mOptions.folder.isEmpty() )
      return;
    file( std::filesystem::path( mOptions.folder.toStdString() ) / name, pdf );
    mFolder.put( name, packet );
  }

  void PacketSheaf::file( const std::filesystem::path &path, const PdfWriter &pdf )
  {
    const Role role = mOptions.page.role;
    mFiles.add( path, pdf.bytes( "Home visits" ),
                role == Role::Leader   ? FileKind::Confidential
                : role == Role::Public ? FileKind::Plan
                                       : FileKind::Paper );
  }
}
