// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/AgentFrame.h"

#include "core/ssh/Platform.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr quint32 maxFrameBytes = 256 * 1024;

/// Exactly `size` bytes.
Result<QByteArray> receiveExactly(int fd, qsizetype size, Patience& patience)
{
    QByteArray bytes(size, '\0');
    qsizetype filled = 0;
    while (filled < size) {
        const auto got = platform::receive(fd, bytes.data() + filled, size - filled);
        filled += got.bytes;
        if (got.state == platform::TransferState::Closed) {
            return fail(ErrorCode::NotAvailable, u"the agent closed the connection"_s);
        }
        const bool mustWait = got.state == platform::TransferState::WouldBlock;
        const auto ready = mustWait ? patience.await({fd}) : patience.check();
        if (!ready) {
            return fail(ready.error());
        }
    }
    return bytes;
}

} // namespace

Result<QByteArray> receiveAgentFrame(int fd, Patience& patience)
{
    const auto header = receiveExactly(fd, sizeof(quint32), patience);
    if (!header) {
        return header;
    }
    const auto size = qFromBigEndian<quint32>(header->constData());
    if (size > maxFrameBytes) {
        return fail(ErrorCode::NotAvailable, u"a message of the agent is too long"_s);
    }
    return receiveExactly(fd, static_cast<qsizetype>(size), patience);
}

Result<void> sendAgentFrame(int fd, const QByteArray& message)
{
    QByteArray frame(sizeof(quint32), '\0');
    qToBigEndian(static_cast<quint32>(message.size()), frame.data());
    frame += message;
    if (platform::send(fd, frame).bytes != frame.size()) {
        return fail(ErrorCode::NotAvailable, u"the agent takes no request"_s);
    }
    return {};
}

} // namespace vedette::ssh
