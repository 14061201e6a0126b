// A page as QGIS's layouts drew it: the file, and what was lettered on each of its maps.
#pragma once
#include "print/page_template.h"

#include <qgslabelingresults.h>

#include <map>
#include <memory>
#include <string>

namespace doorstep
{
  struct DrawnPage
  {
      std::string bytes;
      std::map<QString, std::unique_ptr<QgsLabelingResults>> labels; // by the map item's uuid

      // Of the map with that id; null where it has none.
      const QgsLabelingResults *of( const PageTemplate &page, const QString &id ) const;
  };

  // Throws InputError where memory or open files run out. Nothing is written to a disk.
  DrawnPage drawPage( PageTemplate &page );
}
