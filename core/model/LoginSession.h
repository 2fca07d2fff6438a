// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace vedette {

/// A login of a person on a server, as who(1) or last(1) tell of it. Texts are plain and bounded.
struct LoginSession
{
    QString user;
    QString terminal; ///< "pts/0"
    QString from; ///< a host or address; empty: at the machine itself
    QString since; ///< in the server's words: "2026-11-02 10:20"
    QString until; ///< the same; empty: still logged in

    bool operator==(const LoginSession&) const = default;
};

struct LoginTable
{
    QList<LoginSession> present;
    QList<LoginSession> past; ///< the newest first, a few

    bool operator==(const LoginTable&) const = default;
};

} // namespace vedette
