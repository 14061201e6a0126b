// Files of a run that appear together or not at all: written beside their places, entered in the event's
// manifest, and put there only when the last is done. What stood there before comes back if one of them
// cannot be put.
//   WholeFiles files( true ); files.add( "maps/team_07.pdf", bytes, FileKind::Paper ); … files.keep();
#pragma once
#include "privacy/manifest.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace doorstep
{
  // Makes a folder with those above it; when this goes, those that it made and that are still empty go too.
  class NewFolder
  {
    public:
      NewFolder() = default;
      NewFolder( const NewFolder & ) = delete;
      NewFolder &operator=( const NewFolder & ) = delete;
      ~NewFolder();
      // Throws InputError, naming the parameter.
      void make( const std::filesystem::path &folder, std::string_view parameter );

    private:
      std::vector<std::filesystem::path> mMade; // the innermost first
  };

  class WholeFiles
  {
    public:
      WholeFiles() = default;
      WholeFiles( const WholeFiles & ) = delete;
      WholeFiles &operator=( const WholeFiles & ) = delete;
      ~WholeFiles();

      // Confidential files are readable by their owner alone. Throws InputError: not writable, disk full.
      void add( const std::filesystem::path &place, std::string_view bytes, FileKind kind );
      // A file that is written already, on the same disk.
      void take( const std::filesystem::path &beside, const std::filesystem::path &place, FileKind kind );

      // False where a file lies outside of any event's folder, so that no wipe will find it. Throws
      // InputError where one cannot be put; then all is as before.
      bool keep();

    private:
      struct Part
      {
          std::filesystem::path beside, place;
          FileKind kind = FileKind::Plan;
          std::filesystem::path before{}; // where the file went that stood there; empty: there was none
      };
      static void put( Part &part );
      static void takeBack( const Part &part );
      std::vector<Part> mParts;
  };
}
