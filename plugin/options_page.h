// SPDX-License-Identifier: GPL-2.0-or-later
// Doorstep's page in Settings › Options: with what a new event begins.
#pragma once
#include <qgsoptionswidgetfactory.h>

class QComboBox;
class QDoubleSpinBox;
class QgsFileWidget;

namespace doorstep
{
  class OptionsPage : public QgsOptionsPageWidget
  {
      Q_OBJECT
    public:
      explicit OptionsPage( QWidget *parent );
      void apply() override;

    signals:
      void applied();

    private:
      QDoubleSpinBox *mTeamMinutes, *mDoorMinutes;
      QComboBox *mPaper, *mLanguage, *mColor;
      QgsFileWidget *mTemplates;
  };

  class OptionsFactory : public QgsOptionsWidgetFactory
  {
      Q_OBJECT
    public:
      OptionsFactory();
      QgsOptionsPageWidget *createWidget( QWidget *parent = nullptr ) const override;

    signals:
      void applied() const;
  };
}
