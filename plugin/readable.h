// SPDX-License-Identifier: GPL-2.0-or-later
// Examples in empty lines and counts on bars that are read on light and on dark: of both QGIS's dark themes
// leave black on black.
#pragma once
#include <QLineEdit>
#include <QPalette>
#include <QProgressBar>

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
}
