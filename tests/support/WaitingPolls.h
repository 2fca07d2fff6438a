// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/store/history/OpenHours.h"
#include "tests/support/Catch.h"

namespace vedette::test {

/// How many polls wait in the journal of that history; of one server, or of all.
inline qint64 waitingPolls(const store::Connection& connection, ServerId server = {})
{
    store::OpenHours hours;
    REQUIRE(hours.read(connection, 0));
    std::size_t polls = 0;
    for (const store::HourKey& key : hours.keysOutside(1, 0)) { // all
        if (server == ServerId{} || key.server == server) {
            polls += hours.polls(key).size();
        }
    }
    return static_cast<qint64>(polls);
}

} // namespace vedette::test
