// SPDX-License-Identifier: GPL-2.0-or-later
// The corpora of the fuzzers of an event's records, its sealed files and the scan for leaks.
#include "fuzz_corpus.h"

#define LLVMFuzzerTestOneInput fuzzRecords
#include "../fuzz/records_fuzz.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzLedger
#include "../fuzz/ledger_fuzz.cpp"
#undef LLVMFuzzerTestOneInput
#define LLVMFuzzerTestOneInput fuzzLeaks
#include "../fuzz/leaks_fuzz.cpp"
#undef LLVMFuzzerTestOneInput

TEST( FuzzCorpus, records )
{
  EXPECT_GE( doorstep::test::replay( "records", fuzzRecords ), 5U );
}

TEST( FuzzCorpus, ledger )
{
  EXPECT_GE( doorstep::test::replay( "ledger", fuzzLedger ), 4U );
}

TEST( FuzzCorpus, leaks )
{
  EXPECT_GE( doorstep::test::replay( "leaks", fuzzLeaks ), 6U );
}
