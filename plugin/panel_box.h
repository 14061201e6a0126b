// SPDX-License-Identifier: GPL-2.0-or-later
// A part of the panel that can be folded, and the form in it.
#pragma once
#include <qgscollapsiblegroupbox.h>

#include <QFont>
#include <QFontMetrics>
#include <QFormLayout>

namespace doorstep
{
  inline QgsCollapsibleGroupBox *panelBox( const QString &title, QLayout *layout )
  {
    auto *group = new QgsCollapsibleGroupBox( title );
    group->setSaveCollapsedState( false );
    // Its heading is bold and stands behind the mark that folds it: the box counts neither.
    constexpr int mark = 40; // pixels, with the margins
    QFont bold = group->font();
    bold.setBold( true );
    const QFontMetrics heading( bold );
    constexpr int around = 8; // above and below it
    group->setMinimumSize( heading.horizontalAdvance( title ) + mark, heading.height() + around );
    layout->addWidget( group );
    return group;
  }

  inline QFormLayout *panelForm( QWidget *group )
  {
    auto *form = new QFormLayout( group );
    form->setContentsMargins( 4, 2, 4, 4 );
    form->setVerticalSpacing( 3 );
    form->setRowWrapPolicy( QFormLayout::WrapLongRows );
    return form;
  }
}
