// SPDX-License-Identifier: GPL-2.0-or-later
// A list in columns, as the panes for addresses and for what came back have them.
#pragma once
#include <QHeaderView>
#include <QTreeWidget>

namespace doorstep
{
  // `accessible`: what a screen reader calls it.
  inline QTreeWidget *plainTable( const char *name, const QString &accessible, const QStringList &header )
  {
    auto *table = new QTreeWidget;
    table->setObjectName( QLatin1String( name ) );
    table->setAccessibleName( accessible );
    table->setHeaderLabels( header );
    table->setRootIsDecorated( false );
    table->setUniformRowHeights( true );
    table->setAlternatingRowColors( true );
    table->header()->setStretchLastSection( true );
    return table;
  }
}
