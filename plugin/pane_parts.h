// SPDX-License-Identifier: GPL-2.0-or-later
// What the panes for addresses and for what came back are built of.
#pragma once
#include <QBoxLayout>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

namespace doorstep
{
  // A list in columns. accessible: what a screen reader calls it.
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

  inline QVBoxLayout *columnIn( QWidget *column )
  {
    auto *layout = new QVBoxLayout( column );
    layout->setContentsMargins( 4, 2, 4, 2 );
    layout->setSpacing( 3 );
    return layout;
  }

  // Columns beside each other, and above each other where the dock stands at a side.
  inline void turnWithDock( QSplitter *splitter, const QDockWidget *dock )
  {
    QObject::connect( dock, &QDockWidget::dockLocationChanged, splitter,
                      [splitter]( Qt::DockWidgetArea area )
                      {
                        const bool beside = area == Qt::LeftDockWidgetArea || area == Qt::RightDockWidgetArea;
                        splitter->setOrientation( beside ? Qt::Vertical : Qt::Horizontal );
                      } );
  }

  // The pages of a pane below the sentence that says what is wrong, which is hidden until there is one.
  inline QWidget *underSentence( QLabel *said, QStackedWidget *pages )
  {
    said->setContentsMargins( 6, 2, 6, 2 );
    said->hide();
    auto *body = new QWidget;
    auto *all = new QVBoxLayout( body );
    all->setContentsMargins( 0, 0, 0, 0 );
    all->setSpacing( 0 );
    all->addWidget( said );
    all->addWidget( pages, 1 );
    return body;
  }
}
