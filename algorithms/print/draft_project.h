// SPDX-License-Identifier: GPL-2.0-or-later
// The project that teammaps leaves for editing: the layers of the plan, styled, and every page of this run as
// a layout of its own, with its insets, table and legend, marked as a draft. It has relative paths, no author
// and no leader's page (privacy 13), and no layer that says more than the run's role may see (privacy 4).
#pragma once
#include "print/draft_layouts.h"
#include "print/packet_maker.h"

#include <map>
#include <set>

namespace doorstep
{
  class FileSet;

  class DraftProject final : public PageWatcher
  {
    public:
      DraftProject( const PrintEvent &event, const PacketMaker &maker, const PageOptions &options,
                    const QString &path )
          : mEvent( event ), mMaker( maker ), mOptions( options ), mPath( path )
      {
      }
      void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                     const QgsLabelingResults *labels ) override;

      // Writes path (*.qgz) and <name>_data.gpkg among the run's files. Throws InputError.
      void write( FileSet &files );

    private:
      QString dataFile() const;
      void writePageLayers( const QString &geopackage ) const;
      void addPageLayers( QgsProject &project, const QString &geopackage ) const;

      const PrintEvent &mEvent;
      const PacketMaker &mMaker;
      PageOptions mOptions;
      std::map<PageLayer, QgsFeatureList> mFeatures; // each with the name of its page as last attribute
      QString mPath;
      std::set<QString> mDrafts; // names
      DraftLayouts mLayouts;
  };
}
