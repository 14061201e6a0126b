// SPDX-License-Identifier: GPL-2.0-or-later
// Languages as ISO 639-1 codes from what lists say: "Spanish", "Español", "es", "spa", "Spanish/English".
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  struct SpokenLanguages
  {
      std::vector<std::string> codes; // sorted, each once
      bool allKnown = true; // false: some word is no language that the lexicon knows, and was left out
  };

  // By metadata/lexicons/languages.csv (columns code, word); several may be joined by ; , / & + or "and",
  // "y".
  SpokenLanguages readLanguages( std::string_view text );
}
