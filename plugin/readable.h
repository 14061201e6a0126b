// SPDX-License-Identifier: GPL-2.0-or-later
// Examples in empty lines and counts on bars that are read on light and on dark: of both QGIS's dark themes
// leave black on black.
#pragma once
#include <QComboBox>
#include <QLineEdit>
#include <QPalette>
#include <QProgressBar>
#include <QToolButton>

namespace doorstep
{
  inline void makeReadable( const QWidget &window )
  {
    for ( QLineEdit *line : window.findChildren<QLineEdit *>() )
    {
      QPalette palette = line->palette();
      palette.setColor( QPalette::PlaceholderText, QColor( 128, 128, 128 ) );
      line->setPalette( palette );
    }
    for ( QProgressBar *bar : window.findChildren<QProgressBar *>() )
      bar->setStyleSheet( QStringLiteral( "color: palette(window-text);" ) );
  }

  // A field that QGIS puts together of a line or a box and buttons: each of them is heard by the field's
  // label.
  inline void nameParts( QWidget &field, const QString &label )
  {
    field.setAccessibleName( label );
    for ( QWidget *part : field.findChildren<QWidget *>() )
      if ( qobject_cast<QLineEdit *>( part ) || qobject_cast<QComboBox *>( part ) )
        part->setAccessibleName( label );
      else if ( qobject_cast<QToolButton *>( part ) )
        part->setAccessibleName( label + QStringLiteral( "…" ) );
  }
}
