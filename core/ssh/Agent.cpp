// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Agent.h"

#include "core/ssh/AgentFrame.h"
#include "core/ssh/Platform.h"
#include "core/ssh/WireStrings.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr seconds agentBound{5};

/// The keys of an answer, of which `count` stand behind its first byte.
WireStrings keysOf(const QByteArray& identities, quint32& count)
{
    WireStrings keys(QByteArrayView(identities).sliced(identities.isEmpty() ? 0 : 1));
    count = keys.nextNumber().value_or(0);
    return keys;
}

Result<QByteArray> askForIdentities(int fd, const Patience& patience)
{
    Patience bounded(patience.deadline().atMost(agentBound), patience.stop());
    const auto sent = sendAgentFrame(fd, QByteArray(1, agentListRequest));
    return sent ? receiveAgentFrame(fd, bounded) : fail(sent.error());
}

bool namesAKey(const QByteArray& answer)
{
    quint32 count = 0;
    const WireStrings keys = keysOf(answer, count);
    return answer.startsWith(agentListAnswer) && count > 0 && !keys.atEnd();
}

} // namespace

Result<OpenAgent> openAgent(const QByteArray& socketPath, Patience& patience)
{
    if (socketPath.isEmpty()) {
        return fail(ErrorCode::NotAvailable, u"no agent"_s);
    }
    auto socket = platform::connectLocal(socketPath);
    if (!socket) {
        return fail(ErrorCode::NotAvailable, socket.error().detail);
    }
    auto answer = askForIdentities(socket->get(), patience);
    if (!answer) {
        return fail(answer.error().in(u"ssh-agent"));
    }
    if (!namesAKey(*answer)) {
        return fail(ErrorCode::NotAvailable, u"the agent holds no key"_s);
    }
    return OpenAgent{*std::move(socket), *std::move(answer)};
}

QByteArray namingOnly(const QByteArray& identities, const QByteArray& publicKey)
{
    quint32 count = 0;
    WireStrings keys = keysOf(identities, count);
    for (; count > 0; --count) {
        const auto key = keys.next();
        const auto comment = keys.next();
        if (!key || !comment) {
            return {};
        }
        if (*key == publicKey) {
            QByteArray size(sizeof(quint32), '\0');
            qToBigEndian(static_cast<quint32>(key->size()), size.data());
            return QByteArray(1, agentListAnswer) + QByteArray("\0\0\0\1", 4) + size + publicKey
                + QByteArray(sizeof(quint32), '\0');
        }
    }
    return {};
}

} // namespace vedette::ssh
