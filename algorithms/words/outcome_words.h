// SPDX-License-Identifier: GPL-2.0-or-later
// What the outcome of a visit means, by metadata/lexicons/outcomes.csv: whether somebody has to go there
// again.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  enum class OutcomeMeaning
  {
    Done,  // never visited again
    Again, // nobody was met: at another time of day
    Later, // the household said when
    Open   // no team got there
  };

  struct SaidOutcome
  {
      OutcomeMeaning meaning = OutcomeMeaning::Done;
      std::string outcome; // without what was said of a time
      std::string rest;    // of Later: what was said of a time
  };

  class OutcomeWords
  {
    public:
      // further: "NH=again;RF=done", before those of the lexicon. Throws InputError where it is not of that
      // form.
      explicit OutcomeWords( std::string_view further = {} );

      // Nothing where it is not known. Letter case, spaces and full stops at the ends make no difference.
      std::optional<SaidOutcome> find( std::string_view outcome ) const;

    private:
      struct Word
      {
          OutcomeMeaning meaning;
          std::string outcome;
      };
      std::vector<Word> mWords;
  };
}
