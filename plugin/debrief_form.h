// SPDX-License-Identifier: GPL-2.0-or-later
// Where a debrief from paper is begun: the planned visits, the zones with their teams, the district's
// outcomes and the file that is written.
#pragma once
#include "debrief_source.h"

#include <QWidget>

class QgsFileWidget;
class QgsMapLayerComboBox;

namespace doorstep
{
  class DebriefForm : public QWidget
  {
      Q_OBJECT
    public:
      explicit DebriefForm( QWidget *parent = nullptr );

      DebriefSource source() const;
      void setSource( const DebriefSource &source );

    signals:
      void started();

    protected:
      void showEvent( QShowEvent *event ) override;

    private:
      void guess();

      QgsMapLayerComboBox *mVisits = nullptr, *mZones = nullptr, *mBoxes = nullptr;
      QgsFileWidget *mOutcomes = nullptr;
  };
}
