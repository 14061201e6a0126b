// SPDX-License-Identifier: GPL-2.0-or-later
// The zones in numbers and the stops of the one looked at, with what can be done to them: all by the mouse,
// and all by keys.
#pragma once
#include "hand_board.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QTreeWidget;
class QVBoxLayout;

namespace doorstep
{
  class HandView : public QWidget
  {
      Q_OBJECT
    public:
      HandView( HandBoard *board, QWidget *parent = nullptr );

      void say( const QString &words, bool isWarning );

    signals:
      void writeAsked();
      void closeAsked();

    private:
      QPushButton *addButton( QLayout *row, const QString &text, const char *name, const QString &tip );
      void buildZones( QVBoxLayout *layout );
      void buildStops( QVBoxLayout *layout );
      void buildEdits( QVBoxLayout *layout );
      void refresh();
      void showZones();
      void showStops();
      void showTargets();
      std::int32_t target() const;
      void takeOrder();

      HandBoard *mBoard;
      QTreeWidget *mZones = nullptr;
      QLabel *mTitle = nullptr, *mWords = nullptr;
      QListWidget *mStops = nullptr;
      QComboBox *mTarget = nullptr;
      QPushButton *mUndo = nullptr, *mRedo = nullptr, *mWrite = nullptr, *mLock = nullptr;
      bool mIsShowing = false;
  };
}
