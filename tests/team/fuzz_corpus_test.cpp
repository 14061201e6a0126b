// SPDX-License-Identifier: GPL-2.0-or-later
// The corpus of the fuzzer of rosters.
#include "fuzz_corpus.h"

#define LLVMFuzzerTestOneInput fuzzRoster
#include "../fuzz/roster_fuzz.cpp"
#undef LLVMFuzzerTestOneInput

TEST( FuzzCorpus, roster )
{
  EXPECT_GE( doorstep::test::replay( "roster", fuzzRoster ), 3U );
}
