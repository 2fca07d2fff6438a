// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#define CATCH_CONFIG_RUNNER
#include "tests/support/TestRunner.h"

#include "tests/support/Catch.h"

#include <string>

namespace vedette::test {

namespace {

#if CATCH_VERSION_MAJOR >= 3
using ListenerBase = Catch::EventListenerBase;
using Heard = void;
#else
using ListenerBase = Catch::TestEventListenerBase;
using Heard = bool;
#endif

bool hasSkipped = false;
bool hasChecked = false;

/// Hears what the tests say beside their result.
class SkipListener final : public ListenerBase
{
public:
    using ListenerBase::ListenerBase;

    Heard assertionEnded(const Catch::AssertionStats& stats) override
    {
        const Catch::AssertionResult& result = stats.assertionResult;
        const bool isWarning = result.getResultType() == Catch::ResultWas::Warning;
        hasSkipped = hasSkipped
            || (isWarning && std::string(result.getMessage()).starts_with("skipped: "));
        return Heard(true);
    }

    void testRunEnded(const Catch::TestRunStats& stats) override
    {
        hasChecked = stats.totals.assertions.passed > 0;
        ListenerBase::testRunEnded(stats);
    }
};

CATCH_REGISTER_LISTENER(SkipListener)

} // namespace

int runTests(int argc, char** argv)
{
    const int failures = Catch::Session().run(argc, argv);
    if (failures != 0) {
        return 1;
    }
    return hasSkipped && !hasChecked ? skippedExitCode : 0;
}

} // namespace vedette::test
