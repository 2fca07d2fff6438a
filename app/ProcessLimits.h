// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::app {

/// First thing in main(): files that are made belong to their owner alone (umask 077), as many
/// descriptors as the system allows (a session each for a fleet of 1,000), no core files, which
/// would hold secrets.
void restrictProcess();

} // namespace vedette::app
