// SPDX-License-Identifier: GPL-2.0-or-later
// A QgsApplication for tests of the adapters, made before the first test and gone after the last.
#pragma once
#include <qgsapplication.h>
#include <qgsproject.h>

#include <gtest/gtest.h>

#include <memory>

namespace doorstep::test
{
  class QgisEnvironment final : public testing::Environment
  {
    public:
      void SetUp() override
      {
        qputenv( "QT_QPA_PLATFORM", "offscreen" );
        mApplication = std::make_unique<QgsApplication>( mArgumentCount, mArguments, true );
        QgsApplication::initQgis();
      }
      void TearDown() override
      {
        QgsProject::instance()->clear();
        QgsApplication::exitQgis();
        mApplication.reset();
      }

    private:
      char mName[16] = "doorstep_test";
      char *mArguments[2] = { mName, nullptr };
      int mArgumentCount = 1;
      std::unique_ptr<QgsApplication> mApplication;
  };

  inline testing::Environment *const QGIS_ENVIRONMENT =
      testing::AddGlobalTestEnvironment( new QgisEnvironment ); // GoogleTest owns it
}
