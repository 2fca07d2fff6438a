// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SftpCodec.h"

#include "core/base/PlainText.h"
#include "core/ssh/WireStrings.h"

#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

// Draft, 3 and 4.
constexpr quint32 sftpProtocol = 3;
constexpr char sftpInitType = 1;
constexpr char sftpVersionType = 2;
constexpr char sftpOpenType = 3;
constexpr char sftpCloseType = 4;
constexpr char sftpReadType = 5;
constexpr char sftpStatusType = 101;
constexpr char sftpHandleType = 102;
constexpr char sftpDataType = 103;
constexpr char sftpExtendedType = static_cast<char>(200);
constexpr char sftpExtendedReplyType = static_cast<char>(201);

constexpr quint32 openToRead = 1; // SSH_FXF_READ
constexpr qsizetype maxSftpHandle = 256;
constexpr std::size_t maxSftpExtensions = 64;
constexpr QByteArrayView statVfsRequest("statvfs@openssh.com");

/// A packet under construction; its length is written last.
class SftpWriter
{
public:
    /// `texts`: how many bytes of texts will be in it.
    explicit SftpWriter(char type, qsizetype texts = 0)
    {
        m_bytes.reserve(texts + numbersBytes);
        m_bytes.resize(sizeof(quint32));
        m_bytes += type;
    }

    SftpWriter& number(quint32 value)
    {
        std::array<char, sizeof value> bytes{};
        qToBigEndian(value, bytes.data());
        m_bytes.append(bytes.data(), bytes.size());
        return *this;
    }

    SftpWriter& longNumber(quint64 value)
    {
        return number(static_cast<quint32>(value >> 32U)).number(static_cast<quint32>(value));
    }

    SftpWriter& text(QByteArrayView value)
    {
        number(static_cast<quint32>(value.size()));
        m_bytes.append(value);
        return *this;
    }

    QByteArray packet()
    {
        const auto length = m_bytes.size() - static_cast<qsizetype>(sizeof(quint32));
        qToBigEndian(static_cast<quint32>(length), m_bytes.data());
        return std::move(m_bytes);
    }

private:
    static constexpr qsizetype numbersBytes = 32; ///< of the longest one, and their lengths

    QByteArray m_bytes;
};

tl::unexpected<Error> brokenSftp(const QString& what)
{
    return fail(ErrorCode::Malformed, u"SFTP: "_s + what);
}

Result<SftpAnswer> decodeVersion(WireStrings& fields)
{
    SftpVersion answer;
    const auto version = fields.nextNumber();
    if (!version) {
        return brokenSftp(u"a version without its number"_s);
    }
    answer.version = *version;
    while (!fields.atEnd()) {
        const auto name = fields.next();
        const auto data = fields.next();
        if (!name || !data || answer.extensions.size() == maxSftpExtensions) {
            return brokenSftp(u"extensions that can't be read"_s);
        }
        answer.extensions.emplace_back(*name, *data);
    }
    return answer;
}

Result<SftpAnswer> decodeStatus(quint32 id, WireStrings& fields)
{
    const auto code = fields.nextNumber();
    if (!code) {
        return brokenSftp(u"a status without its code"_s);
    }
    constexpr auto last = static_cast<quint32>(SftpCode::Failure);
    const auto message = fields.next(); // its language, which may follow, matters to nobody
    return SftpStatus{
        id, static_cast<SftpCode>(std::min(*code, last)), message.value_or(QByteArrayView())};
}

Result<SftpAnswer> decodeAnswer(char type, quint32 id, WireStrings& fields)
{
    if (type == sftpStatusType) {
        return decodeStatus(id, fields);
    }
    if (type != sftpHandleType && type != sftpDataType) {
        return brokenSftp(u"a packet of type %1"_s.arg(static_cast<unsigned char>(type)));
    }
    const auto text = fields.next();
    if (!text || !fields.atEnd()) {
        return brokenSftp(u"a string that does not fill its packet"_s);
    }
    if (type == sftpDataType) {
        return SftpData{id, *text};
    }
    if (text->isEmpty() || text->size() > maxSftpHandle) {
        return brokenSftp(u"a handle of %1 bytes"_s.arg(text->size()));
    }
    return SftpHandle{id, *text};
}

std::optional<quint64> nextLongNumber(WireStrings& fields)
{
    const auto high = fields.nextNumber();
    const auto low = fields.nextNumber();
    return low ? std::optional((static_cast<quint64>(*high) << 32U) | *low) : std::nullopt;
}

} // namespace

QByteArray sftpInit()
{
    return SftpWriter(sftpInitType).number(sftpProtocol).packet();
}

QByteArray sftpOpen(quint32 id, QByteArrayView path)
{
    constexpr quint32 noAttributes = 0;
    return SftpWriter(sftpOpenType, path.size())
        .number(id)
        .text(path)
        .number(openToRead)
        .number(noAttributes)
        .packet();
}

QByteArray sftpClose(quint32 id, QByteArrayView handle)
{
    return SftpWriter(sftpCloseType, handle.size()).number(id).text(handle).packet();
}

QByteArray sftpStatVfs(quint32 id, QByteArrayView path)
{
    return SftpWriter(sftpExtendedType, statVfsRequest.size() + path.size())
        .number(id)
        .text(statVfsRequest)
        .text(path)
        .packet();
}

QByteArray sftpRead(quint32 id, QByteArrayView handle, const SftpPiece& piece)
{
    return SftpWriter(sftpReadType, handle.size())
        .number(id)
        .text(handle)
        .longNumber(piece.offset)
        .number(piece.bytes)
        .packet();
}

Result<SftpAnswer> decodeSftp(QByteArrayView packet)
{
    if (packet.isEmpty()) {
        return brokenSftp(u"an empty packet"_s);
    }
    const char type = packet.front();
    WireStrings fields(packet.sliced(1));
    if (type == sftpVersionType) {
        return decodeVersion(fields);
    }
    const auto id = fields.nextNumber();
    if (!id) {
        return brokenSftp(u"a packet without an id"_s);
    }
    if (type == sftpExtendedReplyType) {
        return SftpExtended{*id, packet.sliced(1 + static_cast<qsizetype>(sizeof *id))};
    }
    return decodeAnswer(type, *id, fields);
}

Result<FileSystemFigures> decodeStatVfs(QByteArrayView body)
{
    // f_bsize, f_frsize, f_blocks, f_bfree, f_bavail, f_files, f_ffree, f_favail, f_fsid, f_flag
    // and f_namemax, in that order.
    std::array<quint64, 11> values{};
    WireStrings fields(body);
    for (quint64& value : values) {
        const auto number = nextLongNumber(fields);
        if (!number) {
            return brokenSftp(u"statvfs has too few figures"_s);
        }
        value = *number;
    }
    return FileSystemFigures{.blockBytes = values[1] != 0 ? values[1] : values[0],
                             .blocks = values[2],
                             .freeBlocks = values[3],
                             .availableBlocks = values[4],
                             .inodes = values[5],
                             .freeInodes = values[6]};
}

void SftpPackets::add(QByteArrayView bytes)
{
    m_buffer.remove(0, std::exchange(m_taken, 0));
    m_buffer.append(bytes);
}

Result<std::optional<QByteArrayView>> SftpPackets::next()
{
    constexpr qsizetype lengthBytes = sizeof(quint32);
    if (m_taken == m_buffer.size()) {
        m_buffer = {}; // thousands of sessions rest most of the time
        m_taken = 0;
    }
    const QByteArrayView waiting = QByteArrayView(m_buffer).sliced(m_taken);
    if (waiting.size() < lengthBytes) {
        return std::nullopt;
    }
    const auto length = qFromBigEndian<quint32>(waiting.data());
    if (length == 0 || length > maxSftpPacket) {
        // A login file that prints something stands before the first packet.
        return brokenSftp(u"no packet, but \"%1\""_s.arg(plainText(waiting)));
    }
    const auto size = static_cast<qsizetype>(length);
    if (waiting.size() < lengthBytes + size) {
        return std::nullopt;
    }
    m_taken += lengthBytes + size;
    return waiting.sliced(lengthBytes, size);
}

} // namespace vedette::ssh
