// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Dialer.h"

#include "core/base/Expendable.h"

#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr seconds lookupBound{5};
constexpr seconds connectBound{5};
constexpr milliseconds stagger{250};

using platform::SocketAddress;

/// Connection attempts to several addresses, a little apart.
class Race final
{
public:
    Race(const std::vector<SocketAddress>& addresses, Patience& patience)
        : m_addresses(addresses)
        , m_patience(patience)
        , m_deadline(patience.deadline().atMost(connectBound))
    { }

    Result<FileDescriptor> run()
    {
        while (m_next < m_addresses.size() || !m_attempts.empty()) {
            startNextWhenDue();
            const auto ready = m_patience.awaitAny(waits(), pause());
            if (!ready) {
                return fail(ready.error());
            }
            if (auto winner = takeWinner(*ready)) {
                return *std::move(winner);
            }
            if (m_deadline.hasExpired()) {
                return fail(ErrorCode::Timeout, u"no answer to the connection attempt"_s);
            }
        }
        return fail(m_error);
    }

private:
    void startNextWhenDue()
    {
        const bool isDue = m_attempts.empty() || m_nextStart.hasExpired();
        if (m_next >= m_addresses.size() || !isDue) {
            return;
        }
        auto attempt = platform::startConnect(m_addresses[m_next]);
        ++m_next;
        m_nextStart = Deadline::after(stagger);
        if (attempt) {
            m_attempts.push_back(*std::move(attempt));
        } else {
            remember(attempt.error());
        }
    }

    [[nodiscard]] std::vector<Wait> waits() const
    {
        std::vector<Wait> waits;
        for (const FileDescriptor& attempt : m_attempts) {
            waits.push_back({attempt.get(), false, true});
        }
        return waits;
    }

    [[nodiscard]] milliseconds pause() const
    {
        if (m_attempts.empty()) {
            return milliseconds::zero();
        }
        const bool isLast = m_next >= m_addresses.size();
        return isLast ? m_deadline.remaining()
                      : std::min(m_deadline.remaining(), m_nextStart.remaining());
    }

    std::optional<FileDescriptor> takeWinner(const std::vector<std::size_t>& ready)
    {
        for (const std::size_t index : ready) {
            const auto result = platform::connectResult(m_attempts[index].get());
            if (result) {
                return std::move(m_attempts[index]);
            }
            remember(result.error());
            m_attempts[index].reset();
            m_nextStart = Deadline::after(milliseconds::zero());
        }
        std::erase_if(m_attempts, [](const FileDescriptor& fd) { return !fd.isOpen(); });
        return std::nullopt;
    }

    /// "Refused" tells the most: that machine is there.
    void remember(const Error& error)
    {
        if (m_error.code != ErrorCode::Refused) {
            m_error = error;
        }
    }

    const std::vector<SocketAddress>& m_addresses;
    Patience& m_patience;
    Deadline m_deadline;
    Deadline m_nextStart = Deadline::after(milliseconds::zero());
    std::size_t m_next = 0;
    std::vector<FileDescriptor> m_attempts;
    Error m_error{ErrorCode::NameNotFound, u"the name has no address"_s};
};

} // namespace

std::vector<SocketAddress> interleaved(std::vector<SocketAddress> addresses)
{
    if (addresses.empty()) {
        return addresses;
    }
    const int preferred = addresses.front().family;
    const auto others = std::stable_partition(
        addresses.begin(), addresses.end(), [preferred](const SocketAddress& address) {
            return address.family == preferred;
        });
    std::vector<SocketAddress> mixed;
    auto first = addresses.begin();
    auto second = others;
    while (first != others || second != addresses.end()) {
        if (first != others) {
            mixed.push_back(std::move(*first++));
        }
        if (second != addresses.end()) {
            mixed.push_back(std::move(*second++));
        }
    }
    return mixed;
}

QByteArray lookupName(const QString& host)
{
    const bool isAscii
        = std::ranges::all_of(host, [](QChar unit) { return unit.unicode() < 0x80; });
    return isAscii ? host.toLatin1() : QUrl::toAce(host);
}

Result<FileDescriptor> connectToAny(const std::vector<SocketAddress>& addresses, Patience& patience)
{
    auto socket = Race(addresses, patience).run();
    if (socket) {
        platform::tuneSocket(socket->get());
    }
    return socket;
}

Result<std::vector<SocketAddress>> lookUp(const QString& host, quint16 port, Patience& patience)
{
    const QByteArray name = lookupName(host);
    if (name.isEmpty()) {
        return fail(ErrorCode::NameNotFound, u"not a host name"_s);
    }
    auto addresses = expendable([name, port] { return platform::resolve(name, port); },
                                patience.deadline().atMost(lookupBound),
                                patience.stop());
    if (!addresses) {
        return fail(addresses.error().in(u"name lookup"));
    }
    return interleaved(*std::move(addresses));
}

Result<FileDescriptor>
dial(const QString& host, quint16 port, Patience& patience, LoginTrace& trace)
{
    trace.begin(LoginStage::Lookup);
    const auto addresses = lookUp(host, port, patience);
    if (!addresses) {
        return fail(addresses.error());
    }
    for (const SocketAddress& address : *addresses) {
        trace.note(platform::toText(address));
    }
    trace.begin(LoginStage::Connect);
    auto socket = connectToAny(*addresses, patience);
    if (socket) {
        trace.note(u"connected to "_s + platform::peerName(socket->get()));
    }
    return socket;
}

} // namespace vedette::ssh
