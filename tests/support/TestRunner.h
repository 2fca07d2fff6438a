// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::test {

/// Catch's command line, compiled once for all test programs.
int runTests(int argc, char** argv);

} // namespace vedette::test
