// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/engine/CatchUpGaps.h"

namespace vedette::engine {

/// What is asked after an answer.
enum class CatchUpNext
{
    SameFile, ///< its older part
    File,
    Session,
    Nothing
};

/// What a server is asked for, and how far that came. A value.
struct CatchUpJob
{
    quint64 number = 0; ///< of the session that is asked
    CatchUpGaps gaps;
    int file = 0;
    int cutFile = 0; ///< the one that was last told to be cut
    int questions = 0; ///< in this session
    int sessions = 0; ///< that were asked
    bool isWaiting = false; ///< for a session
    bool hasMore = false; ///< that this session did not tell, and another one may
    bool isTold = false; ///< what went wrong in this session
};

/// After an answer that failed, to the question for that file (0: starts and ends). Pure function.
[[nodiscard]] CatchUpNext nextAfter(const Error& error, int file);

} // namespace vedette::engine
