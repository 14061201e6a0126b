// The project that teammaps leaves for editing: every layer of the plan, styled, and the pages of this run as
// an atlas layout, marked as drafts. It has relative paths, no author and no leader's page (privacy 13).
#pragma once
#include "print/packet_maker.h"

#include <map>

namespace doorstep
{
  class DraftProject final : public PageWatcher
  {
    public:
      DraftProject( const PrintEvent &event, const PacketMaker &maker, const PageOptions &options )
          : mEvent( event ), mMaker( maker ), mOptions( options )
      {
      }
      void exported( PageTemplate &page, const MapSheet *sheet, const PageLabel &label,
                     const QgsLabelingResults *labels ) override;

      // Writes path (*.qgz) and beside it <name>_data.gpkg, both or none. Throws InputError.
      void write( const QString &path );

    private:
      void writeLayers( const QString &geopackage ) const;
      void addLayout( QgsProject &project, bool landscape,
                      const std::map<PageLayer, QgsVectorLayer *> &layers, QgsVectorLayer *pages ) const;

      const PrintEvent &mEvent;
      const PacketMaker &mMaker;
      PageOptions mOptions;
      std::map<PageLayer, QgsFeatureList> mFeatures; // each with the name of its page as last attribute
      QgsFeatureList mPages;
  };
}
