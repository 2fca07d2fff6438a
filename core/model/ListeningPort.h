// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QString>

namespace vedette {

/// A socket that waits for connections or datagrams.
struct ListeningPort
{
    QString protocol; ///< "tcp", "udp"
    QString address; ///< "0.0.0.0", "::1", "*" for all; "127.0.0.53%lo" where it is bound to one
    int port = 0;
    QString process; ///< empty where the account may not know

    bool operator==(const ListeningPort&) const = default;
};

struct PortTable
{
    QList<ListeningPort> ports; ///< by port, then protocol and address

    bool operator==(const PortTable&) const = default;
};

} // namespace vedette
