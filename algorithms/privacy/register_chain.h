// SPDX-License-Identifier: GPL-2.0-or-later
// The register's file, line by line: what an entry is written as, and how far its chain of hashes holds.
#pragma once
#include "privacy/register.h"

namespace doorstep
{
  inline constexpr std::string_view REGISTER_HEADER =
      "number,kind,when,event,team,zone,role,copy,pages,recipient,purpose,refers,key,seal,hash\r\n";

  // 64 hex digits: BLAKE2b of the hash before and the line.
  std::string chainHash( std::string_view previous, std::string_view line );

  // An entry without its key, seal and hash; line ends become spaces, so that a line is an entry.
  std::string lineOf( const RegisterEntry &entry );

  // Whether the file's entries have room for a seal.
  bool hasSeals( std::string_view bytes );

  // Reads as far as the chain holds; the entries are those before the break.
  RegisterCheck readChain( std::string_view bytes, std::vector<RegisterEntry> &entries );
}
