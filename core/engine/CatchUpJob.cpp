// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/CatchUpJob.h"

#include <algorithm>
#include <array>

namespace vedette::engine {

/// No list of boots is no reason to give up, and the next file may tell where one can't.
CatchUpNext nextAfter(const Error& error, int file)
{
    if (error.code == ErrorCode::NotAvailable && file > 0) {
        return CatchUpNext::Nothing; // there is no such file, or nothing that reads it
    }
    const bool isOver = error.code == ErrorCode::NotFound || error.code == ErrorCode::Cancelled;
    constexpr std::array ofOneFile{ErrorCode::Malformed,
                                   ErrorCode::CommandFailed,
                                   ErrorCode::PermissionDenied,
                                   ErrorCode::OutputTooLarge};
    const bool mayGoOn
        = file == 0 ? !isOver : std::ranges::find(ofOneFile, error.code) != ofOneFile.end();
    return mayGoOn ? CatchUpNext::File : CatchUpNext::Session;
}

} // namespace vedette::engine
