// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_RUNNER
#include "tests/support/TestRunner.h"

#include "tests/support/Catch.h"

namespace vedette::test {

int runTests(int argc, char** argv)
{
    return Catch::Session().run(argc, argv);
}

} // namespace vedette::test
