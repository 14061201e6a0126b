// SPDX-License-Identifier: GPL-2.0-or-later
#include "options_page.h"

#include "about.h"
#include "choice_box.h"
#include "event_defaults.h"
#include "plain_label.h"
#include "readable.h"

#include <qgsfilewidget.h>

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QIcon>

namespace doorstep
{
  namespace
  {
    QDoubleSpinBox *minutesBox( const char *name, double least, double value )
    {
      auto *box = new QDoubleSpinBox;
      box->setObjectName( QLatin1String( name ) );
      box->setRange( least, 1440 );
      box->setDecimals( 0 );
      box->setSuffix( OptionsPage::tr( " min" ) );
      box->setValue( value );
      return box;
    }

    QComboBox *choiceBox( const char *name, const char *parameter, const QString &value )
    {
      QComboBox *box = pageChoiceBox( parameter );
      box->setObjectName( QLatin1String( name ) );
      choose( *box, value );
      return box;
    }
  }

  OptionsPage::OptionsPage( QWidget *parent ) : QgsOptionsPageWidget( parent )
  {
    const EventDefaults defaults = EventDefaults::kept();
    mTeamMinutes = minutesBox( "defaultTeamMinutes", 1, defaults.teamMinutes );
    mDoorMinutes = minutesBox( "defaultDoorMinutes", 0, defaults.doorMinutes );
    mPaper = choiceBox( "defaultPaper", "PAPER", defaults.paper );
    mLanguage = choiceBox( "defaultLanguage", "LANGUAGE", defaults.language );
    mColor = choiceBox( "defaultColor", "COLOUR", defaults.color );
    mTemplates = new QgsFileWidget;
    mTemplates->setObjectName( QStringLiteral( "defaultTemplates" ) );
    mTemplates->setStorageMode( QgsFileWidget::GetDirectory );
    mTemplates->setDialogTitle( tr( "Folder of own templates and styles" ) );
    mTemplates->setFilePath( defaults.templates );

    auto *form = new QFormLayout( this );
    QLabel *what = plainLabel( "optionsExplained" );
    what->setText(
        tr( "With what a new event in the panel begins. Events that were begun keep what they have, but for "
            "color and templates, which are these for all." ) );
    form->addRow( what );
    form->addRow( tr( "Minutes of a team" ), mTeamMinutes );
    form->addRow( tr( "Minutes at a door" ), mDoorMinutes );
    form->addRow( tr( "Paper" ), mPaper );
    form->addRow( tr( "Language of the pages" ), mLanguage );
    form->addRow( tr( "Color" ), mColor );
    form->addRow( tr( "Folder of own templates and styles" ), mTemplates );
    nameParts( *mTemplates, tr( "Folder of own templates and styles" ) );
  }

  void OptionsPage::apply()
  {
    EventDefaults defaults;
    defaults.teamMinutes = mTeamMinutes->value();
    defaults.doorMinutes = mDoorMinutes->value();
    defaults.paper = chosen( *mPaper );
    defaults.language = chosen( *mLanguage );
    defaults.color = chosen( *mColor );
    defaults.templates = mTemplates->filePath();
    defaults.keep();
    emit applied();
  }

  OptionsFactory::OptionsFactory() : QgsOptionsWidgetFactory( PLUGIN_NAME, QIcon( PLUGIN_ICON ), PLUGIN_NAME )
  {
  }

  QgsOptionsPageWidget *OptionsFactory::createWidget( QWidget *parent ) const
  {
    auto *page = new OptionsPage( parent );
    connect( page, &OptionsPage::applied, this, &OptionsFactory::applied );
    return page;
  }
}
