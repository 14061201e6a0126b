// SPDX-License-Identifier: GPL-2.0-or-later
#include "help_window.h"

#include "processing/doorstep_algorithm.h"

#include <QDialog>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace doorstep
{
  void showHelp( const QString &page, const QString &title, QWidget *parent )
  {
    auto *window = new QDialog( parent );
    window->setAttribute( Qt::WA_DeleteOnClose );
    window->setWindowTitle( title );
    window->setModal( false );
    auto *layout = new QVBoxLayout( window );
    auto *text = new QTextBrowser;
    text->setHtml( helpOf( page ) );
    layout->addWidget( text );
    window->resize( 560, 520 );
    window->show();
  }
}
