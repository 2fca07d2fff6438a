// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Bastion.h"

#include "core/base/Log.h"
#include "core/ssh/Dialer.h"
#include "core/ssh/Platform.h"

#include <algorithm>
#include <exception>
#include <future>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr milliseconds answerSlice{20}; // how soon a stop is noticed; an answer wakes at once

} // namespace

Bastion::Bastion(std::unique_ptr<Session> session, const QString& address, milliseconds idleTime)
    : m_desk(new BastionPump::Desk{
        BoundedQueue<JumpOrder>(2UL * mostConnections), {}, {}, std::make_shared<JumpEnd>(address)})
    , m_thread([desk = m_desk.get(), session = std::move(session), idleTime](
                   const std::stop_token& stop) mutable {
        try {
            BastionPump(std::move(session), *desk, idleTime).run(stop);
        } catch (const std::exception& exception) { // no memory
            qCWarning(logSsh) << "a jump host's connection ends:" << exception.what();
        }
    })
{ }

Result<FileDescriptor> Bastion::open(const QString& host, quint16 port, Patience& patience)
{
    const QByteArray name = lookupName(host);
    if (name.isEmpty()) {
        return fail(ErrorCode::NameNotFound, u"not a host name"_s);
    }
    auto pair = platform::makeSocketPair();
    if (!pair) {
        return fail(pair.error());
    }
    platform::setNonBlocking(pair->ours.get());
    JumpOrder order{name, port, std::move(pair->theirs), {}};
    auto opened = order.opened.get_future();
    ++m_desk->connections;
    if (!m_desk->orders.push(std::move(order))) {
        --m_desk->connections;
        return fail(ErrorCode::ConnectionLost, u"the connection to it was lost"_s);
    }
    m_desk->poller.wake();
    while (opened.wait_for(std::min(answerSlice, patience.deadline().remaining()))
           != std::future_status::ready) {
        if (const auto ok = patience.check(); !ok) {
            return fail(ok.error()); // what opens now finds its socket closed, and ends
        }
    }
    if (const auto answer = opened.get(); !answer) {
        return fail(answer.error());
    }
    return std::move(pair->ours);
}

} // namespace vedette::ssh
