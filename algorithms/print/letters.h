// SPDX-License-Identifier: GPL-2.0-or-later
// Letters that no font of this machine can draw. A letter without a font would be an empty place where a name
// or a street should stand, found at the door: it is taken apart where its parts can be drawn, else a mark
// stands for it that nobody takes for a letter, and one warning names all of them.
//   DrawableLetters letters( textFontOf( options ), options.languages );
//   options = drawable( options, letters );  … letters.missing()
#pragma once
#include "print/page_options.h"
#include "print/print_event.h"
#include "print/staging_lines.h"
#include "print/stop_texts.h"

#include <QFontMetrics>

#include <map>
#include <optional>
#include <set>

namespace doorstep
{
  // QGIS draws a letter that its font lacks from any other font of the machine; what is asked is whether one
  // has it.
  class DrawableLetters
  {
    public:
      DrawableLetters( const QFont &font, const PageLanguages &languages );

      // The text as it can be drawn. where: the input that it stands in, as a user knows it. Of phrases the
      // languages of the pages are looked at.
      QString shown( const QString &text, const char *where );
      std::string shown( const std::string &text, const char *where );
      Phrase shown( const Phrase &text, const char *where );

      // The letters replaced, by input, by script and code point in the order of their codes, never the
      // text: "CROSSWALK (Cuneiform, U+12000)"; empty: every letter was drawn.
      QString missing() const;
      QString mark() const { return mMark; }

    private:
      const QString &drawn( char32_t letter );
      bool has( char32_t letter ) const { return mMetrics.inFontUcs4( static_cast<uint>( letter ) ); }

      QFontMetrics mMetrics;
      PageLanguages mLanguages;
      QString mMark;
      std::map<char32_t, QString> mDrawn;
      std::set<char32_t> mMarked;
      std::map<QString, std::set<char32_t>> mMissing; // by input
  };

  PageOptions drawable( PageOptions options, DrawableLetters &letters );
  Households drawable( Households households, DrawableLetters &letters );
  std::vector<TeamLine> drawable( std::vector<TeamLine> teams, DrawableLetters &letters );
  // The event with such texts; none where all letters can be drawn. Teams and places that differ in such
  // letters alone look alike on paper: who is meant is decided before.
  std::optional<PrintEvent> drawable( const PrintEvent &event, DrawableLetters &letters );

  // "Hebrew"; empty for scripts that have no name here.
  QString scriptName( char32_t letter );
}
