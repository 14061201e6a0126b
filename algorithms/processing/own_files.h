// SPDX-License-Identifier: GPL-2.0-or-later
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

  // What a parameter names that is written and is no destination of QGIS's, because a model could not hand
  // those on; nothing for others.
  std::optional<OwnFile> ownFileOf( const QString &algorithm, const QString &parameter );

  bool isOwn( const QString &file, OwnFile kind );

  // Throws InputError where the file is there, holds something, and is not Doorstep's of that kind.
  void requireOwn( const QString &file, OwnFile kind, const QString &parameter );

  // Throws InputError where a layer or another kind of file would take the place of a crosswalk or a
  // register.
  void requireNoneOfOurSecrets( const QString &file, const QString &parameter, std::optional<OwnFile> kind );

  // Whether the file is a table that an earlier run may have left there as this output: it has the column
  // that all of them have.
  bool isOwnTable( const QString &file, const QString &algorithm, const QString &output );

  // Throws InputError where the name is that of a file in which an event's books are kept (manifest, packets,
  // ledger, keys, certificate), there or not.
  void requireNoBook( const QString &file, const QString &parameter );
}
