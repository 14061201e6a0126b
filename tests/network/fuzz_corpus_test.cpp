// SPDX-License-Identifier: GPL-2.0-or-later
// The corpora of the fuzzers of streets.
#include "fuzz_corpus.h"

#define LLVMFuzzerTestOneInput fuzzStreets
#include "../fuzz/streets_fuzz.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzHierarchy
#include "../fuzz/hierarchy_fuzz.cpp"
#undef LLVMFuzzerTestOneInput

TEST( FuzzCorpus, streets )
{
  EXPECT_GE( doorstep::test::replay( "streets", fuzzStreets ), 20U );
}

TEST( FuzzCorpus, hierarchy )
{
  EXPECT_GE( doorstep::test::replay( "hierarchy", fuzzHierarchy ), 5U );
}
