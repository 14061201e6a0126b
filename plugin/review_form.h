// SPDX-License-Identifier: GPL-2.0-or-later
// Where a review of addresses is begun: the list, its columns, the reference, and the corrections file.
#pragma once
#include "review_source.h"

#include <QWidget>

class QgsFieldExpressionWidget;
class QgsFileWidget;
class QgsMapLayerComboBox;

namespace doorstep
{
  class ReviewForm : public QWidget
  {
      Q_OBJECT
    public:
      explicit ReviewForm( QWidget *parent = nullptr );

      ReviewSource source() const;
      void setSource( const ReviewSource &source );

    signals:
      void started();

    protected:
      void showEvent( QShowEvent *event ) override;

    private:
      void takeLayer();

      QgsMapLayerComboBox *mList = nullptr;
      QgsFieldExpressionWidget *mAddress = nullptr, *mCity = nullptr, *mState = nullptr, *mZip = nullptr,
                               *mUnit = nullptr;
      QgsFileWidget *mReference = nullptr, *mCorrections = nullptr;
      double mMinScore = WEIGHTS.least;
  };
}
