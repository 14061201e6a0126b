// SPDX-License-Identifier: GPL-2.0-or-later
#include "privacy/secret.h"

#include <gtest/gtest.h>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace doorstep;

TEST( Privacy17, noCoreFileFromTheFirstRunOn )
{
  noCoreDumps();
  EXPECT_EQ( ::prctl( PR_GET_DUMPABLE ), 0 );
  rlimit cores{};
  ASSERT_EQ( ::getrlimit( RLIMIT_CORE, &cores ), 0 );
  EXPECT_EQ( cores.rlim_cur, 0U );
}
