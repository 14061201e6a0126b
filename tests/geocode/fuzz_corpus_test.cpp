// The fuzzers' corpora, replayed through the same functions: what was once found stays mended, also where no
// fuzzer can be built. A broken promise aborts the program, as it does the fuzzer.
#include "base/file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <vector>

#define LLVMFuzzerTestOneInput fuzzParse
#include "../fuzz/parse_fuzz.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzMatch
#include "../fuzz/match_fuzz.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzReference
#include "../fuzz/reference_fuzz.cpp"
#undef LLVMFuzzerTestOneInput

namespace
{
  using Target = int ( * )( const std::uint8_t *, std::size_t );

  // How many files the target took.
  std::size_t replay( const char *name, Target target )
  {
    const std::filesystem::path folder =
        std::filesystem::path( DOORSTEP_TEST_DATA ).parent_path() / "fuzz" / "corpus" / name;
    std::size_t taken = 0;
    for ( const auto &file : std::filesystem::directory_iterator( folder ) )
    {
      const std::string bytes = doorstep::readWhole( file.path() );
      EXPECT_EQ( target( reinterpret_cast<const std::uint8_t *>( bytes.data() ), bytes.size() ), 0 )
          << file.path().filename();
      ++taken;
    }
    return taken;
  }
}

TEST( FuzzCorpus, parse )
{
  EXPECT_GE( replay( "parse", fuzzParse ), 60U );
}

TEST( FuzzCorpus, match )
{
  EXPECT_GE( replay( "match", fuzzMatch ), 20U );
}

TEST( FuzzCorpus, reference )
{
  EXPECT_GE( replay( "reference", fuzzReference ), 20U );
}
