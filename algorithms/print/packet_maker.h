// Makes packets: for each zone the sheets with the map and the lists, drawn by QGIS's layouts and put together as
// one flat PDF.
//   PacketMaker maker( event, options ); PdfWriter pages = maker.packet( zone, "Copy 1" );
#pragma once
#include "print/page_layers.h"
#include "print/page_options.h"
#include "print/page_template.h"
#include "print/pdf_file.h"
#include "print/sheet_plan.h"
#include "print/stop_table.h"

#include <qgsproject.h>

#include <QTemporaryDir>

namespace doorstep
{
  struct PageLabel;

  // A page as it was exported, for whoever wants to check it.
  class PageWatcher
  {
    public:
      virtual ~PageWatcher() = default;
      virtual void exported( PageTemplate &page, const MapSheet *sheet, QgsLabelingResults *labels ) = 0;
  };

  class PacketMaker
  {
    public:
      PacketMaker( const PrintEvent &event, const PageOptions &options );
      PdfWriter packet( const PrintZone &zone, const QString &copy );
      PdfWriter overview( std::int64_t smallest );
      void watch( PageWatcher *watcher ) { mWatcher = watcher; }

    private:
      void mapPage( const PrintZone &zone, const ZonePlan &plan, const MapSheet &sheet, PageLabel label, PdfWriter &pdf );
      void exportPage( PageTemplate &page, const MapSheet *sheet, PdfWriter &pdf );

      const PrintEvent &mEvent;
      PageOptions mOptions;
      QgsProject mProject;
      PageLayers mLayers;
      QTemporaryDir mFolder;
      QgsTextFormat mTableFormat, mDirectionsFormat;
      PageWatcher *mWatcher = nullptr;
  };
}
