// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/FakeSftp.h"

#include "core/ssh/WireStrings.h"

#include <QtEndian>

#include <utility>

namespace vedette::test {

namespace {

QByteArray statusOf(const QByteArray& id, quint32 code)
{
    return sftpPacket(101, id + wireNumber(code) + wireText("words") + wireText("en"));
}

} // namespace

QByteArray wireNumber(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray wireLong(quint64 value)
{
    QByteArray bytes(8, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray wireText(const QByteArray& text)
{
    return wireNumber(static_cast<quint32>(text.size())) + text;
}

QByteArray sftpPacket(int type, const QByteArray& body)
{
    return wireNumber(static_cast<quint32>(body.size() + 1)) + static_cast<char>(type) + body;
}

QByteArray sftpGreeting()
{
    return sftpPacket(2,
                      wireNumber(3) + wireText("posix-rename@openssh.com") + wireText("1")
                          + wireText("statvfs@openssh.com") + wireText("2"));
}

QByteArray statVfsBody(quint64 first)
{
    QByteArray body;
    for (quint64 i = 0; i < 11; ++i) {
        body += wireLong(first + i);
    }
    return body;
}

void FakeSftp::setFile(const QByteArray& path, const QList<QByteArray>& pieces)
{
    m_files[path] = pieces;
    m_refusals.erase(path);
}

void FakeSftp::removeFile(const QByteArray& path)
{
    m_files.erase(path);
}

int FakeSftp::serve(ssh::SftpReader& reader)
{
    int rounds = 0;
    for (; !reader.outgoing().isEmpty() || (m_hangsAt.isEmpty() && !m_waiting.isEmpty());
         ++rounds) {
        m_waiting += reader.outgoing();
        reader.sent(reader.outgoing().size());
        QByteArray answers;
        while (!m_waiting.isEmpty()) {
            const auto size = qFromBigEndian<quint32>(m_waiting.constData());
            const QByteArray packet = m_waiting.mid(4, size);
            const QByteArray answered = answer(packet);
            if (answered.isEmpty()) {
                break; // it hangs
            }
            answers += answered;
            m_waiting.remove(0, 4 + static_cast<qsizetype>(size));
        }
        reader.receive(answers);
    }
    return rounds;
}

QByteArray FakeSftp::answer(const QByteArray& packet)
{
    const char type = packet.front();
    if (type == 1) {
        return sftpGreeting();
    }
    const QByteArray id = packet.mid(1, 4);
    ssh::WireStrings fields(QByteArrayView(packet).sliced(5));
    const QByteArray text = fields.next().value_or(QByteArrayView()).toByteArray();
    if (type == 3) {
        return open(id, text);
    }
    if (type == 4) {
        m_log += "close " + text;
        return statusOf(id, 0);
    }
    if (type == 5) {
        const quint64 high = fields.nextNumber().value_or(0);
        return read(id, text, (high << 32U) | fields.nextNumber().value_or(0));
    }
    const QByteArray mountPoint = fields.next().value_or(QByteArrayView()).toByteArray();
    if (mountPoint == m_hangsAt) {
        return {};
    }
    m_log += "space " + mountPoint;
    return m_refusals.contains(mountPoint) ? statusOf(id, m_refusals.at(mountPoint))
                                           : sftpPacket(201, id + statVfsBody(100));
}

/// Its path is the handle of a file.
QByteArray FakeSftp::open(const QByteArray& id, const QByteArray& path)
{
    m_log += "open " + path;
    if (m_refusals.contains(path)) {
        return statusOf(id, m_refusals.at(path));
    }
    return m_files.contains(path) ? sftpPacket(102, id + wireText(path)) : statusOf(id, 2);
}

QByteArray FakeSftp::read(const QByteArray& id, const QByteArray& path, quint64 offset)
{
    m_log += "read " + path + ' ' + QByteArray::number(offset);
    if (!m_files.contains(path)) {
        return statusOf(id, 4);
    }
    quint64 begin = 0;
    for (const QByteArray& piece : m_files.at(path)) {
        const quint64 end = begin + static_cast<quint64>(piece.size());
        if (offset < end) {
            return sftpPacket(103,
                              id + wireText(piece.mid(static_cast<qsizetype>(offset - begin))));
        }
        begin = end;
    }
    return statusOf(id, 1);
}

} // namespace vedette::test
