// SPDX-License-Identifier: GPL-2.0-or-later
// What the pane shows of a debrief: the keys, what is said of the last one, and the packets that are not
// back.
#include "debrief_dock.h"
#include "layers/qt_values.h"

#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QTreeWidget>

#include <algorithm>

namespace doorstep
{
  namespace
  {
    constexpr int ZONES_NAMED = 12; // in the sentence; the list has all
  }

  void DebriefDock::showChoices()
  {
    mChoices->clear();
    const std::vector<OutcomeChoice> &choices = mOpen.desk->choices();
    for ( std::size_t c = 0; c < choices.size(); ++c )
    {
      QStringList keys;
      for ( const std::string &key : mOpen.desk->keysOf( c ) )
        keys << qt( key );
      new QTreeWidgetItem(
          mChoices, { keys.join( QStringLiteral( " · " ) ), qt( choices[c].code ), qt( choices[c].text ) } );
    }
    for ( int column = 0; column < 2; ++column )
      mChoices->resizeColumnToContents( column );
  }

  void DebriefDock::showDesk()
  {
    const bool atOutcome = mOpen.desk->visit().has_value();
    const std::optional<std::size_t> chosen = mOpen.desk->chosen();
    for ( QWidget *widget : { static_cast<QWidget *>( mWhen ), static_cast<QWidget *>( mNote ) } )
      widget->setEnabled( atOutcome );
    mChoices->clearSelection();
    mChoices->setCurrentItem( chosen ? mChoices->topLevelItem( static_cast<int>( *chosen ) ) : nullptr );
    say( QString() );
    mWhy->setText( sentence() );
  }

  QString DebriefDock::inWords( std::size_t visit ) const
  {
    const TypedOutcome &stands = mOpen.outcomes->stands( visit );
    QStringList parts;
    QString outcome = qt( stands.outcome );
    for ( const OutcomeChoice &choice : mOpen.desk->choices() )
      if ( choice.code == stands.outcome )
        outcome += ' ' + qt( choice.text );
    for ( const QString &part : { outcome, qt( stands.when ), qt( stands.note ) } )
      if ( !part.isEmpty() )
        parts << part;
    return parts.isEmpty() ? tr( "no outcome" ) : parts.join( QStringLiteral( ", " ) );
  }

  QString DebriefDock::sentence() const
  {
    const OutcomeDesk &desk = *mOpen.desk;
    const auto code = [&]( std::optional<std::size_t> visit )
    { return visit ? qt( mOpen.outcomes->visit( *visit ).code ) : QString(); };
    const auto words = [&]( std::optional<std::size_t> visit )
    { return visit ? inWords( *visit ) : QString(); };
    switch ( desk.said() )
    {
    case DeskSaid::Mistyped:
      return tr(
          "⚠ This is no code of a visit: a symbol is mistyped (the last one checks the others). Look at "
          "the paper again." );
    case DeskSaid::OtherPlan:
      return tr( "⚠ This code is of another event's plan: is the packet of this event?" );
    case DeskSaid::PageCode:
      return tr( "⚠ This is the code of a page, which says which copy came back (“What came back”). Scan or "
                 "type the code of a visit." );
    case DeskSaid::Stands:
      return tr( "⚠ %1 has an outcome already: %2. Type another, or leave it with Esc." )
          .arg( code( desk.visit() ), words( desk.visit() ) );
    case DeskSaid::NoOutcome:
      return tr( "⚠ This key is none of the outcomes." );
    case DeskSaid::TwoCodes:
      return tr( "⚠ This was a second code, and nothing of it was taken: first the outcome of %1." )
          .arg( code( desk.visit() ) );
    case DeskSaid::NotATime:
      return tr( "⚠ When to come back is not understood as a time: 10:30, after 10." );
    case DeskSaid::AskReplace:
      return tr( "⚠ %1 has an outcome already: %2. Enter once more writes over it; Esc leaves it." )
          .arg( code( desk.visit() ), words( desk.visit() ) );
    case DeskSaid::Written:
      return tr( "✓ %1: %2" ).arg( code( desk.last() ), words( desk.last() ) );
    case DeskSaid::Undone:
      return tr( "Taken back: %1 stands as before (%2)." ).arg( code( desk.last() ), words( desk.last() ) );
    case DeskSaid::NothingToUndo:
      return tr( "Nothing was typed since this debrief was opened." );
    case DeskSaid::Nothing:
      break;
    }
    if ( desk.chosen() )
      return tr( "Enter writes it; Tab goes on to the time and the note." );
    return desk.visit() ? tr( "Now the outcome of %1, by its key." ).arg( code( desk.visit() ) )
                        : tr( "Type or scan a code from the paper." );
  }

  void DebriefDock::showPackets()
  {
    const PaperOutcomes &outcomes = *mOpen.outcomes;
    const auto all = static_cast<int>( outcomes.size() ), done = static_cast<int>( outcomes.typed() );
    mProgress->setRange( 0, std::max( all, 1 ) );
    mProgress->setValue( done );
    mProgress->setFormat( tr( "%1 of %2" ).arg( done ).arg( all ) );
    mPackets->clear();
    QStringList unseen;
    for ( const ZonePapers &papers : outcomes.zones() )
    {
      if ( papers.missing.empty() )
        continue;
      if ( papers.typed() == 0 )
        unseen << QString::number( papers.zone );
      QStringList codes;
      for ( const std::string &code : papers.missing )
        codes << qt( code );
      auto *row = new QTreeWidgetItem(
          mPackets, { QString::number( papers.zone ), mOpen.teams.value( papers.zone ),
                      tr( "%1 of %2" ).arg( papers.typed() ).arg( papers.visits ), codes.join( ' ' ) } );
      row->setToolTip( 3, codes.join( ' ' ) );
    }
    const QString more = unseen.size() > ZONES_NAMED ? QStringLiteral( " …" ) : QString();
    mNotBack->setText( done == all ? tr( "All outcomes are typed. Now the debrief counts them." )
                       : unseen.isEmpty()
                           ? tr( "Every packet is begun; codes without an outcome:" )
                           : tr( "Not back yet: zones %1" )
                                 .arg( unseen.mid( 0, ZONES_NAMED ).join( QStringLiteral( ", " ) ) + more ) );
    QStringList odd;
    for ( const OddOutcome &row : outcomes.odd() )
      odd << ( row.why == OddOutcome::Why::Mistyped ? tr( "row %1: the code is mistyped" )
               : row.why == OddOutcome::Why::OtherPlan
                   ? tr( "row %1: a code of another plan" )
                   : tr( "row %1: another outcome of a visit before it" ) )
                 .arg( row.row );
    mOdd->setText( tr( "⚠ Debrief will refuse the file: %1" ).arg( odd.join( QStringLiteral( "; " ) ) ) );
    mOdd->setVisible( !odd.isEmpty() );
  }

  void DebriefDock::say( const QString &text )
  {
    mSaid->setText( text );
    mSaid->setVisible( !text.isEmpty() );
  }
}
