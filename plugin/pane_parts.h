// SPDX-License-Identifier: GPL-2.0-or-later
// What the panes for addresses and for what came back are built of.
#pragma once
#include <qgsscrollarea.h>

#include <QBoxLayout>
#include <QDockWidget>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>

#include <algorithm>
#include <vector>

namespace doorstep
{
  // Columns wide enough for so many letters and for their heading, whatever the font and the language.
  inline void setColumnLetters( QTreeWidget &table, const std::vector<int> &letters )
  {
    for ( std::size_t i = 0; i < letters.size(); ++i )
    {
      const int column = static_cast<int>( i );
      table.setColumnWidth( column, std::max( letters[i] * table.fontMetrics().averageCharWidth(),
                                              table.header()->sectionSizeHint( column ) ) );
    }
  }

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

  // A page that is as large as it likes within a window that is not.
  inline QScrollArea *scrolled( QWidget *page )
  {
    auto *scroll = new QgsScrollArea;
    scroll->setWidgetResizable( true );
    scroll->setFrameShape( QFrame::NoFrame );
    scroll->setWidget( page );
    return scroll;
  }

  // Scrolls up and down alone: as wide as its page has to be, also when notes or keys come to be seen there.
  class UprightScroll : public QgsScrollArea
  {
    public:
      explicit UprightScroll( QWidget *page )
      {
        setWidgetResizable( true );
        setFrameShape( QFrame::NoFrame );
        setHorizontalScrollBarPolicy( Qt::ScrollBarAlwaysOff );
        setWidget( page );
      }
      QSize minimumSizeHint() const override
      {
        return { widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
                 QgsScrollArea::minimumSizeHint().height() };
      }

    protected:
      bool eventFilter( QObject *watched, QEvent *event ) override
      {
        if ( watched == widget() && event->type() == QEvent::LayoutRequest )
          updateGeometry();
        return QgsScrollArea::eventFilter( watched, event );
      }
  };

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
