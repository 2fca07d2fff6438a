// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/OneAtATime.h"
#include "core/base/Result.h"
#include "core/ssh/Patience.h"
#include "core/ssh/Platform.h"

#include <QByteArray>

#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace vedette::ssh {

/// A port of a host, by the name that a resolver is asked for.
struct NamedPort
{
    QByteArray name;
    quint16 port = 0;
};

/// The addresses of a name. Blocks for as long as it likes. NameNotFound: there is no such name;
/// any other error: nobody could tell. Called on threads of its own, several at a time, which may
/// outlive everything but the program.
using Resolver
    = std::function<Result<std::vector<platform::SocketAddress>>(const QByteArray&, quint16)>;

/// Looks names up, and remembers where the last login to each worked, for when nobody can tell: a
/// name server that is down does not take the servers with it. The host key decides at any address.
/// Ends with its owner, and is written nowhere. Called from any thread.
class AddressBook final
{
public:
    explicit AddressBook(Resolver resolver = platform::resolve);
    AddressBook(const AddressBook&) = delete;
    AddressBook& operator=(const AddressBook&) = delete;
    ~AddressBook();

    /// What the resolver says, in its order; takes 5 s of the time at most. NameNotFound, which
    /// also forgets the name's last good address; Unreachable, Timeout, Cancelled.
    [[nodiscard]] Result<std::vector<platform::SocketAddress>> lookUp(const NamedPort& place,
                                                                      Patience& patience);

    /// `place` is there, and no longer at an address remembered before. Kept for 1,024
    /// places, those used last; not for one that is named by its address.
    void remember(const NamedPort& place, const platform::SocketAddress& address);
    [[nodiscard]] std::optional<platform::SocketAddress> lastGood(const NamedPort& place);

private:
    struct Entry
    {
        platform::SocketAddress address;
        quint64 lastUse = 0;
    };
    struct Pages
    {
        std::map<std::pair<QByteArray, quint16>, Entry> entries;
        quint64 uses = 0;
    };

    void forget(const NamedPort& place);

    const Resolver m_resolver;
    OneAtATime<Pages> m_pages;
};

} // namespace vedette::ssh
