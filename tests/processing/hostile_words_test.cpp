// SPDX-License-Identifier: GPL-2.0-or-later
// Words are data: no text of a layer, a table or a parameter is read as an expression, a date, HTML, a
// placeholder or a path, on a page, in a file's name, in a report or in a project, whoever it is for.
#include "plan_run.h"
#include "processing/planzones_algorithm.h"
#include "teammaps_event.h"

#include <qgslayoutitemlabel.h>
#include <qgslayoutmanager.h>
#include <qgsprintlayout.h>
#include <qgsproject.h>

#include <QFileInfo>

namespace doorstep::test
{
  namespace
  {
    // What each would become if it were read: none of these words may be seen.
    struct Words
    {
        const char *text, *shown, *never;
    };
    const QString long300( 300, QChar( 'W' ) );

    std::vector<Words> hostileWords()
    {
      return { { "[% env('DOORSTEP_TEST_PASSPHRASE') %]", "[% env('DOORSTEP_TEST_PASSPHRASE') %]",
                 "correct horse" },
               { "[% 6*7 %] [%@qgis_os_name%]", "[% 6*7 %]", "42" },
               { "[[%1+41%]", "[[%1+41%]", "42" },
               { "$CURRENT_DATE(yyyy)", "$CURRENT_DATE(yyyy)", nullptr },
               { "<b>B&amp;B</b><img src=x>", "<b>B&amp;B</b>", nullptr },
               { "T%1 %2 %3 %L4 %n", "T%1 %2 %3 %L4 %n", nullptr },
               { "two\nlines\tand\x01more", "two lines and more", nullptr },
               { "../../x/.hidden", "../../x/.hidden", nullptr },
               { ".dot", ".dot", nullptr },
               { "\xE2\x80\xAEright to left", "right to left", nullptr } };
    }

    class HostileWords : public TeamMapsRun
    {
      protected:
        HostileWords()
        {
          keepFirstZone();
          mCrosswalk.entries.resize( 4 );
        }

        // In every field that a page shows.
        void plant( const QString &text )
        {
          for ( const char *member : { "Lead1", "Helper1" } )
            set( mRoster, "team", text, "member", member );
          set( mZones, "team", text, "zone", 1 );
          set( mZones, "staging", text, "zone", 1 );
          for ( const char *column : { "text_en", "text_es", "block_en", "block_es" } )
            set( mDirections, column, text, "zone", 1 );
          set( mVisits, "language", "es;" + text, "zone", 1 );
          set( mStaging, "staging", text, "staging", mStagingName );
          set( mRoster, "staging", text, "staging", mStagingName );
          set( mStreets, "name", text, "name", mStreetName );
          mStagingName = mStreetName = text;
          QgsFeatureIterator all = mRoster->getFeatures();
          for ( QgsFeature feature; all.nextFeature( feature ); )
            mRoster->dataProvider()->changeAttributeValues(
                { { feature.id(), { { mRoster->fields().lookupField( "vehicle" ), text } } } } );
          for ( CrosswalkEntry &entry : mCrosswalk.entries )
            for ( auto &[field, value] : entry.sealed )
              value = text.toStdString();
        }

        QVariantMap worded( const char *role, const QString &text )
        {
          QVariantMap all =
              QLatin1String( role ) == QLatin1String( "leader" ) ? leaderParameters() : parameters( role );
          for ( const char *name :
                { "EVENT", "DATE", "RETURN_BY", "PURPOSE", "DISTRICT", "CONTACT", "RETURN_TO" } )
            all[name] = text;
          return all;
        }

        QString mStagingName = "Central School", mStreetName = "E 5th St";
    };
  }

  TEST_F( HostileWords, pagesShowThemAsTheyAre )
  {
    const QDir folder( mFolder.path() );
    for ( const Words &words : hostileWords() )
    {
      const QString text = QString::fromUtf8( words.text );
      plant( text );
      for ( const char *role : { "team", "volunteer", "leader", "public" } )
      {
        SCOPED_TRACE( std::string( role ) + ": " + words.text );
        QDir( at( "maps" ) ).removeRecursively();
        for ( const char *file : { "event.dsxwalk", "register.csv" } )
          QFile::remove( at( file ) );
        ASSERT_TRUE( run( worded( role, text ) ) ) << log();
        QString seen = textOf( at( "maps/all_" + QString( role ) + ".pdf" ) ).remove( ' ' );
        // The digits of a page's entry in the register are random, and may be those of a sum.
        seen.remove( QRegularExpression( "[0-9]+:[0-9a-f]{6}(?=·)" ) );
        EXPECT_TRUE( seen.contains( QString::fromUtf8( words.shown ).remove( ' ' ) ) ) << seen.toStdString();
        if ( words.never )
          EXPECT_FALSE( seen.contains( QString( words.never ).remove( ' ' ) ) ) << seen.toStdString();
        // No file lies outside, is hidden or has other letters than a file system anywhere takes.
        QStringList made = files();
        // The ledger of the public page's releases, whose names are no one's words.
        for ( const char *ledger : { "doorstep-releases.dsledger", "doorstep-releases.dsledgerkey" } )
          made.removeAll( ledger );
        for ( const QString &file : made )
          EXPECT_TRUE(
              QRegularExpression( "^(maps/)?[A-Za-z0-9][A-Za-z0-9_]*\\.pdf$" ).match( file ).hasMatch() )
              << file.toStdString();
        EXPECT_FALSE( said( "correct horse" ) );
      }
    }
  }

  TEST_F( HostileWords, longNamesStayOnTheirPages )
  {
    plant( long300 );
    for ( const char *role : { "team", "volunteer", "leader", "public" } )
    {
      SCOPED_TRACE( role );
      QFile::remove( at( "event.dsxwalk" ) );
      ASSERT_TRUE( run( worded( role, long300 ) ) ) << log();
      for ( const QString &file : files() )
        EXPECT_LE( QFileInfo( file ).fileName().size(), 120 ) << file.toStdString();
      const QString text = textOf( at( "maps/all_" + QString( role ) + ".pdf" ) );
      EXPECT_TRUE( text.contains( QString::fromUtf8( "WWW…" ) ) ) << "cut, and seen to be cut";
      if ( QLatin1String( role ) != QLatin1String( "public" ) )
        EXPECT_TRUE( text.contains( "Zone 1" ) ) << "the zone is told whatever the team is called";
    }
  }

  // The drafts in a project: opened, its labels show what the page showed.
  TEST_F( HostileWords, projectsShowThemAsTheyAre )
  {
    const QString text = "[% env('DOORSTEP_TEST_PASSPHRASE') %] %1 <i>x</i>";
    plant( text );
    QVariantMap all = worded( "team", text );
    all["PROJECT"] = at( "event.qgz" );
    ASSERT_TRUE( run( all ) ) << log();
    QgsProject project;
    ASSERT_TRUE( project.read( at( "event.qgz" ) ) );
    int layouts = 0, shown = 0;
    for ( QgsPrintLayout *layout : project.layoutManager()->printLayouts() )
    {
      ++layouts;
      QList<QgsLayoutItemLabel *> labels;
      layout->layoutItems( labels );
      for ( QgsLayoutItemLabel *label : labels )
      {
        EXPECT_FALSE( label->currentText().contains( "correct horse" ) )
            << label->currentText().toStdString();
        shown += label->currentText().contains( text.left( 12 ) ) ? 1 : 0; // a long one is cut
      }
    }
    EXPECT_GE( layouts, 1 );
    EXPECT_GE( shown, layouts );
    for ( const QgsMapLayer *layer : project.mapLayers() )
      EXPECT_FALSE( layer->name().contains( '%' ) || layer->name().contains( "env" ) )
          << layer->name().toStdString();
  }

  // Two desks whose names differ in letters that no file name has both get their papers.
  TEST_F( HostileWords, noDeskLosesItsPapersToAnother )
  {
    addZone( 2, 4 );
    addZone( 3, 4 );
    set( mZones, "staging", "Oak/1", "zone", 1 );
    set( mZones, "staging", "Oak 1", "zone", 2 );
    ASSERT_TRUE( run( parameters( "team" ) ) ) << log();
    const QStringList desks = files().filter( "staging_" );
    EXPECT_EQ( desks, ( QStringList{ "maps/staging_Central_School.pdf", "maps/staging_Oak_1.pdf",
                                     "maps/staging_Oak_1_2.pdf" } ) );
    EXPECT_TRUE( textOf( at( desks[1] ) ).contains( "Oak 1" ) );
    EXPECT_TRUE( textOf( at( desks[2] ) ).contains( "Oak/1" ) );
  }

  namespace
  {
    class HostileReport : public PlanRun
    {
    };
  }

  TEST_F( HostileReport, reportsShowThemAsTheyAre )
  {
    for ( const char *text : { "<script>alert(1)</script>", "[% env('DOORSTEP_TEST_PASSPHRASE') %]", "%1 %2",
                               "\"><img src=x onerror=y>", "a\nb" } )
    {
      SCOPED_TRACE( text );
      const Layer stagings = layer( "Point", "staging" );
      add( stagings, point( 600, 610 ), { QString( text ) } );
      const Layer planned = visits( visitRows( 8 ) );
      for ( QgsFeatureId id = 1; id <= 8; ++id )
        planned->dataProvider()->changeAttributeValues( { { id, { { 0, text + QString::number( id ) } } } } );
      ASSERT_TRUE( run( PlanZonesAlgorithm(), { { "VISITS", value( planned ) },
                                                { "STAGING", value( stagings ) },
                                                { "TEAM_MINUTES", 200 },
                                                { "STEPS", 50 },
                                                { "OUTPUT_VISITS", "memory:" },
                                                { "OUTPUT_ZONES", "memory:" },
                                                { "OUTPUT_HTML", at( "plan.html" ) } } ) )
          << log();
      const std::string html = readWhole( at( "plan.html" ).toStdString() );
      for ( const char *never : { "<script>alert", "<img", "correct horse" } )
        EXPECT_EQ( html.find( never ), std::string::npos ) << never;
    }
  }
}
