// SPDX-License-Identifier: GPL-2.0-or-later
// The ledger of an event's releases on disk, in the event's folder, mode 0600, in the manifest:
//   doorstep-releases.dsledger      sealed (XChaCha20-Poly1305): what was released, and of which visits
//   doorstep-releases.dsledgerkey   its key, made anew with every release, so that an older ledger put back
//   is seen
// Whoever has the folder has both and could forge it; what is seen is a ledger that is lost, changed, older
// than its key, or another's. Both appear with the release's files or not at all.
// A ledger that several events share (LEDGER) is held beside the event's own and never instead of it.
#pragma once
#include "privacy/file_set.h"
#include "privacy/releases.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace doorstep
{
  inline constexpr const char *LEDGER_NAME = "doorstep-releases.dsledger";

  class ReleaseLedger
  {
    public:
      // The ledger in that file, empty where none was begun. Throws InputError, with what to do: the event's
      // manifest or its key says that there is one, and it is not there or not what the key sealed.
      explicit ReleaseLedger( const std::filesystem::path &file );

      // What that one has was released too, and what is added goes into both.
      void holdBeside( const ReleaseLedger &other );

      const std::vector<Release> &releases() const { return mReleases; }

      // The release goes into the ledger with the set's other files, unless it is there already.
      void add( const Release &release, FileSet &files );

    private:
      struct Book
      {
          std::filesystem::path file;
          std::vector<Release> releases;
      };
      std::vector<Book> mBooks;
      std::vector<Release> mReleases; // of all of them
  };

  // Where the ledger of an event belongs: the folder with a manifest that the first of these files or folders
  // lies in, else where one was begun beside one of them or up to two levels above, else the folder of the
  // first. Empty: they all are.
  std::filesystem::path ledgerPlace( const std::vector<std::filesystem::path> &files );

  // As sealed. Throw InputError where it is none.
  std::string ledgerText( const std::vector<Release> &releases );
  std::vector<Release> readLedgerText( std::string_view text );
}
