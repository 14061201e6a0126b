// SPDX-License-Identifier: GPL-2.0-or-later
// Which layers make the plan that is to be changed: chosen by their columns, and shown to be corrected.
#pragma once
#include "hand_session.h"

#include <QWidget>

class QDoubleSpinBox;
class QFormLayout;
class QSpinBox;
class QgsMapLayerComboBox;

namespace doorstep
{
  class HandForm : public QWidget
  {
      Q_OBJECT
    public:
      explicit HandForm( QWidget *parent = nullptr );

      // Chooses anew from the layers of the project.
      void guess();
      HandInput input() const;

    private:
      QgsMapLayerComboBox *addLayer( QFormLayout *form, const QString &label, const char *name,
                                     bool optional );

      QgsMapLayerComboBox *mVisits, *mZones, *mRoutes, *mDirections, *mStaging, *mStreets, *mHouses, *mRoster;
      QDoubleSpinBox *mMinutes;
      QSpinBox *mMost;
  };
}
