// SPDX-License-Identifier: GPL-2.0-or-later
// The languages of a run's pages: one, or two at equal weight.
#pragma once
#include "words/languages.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace doorstep
{
  class PageLanguages
  {
    public:
      // Of codes such as "en", "es", "en+es". Throws InputError where one is not known.
      static PageLanguages ofCodes( const std::string &codes );
      // All that a user may choose: each language, and each beside English.
      static std::vector<std::string> choices();

      bool areTwo() const { return mOf.size() > 1; }
      const std::vector<std::size_t> &indices() const { return mOf; }
      // A language whose texts nobody who speaks it has read yet; null: none.
      const Language *unreviewed() const;

      // The text of a key (metadata/languages) with values for its braces; both languages joined by
      // `between`. A text that is the same in both stands once.
      QString say( const char *key, const QString &between = QStringLiteral( " / " ),
                   const std::vector<Filling> &values = {} ) const;

    private:
      std::vector<std::size_t> mOf{ 0 };
  };
}
