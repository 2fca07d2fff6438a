// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Dialer.h"

#include <QUrl>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr seconds connectBound{5};
constexpr milliseconds stagger{250};
constexpr std::size_t mostAddresses = 16; // an answer may hold thousands

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

    Result<Connection> run()
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
        m_nextStart = Deadline::after(stagger);
        if (attempt) {
            m_attempts.push_back({*std::move(attempt), m_addresses[m_next]});
        } else {
            remember(attempt.error());
        }
        ++m_next;
    }

    [[nodiscard]] std::vector<Wait> waits() const
    {
        std::vector<Wait> waits;
        for (const Connection& attempt : m_attempts) {
            waits.push_back({attempt.socket.get(), false, true});
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

    std::optional<Connection> takeWinner(const std::vector<std::size_t>& ready)
    {
        for (const std::size_t index : ready) {
            const auto result = platform::connectResult(m_attempts[index].socket.get());
            if (result) {
                return std::move(m_attempts[index]);
            }
            remember(result.error());
            m_attempts[index].socket.reset();
            m_nextStart = Deadline::after(milliseconds::zero());
        }
        std::erase_if(m_attempts,
                      [](const Connection& attempt) { return !attempt.socket.isOpen(); });
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
    std::vector<Connection> m_attempts;
    Error m_error{ErrorCode::NameNotFound, u"the name has no address"_s};
};

/// Where a place may be reached.
struct Found
{
    std::vector<SocketAddress> addresses;
    bool isLastGood = false; ///< nobody could tell: where the last login worked
};

void noteAll(const std::vector<SocketAddress>& addresses, LoginTrace& trace)
{
    for (const SocketAddress& address : addresses) {
        trace.note(platform::toText(address));
    }
}

/// The first ones of each family.
std::vector<SocketAddress> inTurns(std::vector<SocketAddress> addresses, LoginTrace& trace)
{
    auto mixed = interleaved(std::move(addresses));
    const std::size_t count = mixed.size();
    mixed.resize(std::min(count, mostAddresses));
    noteAll(mixed, trace);
    if (count > mixed.size()) {
        trace.note(u"%1 more are not tried"_s.arg(count - mixed.size()));
    }
    return mixed;
}

NamedPort placeOf(const DialTarget& target)
{
    return {lookupName(target.host), target.port};
}

Result<Found> findAddresses(const DialTarget& target, Attempt& attempt)
{
    AddressBook forgetful;
    AddressBook& book = target.addresses != nullptr ? *target.addresses : forgetful;
    const NamedPort place = placeOf(target);
    auto told = book.lookUp(place, attempt.patience);
    if (told) {
        return Found{inTurns(*std::move(told), attempt.trace)};
    }
    // None when there is no such name; of no use when the time is over, or a stop was asked for.
    const auto lastGood = attempt.patience.check() ? book.lastGood(place) : std::nullopt;
    if (!lastGood) {
        return fail(told.error());
    }
    attempt.trace.note(told.error().detail);
    attempt.trace.note(u"name lookup failed; trying the last good address "_s
                       + platform::toText(*lastGood));
    return Found{{*lastGood}, true};
}

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

Result<Connection> connectToAny(const std::vector<SocketAddress>& addresses, Patience& patience)
{
    auto connection = Race(addresses, patience).run();
    if (connection) {
        platform::tuneSocket(connection->socket.get());
    }
    return connection;
}

Result<FileDescriptor> dial(const DialTarget& target, Attempt& attempt)
{
    attempt.trace.begin(LoginStage::Lookup);
    const auto found = findAddresses(target, attempt);
    if (!found) {
        return fail(found.error());
    }
    attempt.trace.begin(LoginStage::Connect);
    auto connection = connectToAny(found->addresses, attempt.patience);
    if (!connection) {
        return fail(found->isLastGood
                        ? connection.error().in(u"at the last good address, name lookup failed"_s)
                        : connection.error());
    }
    attempt.trace.note(u"connected to "_s + platform::toText(connection->address));
    attempt.findings.address = std::move(connection->address);
    return std::move(connection->socket);
}

void remember(const DialTarget& target, const Attempt& attempt)
{
    if (target.addresses != nullptr && attempt.findings.address) {
        target.addresses->remember(placeOf(target), *attempt.findings.address);
    }
}

} // namespace vedette::ssh
