// SPDX-License-Identifier: GPL-2.0-or-later
// Text out of markup, for the leak scan: a document splits a name over tags, and escapes its accents.
#pragma once
#include <string>
#include <string_view>

namespace doorstep
{
  // References of XML and HTML, \u of JSON, \' of RTF, % of addresses and = of mail written out, as UTF-8
  // (bytes of % and = as they are); damaged ones stay. Whatever is read twice is found once.
  std::string unescaped( std::string_view text );

  // Text in base64 or hexadecimal, as projects and documents carry it, a run a line.
  std::string decodedRuns( std::string_view bytes );

  // Without what stands between < and >, `between` in the place of each tag.
  std::string withoutTags( std::string_view text, std::string_view between );
}
