// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/wipe_certificate.h"

#include "base/utc.h"

#include <chrono>

namespace doorstep
{
  namespace
  {
    std::string nowInWords()
    {
      return utcText( std::chrono::system_clock::now(), " ", " UTC" );
    }

    void list( std::string &text, const char *title, const std::vector<std::string> &paths )
    {
      if ( paths.empty() )
        return;
      text.append( "\n" ).append( title ).append( "\n" );
      for ( const std::string &path : paths )
        text.append( "  " ).append( path ).append( "\n" );
    }
  }

  std::string certificateOf( const WipeReport &report )
  {
    std::string text = report.complete() ? "CERTIFICATE OF DESTRUCTION" : "DESTRUCTION NOT COMPLETE";
    text += "\n\nMade by Doorstep, " + nowInWords() + ".\n\n";
    text += report.complete()
                ? "The files of this event were destroyed: "
                : "NOT COMPLETE: what is named below as still there, as removed by name only, or as like an "
                  "event's, is to be destroyed by hand. Destroyed: ";
    text +=
        std::to_string( report.destroyed.size() ) +
        ". The crosswalk's key material was overwritten before anything else. Each file that is listed as "
        "destroyed was overwritten once with random bytes, cut to nothing and removed.\n";
    list( text,
          "STILL THERE (in use, could not be opened, or not a file of this folder); destroy them by hand:",
          report.failed );
    list(
        text,
        "REMOVED BY NAME ONLY, NOT OVERWRITTEN (links, or files with a second name elsewhere); their content "
        "remains where the other name is; find and destroy it by hand:",
        report.unlinkedOnly );
    list( text,
          "LIKE AN EVENT'S, BUT IN NO MANIFEST (visits, geocoded rows, pages or keys that Doorstep wrote), "
          "LEFT ALONE; "
          "look at them, and destroy them by hand where they are this event's:",
          report.unlisted );
    list( text, "Destroyed:", report.destroyed );
    list( text, "Already gone before:", report.alreadyGone );
    list( text, "Other events' (sealed files with another key, folders with their own manifest), left alone:",
          report.others );
    text +=
        "\nFiles in the folder that are not the event's and were left alone: " +
        std::to_string( report.leftAlone ) +
        ".\n\nWhat this certificate cannot promise\n"
        "- Flash media (SSD, USB sticks, memory cards) and file systems with a journal, snapshots or copy "
        "on\n"
        "  write may keep earlier blocks until they are reused; only encryption of the whole disk covers "
        "those.\n"
        "- Backups, synchronised folders, mail and other copies are not reached.\n"
        "- Printed pages are not reached: collect and shred them, and record their return in the register.\n"
        "- The list of students that the event began with, and files saved outside this folder, are not "
        "reached.\n"
        "- The register of packets is kept on purpose: 34 CFR 99.32 wants a record of disclosures.\n"
        "- Without the crosswalk no visit code leads to a student, wherever a copy of a code may remain; a "
        "copy\n"
        "  of the crosswalk in a backup still opens with its passphrase: forget or destroy the passphrase "
        "too.\n";
    return text;
  }
}
