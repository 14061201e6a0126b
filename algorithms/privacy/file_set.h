// SPDX-License-Identifier: GPL-2.0-or-later
// Files of a run that appear together or not at all, whatever happens in between: an exception, a full disk,
// kill -9 or a power cut.
//   FileSet files;
//   files.add( "maps/zone_07.pdf", bytes, FileKind::Paper ); // or let others write to files.stage( place,
//   kind ) files.keep();
// All is written in a work folder (.doorstep-run-…, mode 0700) beside its place, which is entered in the
// event's manifest before its first byte and locked while the run lives. keep() brings all to the disk,
// enters the places in the manifest, writes down what goes where (work_folder.h), and renames. What a dead
// run left is found by the lock that nobody holds: the next run into the folder, or a wipe, ends what was
// being renamed, takes back what was being taken back, and destroys the rest.
#pragma once
#include "privacy/manifest.h"
#include "privacy/work_folder.h"

#include <filesystem>
#include <list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace doorstep
{
  class FileSet
  {
    public:
      FileSet() = default;
      FileSet( const FileSet & ) = delete;
      FileSet &operator=( const FileSet & ) = delete;
      // What was not kept is destroyed.
      ~FileSet();

      // From here on files below the folder are in its manifest, which is begun where there is none. Not
      // always: only where no folder above has one either.
      void beginEvent( const std::filesystem::path &folder, bool always = true );

      // Confidential files are readable by their owner alone. Throws InputError: not writable, disk full.
      void add( const std::filesystem::path &place, std::string_view bytes, FileKind kind );
      // Where others may write a file for the place: it has the place's name in a folder of its own, and what
      // they put beside it there (a shapefile's other parts) goes along.
      std::filesystem::path stage( const std::filesystem::path &place, FileKind kind );
      // The file there goes when the others appear.
      void remove( const std::filesystem::path &place );

      // What was read of the place, for a file that a run adds to: keep() refuses where another run has
      // written it since. To be called before it is read; nothing there is a state too.
      void expectAsNow( const std::filesystem::path &place );

      // Runs into the same folder take turns here, so that a set is one run's. False where a file lies
      // outside of any event's folder, so that no wipe will find it. Throws InputError where one cannot be
      // put; then all is as before.
      bool keep();

    private:
      struct Part
      {
          std::filesystem::path staged, place; // nothing staged: place goes
          FileKind kind = FileKind::Plan;
          std::size_t work = 0;
      };
      std::size_t workFor( const std::filesystem::path &folder );
      bool enter( const std::filesystem::path &file, FileKind kind ) const;

      std::vector<std::filesystem::path> mEvents;
      std::list<WorkFolder> mWork; // the first holds the record of what goes where
      std::vector<Part> mParts;
      std::vector<std::pair<std::filesystem::path, std::string>> mExpected; // place, and its mark
  };
}
