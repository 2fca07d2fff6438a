// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::app {

/// Whether debuggers, and whatever else runs as the same user, may look into the process.
enum class Inspection
{
    Allowed,
    Refused
};

#ifdef NDEBUG
inline constexpr Inspection usualInspection = Inspection::Refused;
#else
inline constexpr Inspection usualInspection
    = Inspection::Allowed; ///< a debug build is there for it
#endif

/// First thing in main(): files that are made belong to their owner alone (umask 077), as many
/// descriptors as the system allows (a session each for a fleet of 1,000), no core files, which
/// would hold secrets. Refused inspection is prctl(2)'s PR_SET_DUMPABLE: Linux only.
void restrictProcess(Inspection inspection = usualInspection);

} // namespace vedette::app
