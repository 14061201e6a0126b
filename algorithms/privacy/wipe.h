// SPDX-License-Identifier: GPL-2.0-or-later
// Removes what an event ever wrote, the crosswalk's key material first (privacy 16): the salt that the key is
// derived from is overwritten and flushed before anything else happens, so that an interrupted wipe has
// already made the rest of the crosswalk unreadable, passphrase or not. That is: the files of the event's
// manifest and of manifests of folders in it that are no other event's, copies of its crosswalk anywhere in
// the folder (known by the salt), what runs that died left (work_folder.h), and what those of earlier
// versions left. Nothing else; but what looks like an event's all the same (own_traces.h) is named, and the
// certificate then is none of a complete destruction.
#pragma once
#include "base/progress.h"

#include <filesystem>
#include <string>
#include <vector>

namespace doorstep
{
  struct WipeReport
  {
      std::vector<std::string> destroyed; // paths relative to the folder
      std::vector<std::string> alreadyGone;
      std::vector<std::string>
          unlinkedOnly;                // a link, or a file with a second name elsewhere: content not touched
      std::vector<std::string> failed; // still there; the manifest stays, so that the wipe can be repeated
      std::vector<std::string> others; // sealed files and events inside that are not this event's
      std::vector<std::string>
          unlisted;              // like an event's by their content, and in no manifest: left, and named
      std::size_t leftAlone = 0; // files in the folder that are not the event's
      std::filesystem::path certificate;

      // Whether nothing of what the event wrote is still to be had from what the wipe could reach.
      bool complete() const { return failed.empty() && unlinkedOnly.empty() && unlisted.empty(); }
  };

  // Throws InputError before anything is touched: no manifest, a bad line in it, a folder that cannot be
  // written. Cancel counts until the first file is destroyed.
  WipeReport wipeEvent( const std::filesystem::path &folder, const Progress &progress = {} );
}
