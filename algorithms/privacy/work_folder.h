// SPDX-License-Identifier: GPL-2.0-or-later
// The folder beside their places in which a run's files are written, and how its renames are begun, ended and
// taken back, by the run itself or by a later one that finds it dead.
//   .doorstep-run-1f2e…/                locked itself (flock) while the run lives
//                         0/visits.gpkg  written, not yet in its place
//                         before-3       what stood in a place
//                         journal        what goes where; there from the moment at which all is written
//                         undo           the renames are being taken back
//                         home           of a run's other work folders: the one that has the journal
// Each move can be done again when it was done in part or wholly, and so can taking it back.
#pragma once
#include "privacy/manifest.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace doorstep
{
  // What SQLite leaves beside a GeoPackage.
  inline constexpr std::array<std::string_view, 3> SQLITE_COMPANIONS = { "-wal", "-shm", "-journal" };

  // Of a file in a work folder to its place in the folder above that; or, with nothing to put, of a place to
  // nowhere. before: where what stands there goes.
  struct FileMove
  {
      std::filesystem::path from, place, before;
  };

  class WorkFolder
  {
    public:
      // Made and locked, in the folder, once it was entered in the event's manifest. home: the run's first
      // one.
      WorkFolder( const std::filesystem::path &folder,
                  const std::function<void( const std::filesystem::path & )> &enter,
                  const std::filesystem::path &home );
      WorkFolder( const WorkFolder & ) = delete;
      WorkFolder &operator=( const WorkFolder & ) = delete;
      // Destroyed with what is still in it.
      ~WorkFolder();

      const std::filesystem::path &path() const { return mPath; }
      const std::filesystem::path &folder() const { return mFolder; }
      // A new empty folder in it.
      std::filesystem::path room();
      std::filesystem::path before();

    private:
      std::filesystem::path mFolder, mPath;
      int mLock = -1;
      std::size_t mRooms = 0, mBefore = 0;
  };

  // Does all moves or none. home: the work folder for the journal. Throws InputError; all is as before then.
  void moveAll( const std::filesystem::path &home, const std::vector<FileMove> &moves );

  // Ends or takes back what dead runs began in the folder, and destroys what they left. True where nothing of
  // them is left; a run that is alive is none of them.
  bool recoverFolder( const std::filesystem::path &folder );

  enum class RunState : std::uint8_t
  {
    Gone,
    Alive,
    Left // dead, but it could not be destroyed
  };
  RunState recoverRun( const std::filesystem::path &work );
}
