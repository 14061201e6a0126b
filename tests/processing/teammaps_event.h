// SPDX-License-Identifier: GPL-2.0-or-later
// A plan of three zones on a made-up grid, as planzones and assignteams write it, its roster and its sealed
// crosswalk, for the tests of teammaps; and what a run of it leaves.
#pragma once
#include "algorithm_run.h"
#include "base/file.h"
#include "pdf_by_hand.h"
#include "privacy/crosswalk.h"
#include "privacy/register.h"
#include "processing/teammaps_algorithm.h"

#include <QProcess>

#include <fstream>

namespace doorstep::test
{
  // A page that says a word.
  inline void writePdf( const QString &path, const std::string &word )
  {
    const std::string drawing = "BT /F1 24 Tf 72 700 Td (" + word + ") Tj ET";
    std::ofstream( path.toStdString() ) << pdfOf(
        { "<</Type/Catalog/Pages 2 0 R>>",
          "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]/Resources<</Font<</F1 5 0 R>>>>>>",
          "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>", pdfStream( drawing ),
          "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>" } );
  }

  class TeamMapsRun : public AlgorithmRun
  {
    protected:
      TeamMapsRun()
      {
        qputenv( "DOORSTEP_TEST_PASSPHRASE", "correct horse" );
        mOwn = QStringList{ "register.csv", "event.dsxwalk", "event.dsregkey", "doorstep-manifest.csv",
                            ".doorstep-packets.csv" };
        for ( int line = 0; line <= 6; ++line )
        {
          const double at = line * 120.0;
          add( mStreets,
               QStringLiteral( "LineString(%1 %2,%3 %2)" ).arg( EAST ).arg( NORTH + at ).arg( EAST + 2000 ),
               { QStringLiteral( "E %1th St" ).arg( line + 4 ) } );
        }
        for ( int line = 0; line <= 16; ++line )
          add( mStreets,
               QStringLiteral( "LineString(%1 %2,%1 %3)" )
                   .arg( EAST + line * 120 )
                   .arg( NORTH )
                   .arg( NORTH + 720 ),
               { QStringLiteral( "N Elm %1 Ave" ).arg( line ) } );
        add( mStaging, QStringLiteral( "Point(%1 %2)" ).arg( EAST ).arg( NORTH ), { "Central School" } );
        for ( int zone = 1; zone <= 3; ++zone )
        {
          addZone( zone, 4 );
          addMember( QStringLiteral( "T%1" ).arg( zone ), QStringLiteral( "Lead%1" ).arg( zone ), "leader",
                     "yes", "yes" );
          addMember( QStringLiteral( "T%1" ).arg( zone ), QStringLiteral( "Helper%1" ).arg( zone ), "member",
                     "no", "yes" );
        }
      }

      // A zone 600 metres wide with its stops along E 5th St, the directions to each, and their households.
      void addZone( int zone, int stops )
      {
        const double x = EAST + ( zone - 1 ) * 600;
        add( mZones,
             QStringLiteral( "MultiPolygon(((%1 %2,%3 %2,%3 %4,%1 %4,%1 %2)))" )
                 .arg( x )
                 .arg( NORTH )
                 .arg( x + 600 )
                 .arg( NORTH + 600 ),
             { zone, "Central School", stops, stops * 16.0, QStringLiteral( "T%1" ).arg( zone ), "yes" } );
        QString route = QStringLiteral( "LineString(%1 %2,%3 %2" ).arg( EAST ).arg( NORTH ).arg( x );
        for ( int stop = 1; stop <= stops; ++stop )
        {
          const double along = x + 550.0 * stop / ( stops + 1 );
          const QString code = codeOf( zone, stop );
          add( mVisits, QStringLiteral( "Point(%1 %2)" ).arg( along ).arg( NORTH + 134 ),
               { code, zone, stop, stop % 2 == 0 ? "es" : "en", 16.0 * stop - 15, 15.0 } );
          add( mDirections, QString(),
               { zone, stop, stop, QStringLiteral( "Door %1, third house" ).arg( stop ), "Tercera casa",
                 "In this block", "En esta cuadra", 1.0 } );
          route += QStringLiteral( ",%1 %2" ).arg( along ).arg( NORTH + 120 );
          CrosswalkEntry entry;
          entry.visit = code.toStdString();
          entry.student = "SIS" + std::to_string( zone * 1000 + stop );
          entry.address = std::to_string( 100 + stop ) + " E 5TH ST";
          entry.unit = stop == 1 ? "4B" : "";
          entry.sealed = { { "First Name", "Firstname" + std::to_string( zone * 1000 + stop ) },
                           { "Contact Notes", "ring twice" } };
          mCrosswalk.entries.push_back( entry );
        }
        add( mRoutes, route + QStringLiteral( ")" ), { zone } );
      }

      void addMember( const QString &team, const QString &name, const char *role, const char *employee,
                      const char *agreement )
      {
        add( mRoster, QString(), { team, "Central School", name, role, employee, "en", agreement, "car" } );
      }

      static QString codeOf( int zone, int stop )
      {
        return QStringLiteral( "Z%1-S%2" ).arg( zone ).arg( stop );
      }

      // Where one zone will do: pages take their time.
      void keepFirstZone()
      {
        for ( const Layer *layer : { &mZones, &mVisits, &mDirections, &mRoutes } )
        {
          QgsFeatureIds others;
          QgsFeatureIterator all = ( *layer )->getFeatures();
          for ( QgsFeature feature; all.nextFeature( feature ); )
            if ( feature.attribute( "zone" ).toInt() != 1 )
              others << feature.id();
          ( *layer )->dataProvider()->deleteFeatures( others );
        }
      }

      // Sets a column of the rows whose `where` column has that value.
      static void set( const Layer &layer, const char *column, const QVariant &value, const char *where,
                       const QVariant &is )
      {
        QgsFeatureIterator it = layer->getFeatures();
        QgsFeature feature;
        while ( it.nextFeature( feature ) )
          if ( feature.attribute( where ) == is )
            layer->dataProvider()->changeAttributeValues(
                { { feature.id(), { { layer->fields().lookupField( column ), value } } } } );
      }

      QVariantMap parameters( const char *role ) const
      {
        return { { "ZONES", value( mZones ) },
                 { "VISITS", value( mVisits ) },
                 { "ROUTES", value( mRoutes ) },
                 { "DIRECTIONS", value( mDirections ) },
                 { "STREETS", value( mStreets ) },
                 { "STAGING", value( mStaging ) },
                 { "ROSTER", value( mRoster ) },
                 { "ROLE", role },
                 { "EVENT", "Test event" },
                 { "DATE", "2026-09-12" },
                 { "START", "8:30" },
                 { "RETURN_BY", "12:30" },
                 { "DISTRICT", "Rio Verde USD" },
                 { "CONTACT", "Dispatch 520-555-0100" },
                 { "RETURN_TO", "Central School" },
                 { "PURPOSE", "Home visits" },
                 { "REGISTER", at( "register.csv" ) },
                 { "FOLDER", at( "maps" ) } };
      }

      // With the crosswalk that fits the visits.
      QVariantMap leaderParameters()
      {
        mCrosswalk.sealedFields = { "First Name", "Contact Notes" };
        sealCrosswalk( at( "event.dsxwalk" ).toStdString(), mCrosswalk, Passphrase( "correct horse" ) );
        QVariantMap all = parameters( "leader" );
        all["CROSSWALK"] = at( "event.dsxwalk" );
        all["PASSPHRASE"] = "env:DOORSTEP_TEST_PASSPHRASE";
        return all;
      }

      bool run( const QVariantMap &parameters, double cancelAt = 200 )
      {
        return AlgorithmRun::run( TeamMapsAlgorithm(), parameters, cancelAt );
      }

      // It is refused with these words, no page is left, and every entry of the register is void.
      void expectRefused( const QVariantMap &parameters, const QString &words )
      {
        EXPECT_FALSE( run( parameters ) ) << log();
        EXPECT_TRUE( mSaid.contains( words ) ) << log();
        EXPECT_EQ( files(), QStringList() ) << files().join( ' ' ).toStdString();
        EXPECT_EQ( openEntries(), 0 );
      }

      int openEntries() const
      {
        int open = 0;
        if ( !QFile::exists( at( "register.csv" ) ) )
          return open;
        for ( const RegisterEntry &entry : Register( at( "register.csv" ).toStdString() ).entries() )
          open += entry.kind == RegisterKind::Issued ? 1 : -1;
        return open;
      }

      // The text of each page, its words with single spaces between them.
      static QStringList pagesOf( const QString &pdf )
      {
        QProcess reader;
        reader.start( QStringLiteral( "pdftotext" ), { "-raw", "-enc", "UTF-8", pdf, "-" } );
        EXPECT_TRUE( reader.waitForFinished() && reader.exitCode() == 0 )
            << "pdftotext (poppler-utils) cannot read " << pdf.toStdString();
        QStringList pages = QString::fromUtf8( reader.readAllStandardOutput() ).split( '\f' );
        pages.removeLast();
        for ( QString &page : pages )
          page = page.simplified();
        return pages;
      }

      static QString textOf( const QString &pdf ) { return pagesOf( pdf ).join( ' ' ); }

      static constexpr int EAST = 504000, NORTH = 3565000;
      Layer mZones =
          layer( "MultiPolygon", "zone:integer,staging,visits:integer,minutes:double,team,leader" );
      Layer mVisits =
          layer( "Point", "visit,zone:integer,stop:integer,language,arrive:double,minutes:double" );
      Layer mRoutes = layer( "LineString", "zone:integer" );
      Layer mDirections =
          layer( "None", "zone:integer,step:integer,stop:integer,text_en,text_es,block_en,block_es,"
                         "minutes:double" );
      Layer mStreets = layer( "LineString", "name" );
      Layer mStaging = layer( "Point", "staging" );
      Layer mRoster = layer( "None", "team,staging,member,role,employee,languages,agreement,vehicle" );
      Crosswalk mCrosswalk;
  };
}
