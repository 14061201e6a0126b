// SPDX-License-Identifier: GPL-2.0-or-later
#include "outcome/outcome_desk.h"

#include "base/text.h"
#include "privacy/visit_code.h"
#include "words/outcome_words.h"
#include "words/time_text.h"

#include <algorithm>
#include <utility>

namespace doorstep
{
  namespace
  {
    constexpr std::size_t CODE_SYMBOLS = 6;
    constexpr int MOST_KEYS = 2; // an outcome, and another one after a slip
    constexpr double MORNING = 8.5 * 60;

    std::size_t symbolsOf( std::string_view typed )
    {
      return static_cast<std::size_t>(
          std::count_if( typed.begin(), typed.end(),
                         []( char c ) { return c != ' ' && c != '-' && c != '.' && c != '\t'; } ) );
    }

    bool isPageCode( std::string_view typed )
    {
      return typed.find( ':' ) != std::string_view::npos;
    }

    // The first letter, whole where it takes more than one byte.
    std::string initialOf( const std::string &code )
    {
      std::size_t length = code.empty() ? 0 : 1;
      while ( length < code.size() && ( static_cast<unsigned char>( code[length] ) & 0xC0U ) == 0x80U )
        ++length;
      return upperAscii( code.substr( 0, length ) );
    }

    bool meansLater( const OutcomeWords &words, const OutcomeChoice &choice )
    {
      for ( const std::string *text : { &choice.code, &choice.text, &choice.again } )
        if ( const std::optional<SaidOutcome> said = words.find( *text ) )
          return said->meaning == OutcomeMeaning::Later;
      return false;
    }
  }

  OutcomeDesk::OutcomeDesk( PaperOutcomes &outcomes, std::vector<OutcomeChoice> choices )
      : mOutcomes( outcomes ), mChoices( std::move( choices ) )
  {
    const OutcomeWords words;
    for ( const OutcomeChoice &choice : mChoices )
      mAsksWhen.push_back( meansLater( words, choice ) );
  }

  std::vector<std::string> OutcomeDesk::keysOf( std::size_t choice ) const
  {
    const std::string initial = initialOf( mChoices[choice].code );
    const auto isDigit = []( const std::string &letter )
    { return letter.size() == 1 && letter[0] >= '0' && letter[0] <= '9'; };
    std::size_t same = 0, digits = 0;
    for ( const OutcomeChoice &other : mChoices )
    {
      const std::string letter = initialOf( other.code );
      same += letter == initial ? 1U : 0U;
      digits += isDigit( letter ) ? 1U : 0U;
    }
    std::vector<std::string> keys;
    if ( digits == 0 ) // else a 2 means what the page calls 2
      keys.push_back( std::to_string( choice + 1 ) );
    if ( same == 1 )
      keys.push_back( initial );
    return keys;
  }

  void OutcomeDesk::code( std::string_view typed, bool ended )
  {
    mVisit.reset();
    mChosen.reset();
    mAsked.reset();
    forgetKeys();
    mSaid = DeskSaid::Nothing;
    const std::size_t symbols = symbolsOf( typed );
    if ( isPageCode( typed ) )
      mSaid = ended ? DeskSaid::PageCode : DeskSaid::Nothing;
    else if ( symbols < CODE_SYMBOLS )
      mSaid = ended && symbols > 0 ? DeskSaid::Mistyped : DeskSaid::Nothing;
    else if ( readVisitCode( typed ).empty() )
      mSaid = DeskSaid::Mistyped;
    else if ( const std::optional<std::size_t> visit = mOutcomes.find( typed ) )
    {
      mVisit = visit;
      mSaid = mOutcomes.stands( *visit ).outcome.empty() ? DeskSaid::Nothing : DeskSaid::Stands;
    }
    else
      mSaid = DeskSaid::OtherPlan;
  }

  void OutcomeDesk::key( std::string_view typed )
  {
    if ( !mVisit )
      return;
    mAsked.reset();
    mPressed += typed;
    if ( ++mKeys > MOST_KEYS )
    {
      mChosen.reset();
      mSaid = DeskSaid::TwoCodes;
      return;
    }
    const std::string pressed = upperAscii( typed );
    for ( std::size_t c = 0; c < mChoices.size(); ++c )
      for ( const std::string &key : keysOf( c ) )
        if ( key == pressed )
        {
          mChosen = c;
          mSaid = DeskSaid::Nothing;
          return;
        }
    mSaid = DeskSaid::NoOutcome;
  }

  void OutcomeDesk::forgetKeys()
  {
    mKeys = 0;
    mPressed.clear();
  }

  void OutcomeDesk::choose( std::size_t choice )
  {
    if ( !mVisit || choice >= mChoices.size() )
      return;
    mAsked.reset();
    forgetKeys();
    mChosen = choice;
    mSaid = DeskSaid::Nothing;
  }

  bool OutcomeDesk::isWritten( const TypedOutcome &said ) const
  {
    return mOutcomes.stands( *mVisit ) == said;
  }

  void OutcomeDesk::enter( const std::string &when, const std::string &note )
  {
    if ( !mVisit )
      return;
    // A code of which a symbol is the key of a return goes on in the field of the time.
    const bool second = mSaid == DeskSaid::TwoCodes || !readVisitCode( when ).empty() ||
                        !readVisitCode( mPressed + when ).empty() || !readVisitCode( note ).empty();
    if ( second )
    {
      forgetKeys();
      mChosen.reset();
      mSaid = DeskSaid::TwoCodes;
      return;
    }
    if ( !mChosen )
      return; // of a scanner, behind the code
    if ( !when.empty() && !readWishedTimes( when, Bound::From, aroundOf( MORNING ) ) )
    {
      mSaid = DeskSaid::NotATime;
      return;
    }
    const TypedOutcome said{ mChoices[*mChosen].code, when, note };
    if ( !isWritten( said ) )
    {
      if ( !mOutcomes.stands( *mVisit ).outcome.empty() && mAsked != said )
      {
        mAsked = said;
        mSaid = DeskSaid::AskReplace;
        return;
      }
      mOutcomes.set( *mVisit, said );
    }
    mLast = mVisit;
    leave();
    mSaid = DeskSaid::Written;
  }

  void OutcomeDesk::leave()
  {
    code( {}, false );
  }

  void OutcomeDesk::undo()
  {
    const std::optional<std::size_t> undone = mOutcomes.undo();
    leave();
    mSaid = undone ? DeskSaid::Undone : DeskSaid::NothingToUndo;
    if ( undone )
      mLast = undone;
  }
}
