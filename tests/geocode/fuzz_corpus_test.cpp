// SPDX-License-Identifier: GPL-2.0-or-later
// The corpora of the fuzzers of addresses.
#include "fuzz_corpus.h"

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
#define LLVMFuzzerTestOneInput fuzzCorrections
#include "../fuzz/corrections_fuzz.cpp"
#undef LLVMFuzzerTestOneInput

using doorstep::test::replay;

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

TEST( FuzzCorpus, corrections )
{
  EXPECT_GE( replay( "corrections", fuzzCorrections ), 4U );
}
