// SPDX-License-Identifier: GPL-2.0-or-later
// A part of the panel that can be folded, and the form in it.
#pragma once
#include <qgscollapsiblegroupbox.h>

#include <QFormLayout>

namespace doorstep
{
  inline QgsCollapsibleGroupBox *panelBox( const QString &title, QLayout *layout )
  {
    auto *group = new QgsCollapsibleGroupBox( title );
    group->setSaveCollapsedState( false );
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
