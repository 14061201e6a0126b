// SPDX-License-Identifier: GPL-2.0-or-later
#include "page_font.h"

#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QString>

#include <dlfcn.h>
#include <filesystem>
#include <system_error>

namespace doorstep
{
  void loadPageFont()
  {
    const QString family = QStringLiteral( "Open Sans" );
    if ( QFontInfo( QFont( family ) ).family() == family )
      return;
    Dl_info self{};
    if ( !dladdr( reinterpret_cast<void *>( &loadPageFont ), &self ) )
      return;
    const std::filesystem::path folder = std::filesystem::path( self.dli_fname ).parent_path() / "fonts";
    std::error_code isNotThere; // the system's package lets the system bring the font
    for ( const auto &file : std::filesystem::directory_iterator( folder, isNotThere ) )
      if ( file.path().extension() == ".ttf" )
        QFontDatabase::addApplicationFont( QString::fromStdString( file.path().string() ) );
  }
}
