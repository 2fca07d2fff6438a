// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::test {

/// What ctest takes for "skipped" (SKIP_RETURN_CODE).
inline constexpr int skippedExitCode = 77;

/// Catch's command line, compiled once for all test programs. 0 when all is well, 1 after a
/// failure; 77 when nothing has failed and nothing was checked either, since each test that ran has
/// said WARN("skipped: why").
int runTests(int argc, char** argv);

} // namespace vedette::test
