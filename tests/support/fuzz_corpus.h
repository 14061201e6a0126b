// SPDX-License-Identifier: GPL-2.0-or-later
// A fuzzer's corpus, replayed through the same function: what was once found stays mended, also where no
// fuzzer can be built. A broken promise aborts the program, as it does the fuzzer.
//   #define LLVMFuzzerTestOneInput fuzzParse
//   #include "../fuzz/parse_fuzz.cpp"
//   #undef LLVMFuzzerTestOneInput
//   EXPECT_GE( test::replay( "parse", fuzzParse ), 60U );
#pragma once
#include "base/file.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <filesystem>

namespace doorstep::test
{
  using FuzzTarget = int ( * )( const std::uint8_t *, std::size_t );

  // How many files the target took.
  inline std::size_t replay( const char *name, FuzzTarget target )
  {
    const std::filesystem::path folder =
        std::filesystem::path( DOORSTEP_TEST_DATA ).parent_path() / "fuzz" / "corpus" / name;
    std::size_t taken = 0;
    for ( const auto &file : std::filesystem::directory_iterator( folder ) )
    {
      const std::string bytes = readWhole( file.path() );
      EXPECT_EQ( target( reinterpret_cast<const std::uint8_t *>( bytes.data() ), bytes.size() ), 0 )
          << file.path().filename();
      ++taken;
    }
    return taken;
  }
}
