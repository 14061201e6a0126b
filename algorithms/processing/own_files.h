// By what a file is known for one that Doorstep wrote.
#pragma once
#include <QString>

#include <cstdint>
#include <optional>

namespace doorstep
{
  enum class OwnFile : std::uint8_t
  {
    Crosswalk,
    Register,
    Project,
    Pages, // PDF
    Reference,
    Report // HTML
  };

  bool isOwn( const QString &file, OwnFile kind );

  // Throws InputError where the file is there, holds something, and is not Doorstep's of that kind.
  void requireOwn( const QString &file, OwnFile kind, const QString &parameter );

  // Throws InputError where a layer or another kind of file would take the place of a crosswalk or a
  // register.
  void requireNoneOfOurSecrets( const QString &file, const QString &parameter, std::optional<OwnFile> kind );
}
