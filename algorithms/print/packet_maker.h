// SPDX-License-Identifier: GPL-2.0-or-later
// Makes packets: for each zone the sheets with the map and the lists, drawn by QGIS's layouts and put
// together as one flat PDF.
//   PacketMaker maker( event, options ); PdfWriter pages = maker.packet( { .zone = &zone, .copy = "Copy 1" }
//   );
#pragma once
#include "print/page_layers.h"
#include "print/page_options.h"
#include "print/page_painter.h"
#include "print/page_template.h"
#include "print/staging_lines.h"
#include "print/stop_table.h"
#include "print/street_names.h"
#include "sheet/pdf_file.h"
#include "sheet/sheet_plan.h"

#include <qgsproject.h>

#include <map>

class QgsLabelingResults;

namespace doorstep
{
  struct PageLabel;
  struct Overview;
  struct PacketChange;

  // Sees each page before it is exported and after: the tests' layout checker, the project of drafts.
  class PageWatcher
  {
    public:
      virtual ~PageWatcher() = default;
      // Null sheet: a page of lists. labels: of the map; null where there is none.
      virtual void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                             const QgsLabelingResults *labels ) = 0;
  };

  struct PacketOrder
  {
      const PrintZone *zone = nullptr;
      QString copy; // "Copy 2"
      bool draft = true;
      const Households *households = nullptr; // the leader's
      int pagesBefore = 0, pagesBehind = 0;   // of the district's own, bound in
  };

  class PacketMaker
  {
    public:
      PacketMaker( const PrintEvent &event, const PageOptions &options );

      // How many pages the packet will have: the register notes it before anything is drawn.
      int pageCount( const PacketOrder &order );
      PdfWriter packet( const PacketOrder &order );
      // What the head of one of the district's own pages says that is bound into the packet.
      std::string guestMark( const PacketOrder &order, int page, int pages ) const;
      // The public page.
      PdfWriter overview( const Overview &shown );
      // Index of teams, and a sheet to check them out and in, for one staging place.
      PdfWriter stagingPapers( const QString &staging, const std::vector<TeamLine> &teams );
      // For any door: what to say there, and a sheet of slips to leave where nobody is home.
      PdfWriter doorPage();
      PdfWriter slips();
      // What became of packets since they were printed.
      PdfWriter changesList( const std::vector<PacketChange> &changes );

      void watch( PageWatcher *watcher ) { mWatcher = watcher; }
      const PageLayers &layers() const { return mLayers; }

    private:
      struct ListPage
      {
          RowRun stops;
          std::vector<RowRun> steps;
          double stepsTop = 0;
      };
      struct Lists
      {
          PageTable stops, steps;
          PageTable frontSteps;      // the steps again, as wide as a column of the strip on the map's sheet
          std::vector<RowRun> front; // those in the strip
          QStringList key;           // of the outcomes' boxes
          std::vector<ListPage> pages;
          SheetSize size;
          PageFrames frames;
          double column = 0, frontColumn = 0;
      };
      struct Laid
      {
          SheetPlan plan;
          Lists lists;
      };
      // Laid out once for all packets of a zone.
      const Laid &laid( const PacketOrder &order );
      SheetPlan planOf( const PacketOrder &order, SheetSize strip ) const;
      // The directions under the stop table of a sheet with both, in columns of about one length.
      struct ListedSteps
      {
          PageTable steps;
          std::vector<RowRun> columns;
          double width = 0, height = 0; // of a column
      };
      ListedSteps listedSteps( const PrintZone &zone, double width ) const;
      struct ListForm
      {
          RowSpacing spacing = RowSpacing::Comfortable;
          DirectionsForm directions = DirectionsForm::Steps;
          bool withWay = false; // the directions in the stop table, not in columns behind it
      };
      class ListTables;
      // In the form that takes the fewest sheets.
      Lists listsOf( const SheetPlan &plan, ListTables &tables ) const;
      Lists listsOf( const SheetPlan &plan, SheetSize size, const ListForm &form, ListTables &tables ) const;
      // In the first of these forms that saves a sheet.
      void useForms( Laid &laid, const std::vector<ListForm> &forms, ListTables &tables ) const;
      // With the first directions under or beside the map, where that costs it no scale and saves a sheet.
      void useStrip( Laid &laid, const std::vector<ListForm> &forms, ListTables &tables ) const;
      static void putSteps( PageTemplate &page, const PageTable &steps, const std::vector<RowRun> &columns,
                            const Box &first );
      void mapPage( const PacketOrder &order, const Laid &laid, std::size_t number, const PageLabel &label,
                    PagePainter &painter );
      void putInset( PageTemplate &page, QgsLayoutItemMap &map, const char *id, const SheetInset &inset,
                     const QList<QgsMapLayer *> &layers );
      void listPage( const PacketOrder &order, const Lists &lists, const ListPage &list,
                     const PageLabel &label, PagePainter &painter );
      // Under the stop table: what the codes mean, and where the time of return is written.
      QStringList keyLines( double width ) const;
      double keyHeight( const QStringList &key ) const;
      void putKey( PageTemplate &page, const QStringList &key, const Box &box ) const;
      // The public page's map above a table as high as that, if it fits; 0: none.
      MapSheet publicSheet( const std::vector<Point> &points, double tableHeight ) const;
      // A table for the staging desk, as many pages as it takes.
      PdfWriter deskPages( const PageTable &table, const QString &title );
      // role: as the head says it; empty: the pages' own.
      PdfWriter tablePdf( const PageTable &table, const QString &title, const QString &role );
      void tablePages( const PageTable &table, PageLabel label, PagePainter &painter );
      std::vector<RowRun> pagesOf( const PageTable &table ) const; // the rows of each
      void exportPage( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                       PagePainter &painter );
      void tell( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                 const PageLetters &letters );
      // The names that QGIS found no room for.
      QList<QgsLayoutItem *> nameStreets( PageTemplate &page, const PacketOrder &order, const MapSheet &sheet,
                                          const SheetPlan &plan, const NeededNames &needed,
                                          const PageLetters &letters );

      const PrintEvent &mEvent;
      PageOptions mOptions;
      // Without the database of styles, which costs more than a page.
      QgsProject mProject{ nullptr, Qgis::ProjectCapabilities() };
      PageLayers mLayers;
      QgsTextFormat mTableFormat, mDirectionsFormat;
      bool mIsArranged = true; // the parts of a sheet lie where they fit, and not where the template has them
      std::map<std::pair<const PrintZone *, const Households *>, Laid> mLaid;
      PageWatcher *mWatcher = nullptr;
  };

  // Of the lists; the other texts fall back to the same fonts.
  QFont textFontOf( const PageOptions &options );
  // Sets what a map item shows.
  void showView( QgsLayoutItemMap &map, const MapView &view, const QgsCoordinateReferenceSystem &crs );
  // The rectangle, in metres, that holds all of a turned map.
  QgsRectangle reachOf( const MapView &view );
}
