// The corpus of the fuzzer of an event's records.
#include "fuzz_corpus.h"

#define LLVMFuzzerTestOneInput fuzzRecords
#include "../fuzz/records_fuzz.cpp"
#undef LLVMFuzzerTestOneInput

TEST( FuzzCorpus, records )
{
  EXPECT_GE( doorstep::test::replay( "records", fuzzRecords ), 5U );
}
