// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#ifdef Q_OS_LINUX
#include "tests/support/Catch.h"

#include <sys/prctl.h>
#include <unistd.h>

namespace vedette::test {

/// Where root runs the tests, this process is nobody as long as it lives: to root every file can be
/// written. What a test needs has to be made by that user.
class OrdinaryUser
{
public:
    OrdinaryUser()
    {
        if (m_wasRoot) {
            REQUIRE(setresuid(nobody, nobody, 0) == 0);
        }
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    ~OrdinaryUser()
    {
        if (m_wasRoot && setresuid(0, 0, 0) == 0) {
            prctl(PR_SET_DUMPABLE, 1); // it was lost with root; the leak check wants it
        }
    }

private:
    static constexpr uid_t nobody = 65534;
    const bool m_wasRoot = geteuid() == 0;
};

} // namespace vedette::test
#endif
