// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace vedette {

/// What a reader of ssh_config left out on purpose, and where. Immutable value.
struct SshConfigNote
{
    QString file;
    int line = 0; ///< counted from 1
    QString text; ///< English, a part of a sentence: "Match exec is never run"
    bool isDoubtful = false; ///< what is said of the host may not be what ssh would do

    bool operator==(const SshConfigNote&) const = default;
};

} // namespace vedette
