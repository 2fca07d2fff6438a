// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/LoginSession.h"

#include <QByteArrayView>
#include <QList>

namespace vedette::parse {

struct PresentLogins
{
    QList<LoginSession> sessions; ///< at most 500
    int total = 0;
    bool isComplete = false; ///< all were told: the text ends with "end 0"

    bool operator==(const PresentLogins&) const = default;
};

/// The output of who(1), of coreutils or busybox.
[[nodiscard]] PresentLogins parseWho(QByteArrayView text);

/// The logins that have ended in the output of last(1), of util-linux, with or without -F, or of
/// busybox: the newest first, at most 50. Starts of the machine are left out.
[[nodiscard]] QList<LoginSession> parseLast(QByteArrayView text);

} // namespace vedette::parse
