// SPDX-License-Identifier: GPL-2.0-or-later
#include "passphrase_edit.h"

#include "processing/typed_passphrase.h"
#include "readable.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <initializer_list>

namespace doorstep
{
  namespace
  {
    QLineEdit *maskedLine( const char *name, const QString &placeholder )
    {
      auto *line = new QLineEdit;
      line->setObjectName( QLatin1String( name ) );
      line->setEchoMode( QLineEdit::Password );
      line->setInputMethodHints( Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                 Qt::ImhNoAutoUppercase );
      line->setPlaceholderText( placeholder );
      line->setAccessibleName( placeholder );
      line->setContextMenuPolicy( Qt::NoContextMenu );
      return line;
    }
  }

  PassphraseEdit::PassphraseEdit( bool twice, bool typed, QWidget *parent )
      : QWidget( parent ),
        mTwice( twice ),
        mTypedReference( newTypedReference() ),
        mBefore( typed ? lastTyped() : QString() )
  {
    auto *layout = new QVBoxLayout( this );
    layout->setContentsMargins( 0, 0, 0, 0 );
    layout->setSpacing( 3 );
    mWay = new QComboBox;
    mWay->setObjectName( QStringLiteral( "passphraseWay" ) );
    mWay->setAccessibleName( tr( "How the passphrase is given" ) );
    if ( typed )
      mWay->addItem( mTwice ? tr( "Type it here, twice" ) : tr( "Type it here" ), Typed );
    if ( !mBefore.isEmpty() )
      mWay->addItem( tr( "As typed before in this session" ), Before );
    mWay->addItem( tr( "Read it elsewhere: env:NAME, file:PATH or authcfg:ID" ), Elsewhere );
    mFirst = maskedLine( "passphraseFirst", tr( "Passphrase" ) );
    mSecond = maskedLine( "passphraseSecond", tr( "The same again" ) );
    mElsewhere = new QLineEdit;
    mElsewhere->setObjectName( QStringLiteral( "passphraseElsewhere" ) );
    mElsewhere->setPlaceholderText( tr( "env:NAME" ) );
    mElsewhere->setAccessibleName( tr( "Where the passphrase is read" ) );
    mNote = new QLabel;
    mNote->setObjectName( QStringLiteral( "passphraseNote" ) );
    mNote->setWordWrap( true );
    for ( QWidget *widget : std::initializer_list<QWidget *>{ mWay, mFirst, mSecond, mElsewhere, mNote } )
      layout->addWidget( widget );
    if ( !mBefore.isEmpty() )
      mWay->setCurrentIndex( mWay->findData( Before ) );
    connect( mWay, qOverload<int>( &QComboBox::currentIndexChanged ), this, &PassphraseEdit::update );
    connect( mFirst, &QLineEdit::textChanged, this, &PassphraseEdit::update );
    connect( mSecond, &QLineEdit::textChanged, this, &PassphraseEdit::update );
    connect( mElsewhere, &QLineEdit::textChanged, this, &PassphraseEdit::update );
    makeReadable( *this ); // in dialogs too
    update();
  }

  PassphraseEdit::~PassphraseEdit()
  {
    // What the lines held is overwritten by as many other letters before it is let go.
    for ( QLineEdit *line : { mFirst, mSecond } )
    {
      line->blockSignals( true );
      line->setText( QString( line->text().size(), QChar( '*' ) ) );
      line->clear();
    }
  }

  PassphraseEdit::Way PassphraseEdit::way() const
  {
    return static_cast<Way>( mWay->currentData().toInt() );
  }

  void PassphraseEdit::takeTyped()
  {
    const bool whole = !mFirst->text().isEmpty() && ( !mTwice || mFirst->text() == mSecond->text() );
    QByteArray secret = whole && way() == Typed ? mFirst->text().toUtf8() : QByteArray();
    if ( !secret.isEmpty() || mHeld )
      holdTyped( mTypedReference, secret );
    mHeld = whole && way() == Typed;
  }

  void PassphraseEdit::update()
  {
    takeTyped();
    mFirst->setVisible( way() == Typed );
    mSecond->setVisible( way() == Typed && mTwice );
    mElsewhere->setVisible( way() == Elsewhere );
    QString note;
    if ( way() == Typed && mTwice && !mSecond->text().isEmpty() && mFirst->text() != mSecond->text() )
      note = tr( "The two are not the same." );
    else if ( way() == Typed && mTwice && mHeld )
      note = tr( "Keep it: without it the crosswalk cannot be opened again by anyone." );
    mNote->setText( note );
    mNote->setVisible( !note.isEmpty() );
    emit changed();
  }

  QString PassphraseEdit::reference() const
  {
    switch ( way() )
    {
    case Typed:
      return mHeld ? mTypedReference : QString();
    case Before:
      return mBefore;
    case Elsewhere:
      return mElsewhere->text().trimmed();
    }
    return {};
  }

  void PassphraseEdit::setReference( const QString &reference )
  {
    if ( reference.isEmpty() || reference == mTypedReference )
      return;
    if ( reference == mBefore )
    {
      mWay->setCurrentIndex( mWay->findData( Before ) );
      return;
    }
    if ( reference.startsWith( QLatin1String( TYPED ) ) )
      return; // of another day: to be typed again
    mElsewhere->setText( reference );
    mWay->setCurrentIndex( mWay->findData( Elsewhere ) );
  }
}
