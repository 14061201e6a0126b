// SPDX-License-Identifier: GPL-2.0-or-later
// The keys of whoever types what came back: code, outcome, Enter, and the next. Without widgets, for a window
// that is thin over it. The code is taken as soon as its last symbol, which checks the others, is there; so
// an Enter after it (of a hand scanner) changes nothing. Nothing is written before the Enter after the
// outcome, so a second code that is scanned in its place is noticed, and never written as an outcome.
//   desk.code( "k7 3px4", false ); // atOutcome()
//   desk.key( "m" );
//   desk.enter();                  // written; the next code is awaited
#pragma once
#include "outcome/paper_outcomes.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // A box of the page.
  struct OutcomeChoice
  {
      std::string code;  // is written
      std::string text;  // what it means, in one language
      std::string again; // further words for it, by which its meaning is found (words/outcome_words.h)
  };

  enum class DeskSaid
  {
    Nothing,
    // Of the code
    Mistyped,
    OtherPlan,
    PageCode, // what a page's square holds, which tells the copy and no visit
    Stands,   // the visit has an outcome already
    // Of the outcome
    NoOutcome, // a key that is none
    TwoCodes,  // so much was typed that it was a second code
    NotATime,
    AskReplace, // another Enter writes it over what stands
    Written,
    Undone,
    NothingToUndo
  };

  class OutcomeDesk
  {
    public:
      // The outcomes must outlive it.
      OutcomeDesk( PaperOutcomes &outcomes, std::vector<OutcomeChoice> choices );

      const std::vector<OutcomeChoice> &choices() const { return mChoices; }
      // The keys of a choice: its number, unless the codes are numbers themselves, and the first letter of
      // its code, where no other begins with it. "1" and "M".
      std::vector<std::string> keysOf( std::size_t choice ) const;
      // Whether the household said when to come back.
      bool asksWhen( std::size_t choice ) const { return mAsksWhen[choice]; }

      // The visit whose outcome is awaited; none: a code is.
      std::optional<std::size_t> visit() const { return mVisit; }
      std::optional<std::size_t> chosen() const { return mChosen; }
      // The visit that was written or undone last.
      std::optional<std::size_t> last() const { return mLast; }
      DeskSaid said() const { return mSaid; }

      // What stands in the field of the code. ended: Enter was pressed behind it.
      void code( std::string_view typed, bool ended );
      // A letter or digit instead of the outcome, in UTF-8.
      void key( std::string_view typed );
      void choose( std::size_t choice );
      // when and note: as they stand in their fields. Throws InputError where it cannot be written; all is as
      // before then.
      void enter( const std::string &when = {}, const std::string &note = {} );
      // Back to the code; nothing is written.
      void leave();
      // Throws InputError.
      void undo();

    private:
      bool isWritten( const TypedOutcome &said ) const;
      void forgetKeys();

      PaperOutcomes &mOutcomes;
      std::vector<OutcomeChoice> mChoices;
      std::vector<bool> mAsksWhen;
      std::optional<std::size_t> mVisit, mChosen, mLast;
      int mKeys = 0;        // typed instead of the outcome
      std::string mPressed; // … as they came: perhaps how a second code began
      std::optional<TypedOutcome> mAsked;
      DeskSaid mSaid = DeskSaid::Nothing;
  };
}
