// SPDX-License-Identifier: GPL-2.0-or-later
// A page of metadata/help in a window of its own, beside the work.
#pragma once
#include <QString>

class QWidget;

namespace doorstep
{
  // page: the file's name without .html.
  void showHelp( const QString &page, const QString &title, QWidget *parent );
}
