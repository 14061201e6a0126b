// SPDX-License-Identifier: GPL-2.0-or-later
// QGIS writes who saved a project unless its setting says not to: while one of these lives it says so, and
// afterwards what it said before.
//   const NamelessProject nameless;
//   project.write( file );
#pragma once
#include <qgssettings.h>

#include <QVariant>

namespace doorstep
{
  class NamelessProject
  {
    public:
      NamelessProject() : mBefore( QgsSettings().value( mKey ) ) { QgsSettings().setValue( mKey, true ); }
      NamelessProject( const NamelessProject & ) = delete;
      NamelessProject &operator=( const NamelessProject & ) = delete;
      ~NamelessProject()
      {
        if ( mBefore.isValid() )
          QgsSettings().setValue( mKey, mBefore );
        else
          QgsSettings().remove( mKey );
      }

    private:
      const QString mKey = QStringLiteral( "core/projects/anonymize_saved_projects" );
      QVariant mBefore;
  };
}
