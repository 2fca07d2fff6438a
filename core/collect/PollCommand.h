// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/LiveSession.h"

#include <functional>
#include <memory>
#include <variant>

namespace vedette::collect {

/// What a poll loop is told by other threads, of one session each.
struct AdoptSession
{
    quint64 session = 0;
    std::unique_ptr<ServerContext> context;
};

struct PollSession
{
    quint64 session = 0;
    PollKind kind = PollKind::Status;
};

struct VisitSession
{
    quint64 session = 0;
    std::function<void(LiveSession* live)> visitor; ///< told null when the session is gone
};

struct ReleaseSession
{
    quint64 session = 0;
};

using PollCommand = std::variant<AdoptSession, PollSession, VisitSession, ReleaseSession>;

} // namespace vedette::collect
