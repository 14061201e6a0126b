// SPDX-License-Identifier: GPL-2.0-or-later
// The options page: what a district sets there is with what a new event begins, and what its steps are given.
#include "choice_box.h"
#include "event_defaults.h"
#include "event_steps.h"
#include "options_page.h"
#include "panel_clicks.h"

#include <qgsfilewidget.h>
#include <qgssettings.h>

#include <QComboBox>
#include <QDoubleSpinBox>

using namespace doorstep;
using namespace doorstep::test;

namespace
{
  class Options : public PanelClicks
  {
    protected:
      Options() : mBefore( EventDefaults::kept() )
      {
        QgsSettings().remove( QStringLiteral( "doorstep/defaults" ) );
      }
      ~Options() override { mBefore.keep(); }

      const EventDefaults mBefore;
  };

  QStringList wordsOf( const QComboBox &box )
  {
    QStringList words;
    for ( int i = 0; i < box.count(); ++i )
      words << box.itemText( i );
    return words;
  }
}

TEST_F( Options, aNewEventBeginsWithThemAndOneThatWasBegunKeepsItsOwn )
{
  QgsProject::instance()->clear();
  mPanel->setFolder( at( "earlier" ) );
  EXPECT_EQ( find<QDoubleSpinBox>( "eventTeamMinutes" )->value(), 240 );
  EXPECT_EQ( chosen( *find<QComboBox>( "eventPaper" ) ), QStringLiteral( "Letter" ) );

  OptionsFactory factory;
  QObject::connect( &factory, &OptionsFactory::applied, mPanel.get(), &RoadPanel::takeDefaults );
  const std::unique_ptr<QgsOptionsPageWidget> page( factory.createWidget() );
  page->findChild<QDoubleSpinBox *>( "defaultTeamMinutes" )->setValue( 180 );
  page->findChild<QDoubleSpinBox *>( "defaultDoorMinutes" )->setValue( 20 );
  choose( *page->findChild<QComboBox *>( "defaultPaper" ), QStringLiteral( "Tabloid" ) );
  choose( *page->findChild<QComboBox *>( "defaultLanguage" ), QStringLiteral( "en+es" ) );
  choose( *page->findChild<QComboBox *>( "defaultColor" ), QStringLiteral( "black and white" ) );
  page->findChild<QgsFileWidget *>( "defaultTemplates" )->setFilePath( at( "templates" ) );
  EXPECT_EQ( EventDefaults::kept().teamMinutes, 240 ) << "nothing before it is applied";
  page->apply();
  EXPECT_EQ( find<QDoubleSpinBox>( "eventTeamMinutes" )->value(), 240 ) << "the event keeps its own";

  QgsProject::instance()->clear();
  mPanel->setFolder( at( "event" ) );
  EXPECT_EQ( find<QDoubleSpinBox>( "eventTeamMinutes" )->value(), 180 );
  EXPECT_EQ( find<QDoubleSpinBox>( "eventDoorMinutes" )->value(), 20 );
  EXPECT_EQ( find<QComboBox>( "eventLanguage" )->currentText(), QStringLiteral( "English + Español" ) );
  const EventInputs inputs = EventInputs::of( *QgsProject::instance() );
  const QVariantMap plan = parametersOf( Step::Plan, inputs, {} ),
                    maps = parametersOf( Step::Maps, inputs, {} );
  EXPECT_EQ( plan.value( "TEAM_MINUTES" ), 180 );
  EXPECT_EQ( plan.value( "MINUTES" ), 20 );
  EXPECT_EQ( plan.value( "LANGUAGES" ), "en+es" );
  EXPECT_EQ( plan.value( "START" ), "08:30" ) << "for families that asked for a time";
  EXPECT_EQ( maps.value( "PAPER" ), "Tabloid" );
  EXPECT_EQ( maps.value( "LANGUAGE" ), "en+es" );
  EXPECT_EQ( maps.value( "COLOUR" ), "black and white" );
  EXPECT_EQ( maps.value( "TEMPLATES" ), at( "templates" ) );

  // What the event itself says comes before them.
  find<QDoubleSpinBox>( "eventDoorMinutes" )->setValue( 25 );
  choose( *find<QComboBox>( "eventPaper" ), QStringLiteral( "A4" ) );
  mPanel->setFolder( at( "event" ) );
  const EventInputs changed = EventInputs::of( *QgsProject::instance() );
  EXPECT_EQ( parametersOf( Step::Plan, changed, {} ).value( "MINUTES" ), 25 );
  EXPECT_EQ( parametersOf( Step::Maps, changed, {} ).value( "PAPER" ), "A4" );
}

TEST_F( Options, choicesAreShownInWords )
{
  const OptionsPage page( nullptr );
  EXPECT_EQ( wordsOf( *page.findChild<QComboBox *>( "defaultColor" ) ),
             QStringList( { "Color", "Black and white" } ) );
  EXPECT_EQ( wordsOf( *page.findChild<QComboBox *>( "defaultLanguage" ) ).mid( 0, 3 ),
             QStringList( { "English", "Español", "English + Español" } ) );
  EXPECT_EQ( wordsOf( *page.findChild<QComboBox *>( "defaultPaper" ) ),
             QStringList( { "Letter", "Tabloid", "A4", "A3" } ) );
  const std::unique_ptr<QComboBox> roles( pageChoiceBox( "ROLE" ) );
  EXPECT_EQ( wordsOf( *roles ),
             QStringList( { "Teams: what employees share", "Volunteers: to the block only",
                            "Leaders: with names, confidential", "The public: groups of zones, no home" } ) );
  EXPECT_EQ( chosen( *roles ), QStringLiteral( "team" ) );
}
