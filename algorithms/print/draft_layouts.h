// SPDX-License-Identifier: GPL-2.0-or-later
// The pages of a run as the layouts of a project, in the project file's XML. A layout is written once, while
// its page is there: read into the project and written again it would take most of a run's time.
//   layouts.add( page.layout(), "./event_data.gpkg", layers );
//   layouts.putInto( projectText );
#pragma once
#include <QByteArray>
#include <QHash>
#include <QString>

class QDomElement;
class QgsPrintLayout;

namespace doorstep
{
  class PageLayers;

  class DraftLayouts
  {
    public:
      // data: the GeoPackage's path in the project. Layers of the page are found there by their names; those
      // that show nothing on it are left out.
      void add( QgsPrintLayout &layout, const QString &data, const PageLayers &layers );

      // project: a project file's XML without layouts. Throws InputError where it has no place for them.
      void putInto( QByteArray &project ) const;

    private:
      QString shortFormat( const QString &format, const QString &ofTable );
      void shortenFormats( const QDomElement &table );

      QByteArray mLayouts;
      QHash<QString, QString> mShort; // a cell's format as QGIS writes it, and what of it tells anything
  };
}
