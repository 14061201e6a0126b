// SPDX-License-Identifier: GPL-2.0-or-later
// The panel in a project of its own, with the clicks of whoever takes an event from list to paper.
#pragma once
#include "processing/doorstep_provider.h"
#include "processing/typed_passphrase.h"
#include "qgis_environment.h"
#include "road_panel.h"

#include <qgsprocessingregistry.h>
#include <qgsproject.h>
#include <qgsziputils.h>

#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <gtest/gtest.h>

#include <memory>

namespace doorstep::test
{
  inline const QString CANARY = QStringLiteral( "Qanary-secret 17" );

  // The test's own, which shares the passphrases that are held; QGIS may have found the plugin as well.
  inline void registerOwnProvider()
  {
    static const bool registered = []
    {
      QgsProcessingRegistry *registry = QgsApplication::processingRegistry();
      registry->removeProvider( DoorstepProvider::ID );
      auto *provider = new DoorstepProvider;
      const bool added = registry->addProvider( provider );
      provider->refreshAlgorithms();
      return added;
    }();
    EXPECT_TRUE( registered );
  }

  class PanelClicks : public testing::Test
  {
    protected:
      PanelClicks()
      {
        registerOwnProvider();
        QgsProject::instance()->clear();
        mPanel = std::make_unique<RoadPanel>( nullptr );
        mPanel->show();
      }
      ~PanelClicks() override
      {
        mPanel.reset();
        QgsProject::instance()->clear();
        forgetTyped();
      }
      QString at( const char *name ) const { return mFolder.filePath( QLatin1String( name ) ); }
      template <class Widget> Widget *find( const char *name ) const
      {
        return mPanel->findChild<Widget *>( QLatin1String( name ) );
      }
      std::string text( const char *name ) const { return find<QLabel>( name )->text().toStdString(); }
      void click( const char *button )
      {
        ++mClicks;
        QTest::mouseClick( find<QPushButton>( button ), Qt::LeftButton );
      }
      // A click on a step's button; waits for its end.
      bool step( const char *button )
      {
        QSignalSpy ran( mPanel.get(), &RoadPanel::ran );
        click( button );
        return ran.count() + ( ran.isEmpty() && ran.wait( 120000 ) ) > 0 && ran.first().first().toBool();
      }
      std::string states() const
      {
        std::string all;
        for ( const Step each : STEPS )
          all += "-*!"[static_cast<int>( mPanel->state( each ) )];
        return all; // - to do, * done, ! out of date
      }
      bool makeCity()
      {
        QSignalSpy ran( mPanel.get(), &RoadPanel::ran );
        ++mClicks;
        mPanel->makeCity( at( "event" ) );
        return ran.wait( 120000 ) && ran.first().first().toBool();
      }
      // All six steps; false where one of them ended badly.
      bool takeRoad()
      {
        typePassphrase();
        for ( const char *button : { "step1", "step2", "step3", "step4", "step5", "step6" } )
          if ( !step( button ) )
            return false;
        return true;
      }
      void typePassphrase()
      {
        for ( const char *name : { "passphraseFirst", "passphraseSecond" } )
        {
          ++mClicks;
          QTest::keyClicks( find<QLineEdit>( name ), CANARY );
        }
      }
      // What the project says, unpacked.
      QByteArray projectText() const
      {
        QTemporaryDir folder;
        QStringList files;
        QByteArray text;
        if ( QgsZipUtils::unzip( at( "event/event.qgz" ), folder.path(), files ) )
          for ( const QString &name : files )
            if ( QFile file( name ); file.open( QIODevice::ReadOnly ) )
              text += file.readAll();
        return text;
      }
      // Files of the event in which these bytes stand.
      QStringList filesWith( const QByteArray &bytes ) const
      {
        QStringList found;
        QDirIterator all( mFolder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories );
        while ( all.hasNext() )
          if ( QFile file( all.next() );
               file.open( QIODevice::ReadOnly ) && file.readAll().contains( bytes ) )
            found << file.fileName();
        return found;
      }

      QTemporaryDir mFolder;
      std::unique_ptr<RoadPanel> mPanel;
      int mClicks = 0;
  };
}
