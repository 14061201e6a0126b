// SPDX-License-Identifier: GPL-2.0-or-later
// What all pages of one run have in common.
#pragma once
#include "print/outcome_boxes.h"
#include "print/words.h"
#include "privacy/roles.h"
#include "sheet/paper.h"

#include <QString>
#include <QTime>

namespace doorstep
{
  struct PageOptions
  {
      Role role = Role::Team;
      Paper paper = Paper::Letter;
      PageLanguages languages;
      bool blackAndWhite = false;
      bool draft = true;
      QString event, date, returnBy;
      // Whose visits these are, whom to call when lost or unsafe, where paper goes that is found or done
      // with.
      QString district, contact, returnTo;
      int contactLines = 0; // that these take in the foot (contactText)
      // Of the whole foot, on an upright sheet and on a landscape one, where its texts stand one behind the
      // other since that takes fewer; 0: one under the other.
      int flowedFootLines = 0, flowedFootLinesWide = 0;
      std::vector<OutcomeBox> outcomes = ownOutcomeBoxes();
      QTime start;       // invalid: the table shows minutes after the start
      QString templates; // folder of the user's own .qpt and .qml; empty: none
      // The text of a key of metadata/languages; in two languages side by side, or one under the other.
      QString say( const char *key ) const { return languages.say( key ); }
      QString lines( const char *key, const std::vector<Filling> &values = {} ) const
      {
        return languages.say( key, QStringLiteral( "\n" ), values );
      }
      // Whether a stop is told by its block and no closer.
      bool showsBlocks() const { return rulesOf( role ).stops == StopPrecision::Block; }
      // For whom the page is: at its head, in capitals.
      QString roleWords() const
      {
        return say( ( "page.role." + std::string( rulesOf( role ).id ) ).c_str() );
      }
  };
}
