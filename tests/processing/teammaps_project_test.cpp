// SPDX-License-Identifier: GPL-2.0-or-later
// The project of drafts: clean (privacy 13), no more than the role may see (privacy 4, 5, 14), and each page
// as a layout that draws what was printed. And flat PDFs (privacy 12).
#include "teammaps_event.h"

#include "privacy/leak_scan.h"

#include <qgslayoutexporter.h>
#include <qgslayoutitemlabel.h>
#include <qgslayoutitemlegend.h>
#include <qgslayoutitemmanualtable.h>
#include <qgslayoutitemmap.h>
#include <qgslayoutmanager.h>
#include <qgslayoutmultiframe.h>
#include <qgsprintlayout.h>
#include <qgsproviderregistry.h>
#include <qgsprovidersublayerdetails.h>
#include <qgsziputils.h>

namespace doorstep::test
{
  namespace
  {
    QString projectText( const QString &qgz, const QString &folder )
    {
      QStringList parts;
      EXPECT_TRUE( QgsZipUtils::unzip( qgz, folder, parts ) );
      EXPECT_EQ( parts.size(), 1 ) << "no attachment";
      QFile file( parts.value( 0 ) );
      EXPECT_TRUE( file.open( QIODevice::ReadOnly ) );
      return QString::fromUtf8( file.readAll() );
    }

    QStringList layersOf( const QString &geopackage )
    {
      QStringList names;
      for ( const QgsProviderSublayerDetails &layer :
            QgsProviderRegistry::instance()->querySublayers( geopackage ) )
        names << layer.name();
      return names;
    }
  }

  class TeamMapsProject : public TeamMapsRun
  {
    protected:
      bool runWithProject( const char *role )
      {
        QVariantMap all = role == std::string_view( "leader" ) ? leaderParameters() : parameters( role );
        all["PROJECT"] = at( "event.qgz" );
        return run( all );
      }
  };

  TEST_F( TeamMapsProject, Privacy13_NoPersonNoPathAndNothingConfidential )
  {
    qputenv( "USER", "canary-user" );
    const std::vector<std::string> markers = {
        mFolder.path().toStdString(), "Firstname", "SIS1001", "101 E 5TH ST", "ring twice", "canary-user" };
    for ( const char *role : { "team", "volunteer", "leader", "public" } )
    {
      ASSERT_TRUE( runWithProject( role ) ) << log();
      const std::vector<std::filesystem::path> written = { at( "event.qgz" ).toStdString(),
                                                           at( "event_data.gpkg" ).toStdString() };
      for ( const LeakHit &hit : scanForLeaks( written, markers ) )
        ADD_FAILURE() << role << ": " << markers[hit.marker] << " in " << hit.file << ' ' << hit.where;
      QTemporaryDir folder;
      const QString text = projectText( at( "event.qgz" ), folder.path() );
      EXPECT_FALSE( text.contains( QRegularExpression( "saveUser(Full)?=\"[^\"]" ) ) ) << role;
      EXPECT_FALSE( text.contains( QRegularExpression( "<author>[^<]" ) ) ) << role;
      EXPECT_FALSE( text.contains( "Copy 1" ) ) << "a draft is no copy";
      EXPECT_TRUE(
          QDir( mFolder.path() ).entryList( { ".doorstep-*" }, QDir::AllEntries | QDir::Hidden ).isEmpty() );
    }
  }

  // QGIS warns of every font that it misses when a project is opened; the pages need Open Sans anyway.
  TEST_F( TeamMapsProject, asksForOneFontOnly )
  {
    for ( const char *role : { "team", "public" } )
    {
      ASSERT_TRUE( runWithProject( role ) ) << log();
      QTemporaryDir folder;
      const QString text = projectText( at( "event.qgz" ), folder.path() );
      QSet<QString> fonts;
      for ( auto found = QRegularExpression( "fontFamily=\"([^\"]*)\"" ).globalMatch( text );
            found.hasNext(); )
        fonts << found.next().captured( 1 );
      EXPECT_EQ( fonts, QSet<QString>{ "Open Sans" } )
          << role << ": " << fonts.values().join( ", " ).toStdString();
    }
  }

  TEST_F( TeamMapsProject, Privacy04_LayersHaveTheRolesFieldsAlone )
  {
    const QStringList ofPages = { "fid",  "inset", "page",   "label", "width", "name",
                                  "kind", "size",  "inside", "need",  "part",  "text" };
    for ( const char *id : { "team", "volunteer", "public" } )
    {
      const Role role = roleFromId( id );
      ASSERT_TRUE( runWithProject( id ) ) << log();
      const QStringList layers = layersOf( at( "event_data.gpkg" ) );
      EXPECT_EQ( layers.contains( "visits" ), role == Role::Team ) << id;
      EXPECT_EQ( layers.contains( "routes" ), role == Role::Team ) << id;
      EXPECT_EQ( layers.contains( "zones" ), role != Role::Public ) << id;
      EXPECT_TRUE( layers.contains( "streets" ) && layers.contains( "staging" ) ) << id;
      for ( const QString &name : layers )
      {
        const QgsVectorLayer layer( at( "event_data.gpkg|layername=" ) + name, name );
        for ( const QgsField &field : layer.fields() )
          EXPECT_TRUE( ofPages.contains( field.name() ) || mayShow( role, field.name().toStdString() ) )
              << id << ": " << name.toStdString() << '.' << field.name().toStdString();
        // Privacy 5 and 14: no point of a layer, and no end of a line, is a door.
        if ( role == Role::Team )
          continue;
        QgsFeatureIterator visits = mVisits->getFeatures();
        QgsFeature visit, feature;
        const QgsCoordinateTransform toLayer( mVisits->crs(), layer.crs(), QgsCoordinateTransformContext() );
        while ( visits.nextFeature( visit ) )
        {
          const QgsPointXY door = toLayer.transform( visit.geometry().asPoint() );
          QgsFeatureIterator features = layer.getFeatures();
          while ( features.nextFeature( feature ) )
          {
            const QgsGeometry geometry = feature.geometry();
            for ( auto v = geometry.vertices_begin(); v != geometry.vertices_end(); ++v )
              EXPECT_GT( QgsPointXY( *v ).distance( door ), 5 ) << id << ": " << name.toStdString();
          }
        }
      }
    }
  }

  TEST_F( TeamMapsProject, everyPageIsALayoutThatDrawsIt )
  {
    ASSERT_TRUE( runWithProject( "team" ) ) << log();
    QgsProject project;
    ASSERT_TRUE( project.read( at( "event.qgz" ) ) );
    for ( const QgsMapLayer *layer : project.mapLayers() )
      EXPECT_TRUE( layer->isValid() ) << layer->name().toStdString();
    const QList<QgsPrintLayout *> layouts = project.layoutManager()->printLayouts();
    int printed = 0;
    for ( int zone = 1; zone <= 3; ++zone )
      printed += pagesOf( at( QStringLiteral( "maps/zone_0%1_team_T%1_copy_1.pdf" ).arg( zone ) ) ).size();
    EXPECT_GE( layouts.size(), printed );
    QString text;
    int asTable = 0, own = 0;
    for ( QgsPrintLayout *layout : layouts )
    {
      // A cell says how it is lettered only where that is not its table's way.
      for ( QgsLayoutMultiFrame *frame : layout->multiFrames() )
        if ( const auto *table = qobject_cast<QgsLayoutItemManualTable *>( frame ) )
          for ( const QgsTableRow &row : table->tableContents() )
            for ( const QgsTableCell &cell : row )
              if ( cell.textFormat().isValid() )
              {
                ++own;
                EXPECT_EQ( cell.textFormat().families(), table->contentTextFormat().families() );
              }
              else
                ++asTable;
      if ( !layout->name().startsWith( "Draft: Team T2" ) )
        continue;
      QList<QgsLayoutItemMap *> maps;
      layout->layoutItems( maps );
      for ( const QgsLayoutItemMap *map : maps )
      {
        EXPECT_FALSE( map->layers().isEmpty() );
        for ( const QgsMapLayer *layer : map->layers() )
          EXPECT_TRUE( layer && layer->isValid() );
      }
      QgsLayoutExporter exporter( layout );
      QgsLayoutExporter::PdfExportSettings settings;
      settings.textRenderFormat = Qgis::TextRenderFormat::AlwaysText;
      settings.forceVectorOutput = true;
      ASSERT_EQ( exporter.exportToPdf( at( "draft.pdf" ), settings ), QgsLayoutExporter::Success );
      const QString page = textOf( at( "draft.pdf" ) );
      EXPECT_TRUE( page.contains( "DRAFT, NOT FOR ISSUE" ) ) << page.toStdString();
      text += page + ' ';
    }
    EXPECT_GT( asTable, 20 );
    EXPECT_GT( own, 20 );
    for ( const char *words : { "T2", "Z2-S1", "Z2-S4", "34 CFR 99.33", "E 5th St", "staging", "1 inch =" } )
      EXPECT_TRUE( text.contains( words ) ) << words << " is not on\n" << text.toStdString();
    for ( const char *words : { "Z1-S", "Z3-S", "Copy" } )
      EXPECT_FALSE( text.contains( words ) ) << words;
    // The map's discs and the table's numbers: four stops, not those of three zones.
    EXPECT_EQ( text.count( QRegularExpression( "\\bZ\\d-S\\d\\b" ) ), 4 );
    // A legend has each entry once.
    EXPECT_EQ( text.count( QRegularExpression( "\\bout and back\\b" ) ), 1 ) << text.toStdString();
  }

  TEST_F( TeamMapsProject, Privacy12_FilesAreFlat )
  {
    ASSERT_TRUE( runWithProject( "team" ) ) << log();
    ASSERT_TRUE( runWithProject( "leader" ) ) << log();
    int pdfs = 0;
    for ( const QString &file : files().filter( ".pdf" ) )
    {
      ++pdfs;
      const std::string bytes = readWhole( at( file ).toStdString() );
      for ( const char *word : { "/Author", "/Creator", "/CreationDate", "/ModDate", "/Metadata", "/OCG",
                                 "/OCProperties", "/EmbeddedFile", "/Annot", "/VP", "/Measure", "/LGIDict",
                                 "/GPTS", "/JavaScript", "/AcroForm", "/StructTreeRoot" } )
        EXPECT_EQ( bytes.find( word ), std::string::npos ) << file.toStdString() << ' ' << word;
    }
    EXPECT_EQ( pdfs, 3 + 1 + 1 + 3 + 1 );
  }

  TEST_F( TeamMapsProject, Privacy15_ThePublicSheetHasNoSmallCount )
  {
    // Three zones of four homes each are told as one area of twelve.
    ASSERT_TRUE( runWithProject( "public" ) ) << log();
    const QString text = textOf( at( "maps/all_public.pdf" ) );
    EXPECT_FALSE( text.contains( QRegularExpression( "Central School\\s+\\d+\\s+[1-9]\\s" ) ) )
        << text.toStdString();
    EXPECT_TRUE( text.contains( QRegularExpression( "Central School\\s+3\\s+12\\b" ) ) )
        << text.toStdString();
  }
}
