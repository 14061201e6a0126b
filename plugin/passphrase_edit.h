// SPDX-License-Identifier: GPL-2.0-or-later
// Where a dialog asks for a passphrase: typed masked (twice where it is a new one), as typed before in this
// session, or where it is to be read. Its value is a reference in every case; what is typed is held in locked
// memory (processing/typed_passphrase.h) and goes into no history, project or profile.
#pragma once
#include <QString>
#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace doorstep
{
  class PassphraseEdit : public QWidget
  {
      Q_OBJECT
    public:
      // typed: whether one can be typed here; where not (a model's design), only where it is.
      explicit PassphraseEdit( bool twice, bool typed = true, QWidget *parent = nullptr );
      ~PassphraseEdit() override;

      // typed:…, env:…, file:… or authcfg:…; empty while it is incomplete or the two differ.
      QString reference() const;
      void setReference( const QString &reference );

    signals:
      void changed();

    private:
      enum Way
      {
        Typed,
        Before, // as typed earlier in this session
        Elsewhere
      };
      Way way() const;
      void takeTyped();
      void update();

      const bool mTwice;
      const QString mTypedReference;
      QString mBefore;
      QComboBox *mWay = nullptr;
      QLineEdit *mFirst = nullptr, *mSecond = nullptr, *mElsewhere = nullptr;
      QLabel *mNote = nullptr;
      bool mHeld = false;
  };
}
