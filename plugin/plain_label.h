// SPDX-License-Identifier: GPL-2.0-or-later
// A label for what comes from files or people: shown as it is, never read as markup.
#pragma once
#include <QLabel>

namespace doorstep
{
  inline QLabel *plainLabel( const char *name )
  {
    auto *label = new QLabel;
    label->setObjectName( QLatin1String( name ) );
    label->setTextFormat( Qt::PlainText );
    label->setWordWrap( true );
    return label;
  }
}
