// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What an SFTP server sends, in pieces of every size, while files are being read: the same answers
// however they arrive, no more asked for than was meant, and an end.
#include "core/ssh/SftpReader.h"
#include "core/ssh/Transport.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace vedette;

namespace {

const ssh::FileRequest request{
    .files = {{.path = "/a", .longestRecord = ssh::FileAsk::oneText},
              {.path = "/b", .longestRecord = 64},
              {.path = "/c"},
              {.path = "/d", .longestRecord = ssh::FileAsk::oneText, .atMost = 16}},
    .spaces = {{"/"}, {"/nas", true}}};

QByteArray told(const ssh::FileReply& reply)
{
    QByteArray text;
    for (const ssh::FileAnswer& answer : reply.files) {
        text += answer.path + '='
            + (answer.content ? *answer.content
                              : QByteArray::number(static_cast<int>(answer.content.error().code)))
            + '\n';
    }
    for (const ssh::SpaceAnswer& answer : reply.spaces) {
        text += answer.path + '='
            + (answer.figures ? QByteArray::number(answer.figures->blocks) : QByteArray("-"))
            + '\n';
    }
    return text;
}

/// All replies to as many requests as are answered.
QByteArray readInPieces(QByteArrayView bytes, qsizetype piece)
{
    ssh::SftpReader reader;
    QByteArray text;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        reader.receive(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        fuzz::require(reader.outgoing().size() < 64 * (bytes.size() + 64));
        auto reply = reader.takeReply();
        if (!reply) {
            return text + "error";
        }
        if (*reply) {
            text += told(**reply);
        }
        if (reader.isReady() && !reader.isRunning() && !reader.owesAnswer()) {
            fuzz::require(reader.start(request).has_value());
        }
    }
    const ssh::FileReply rest = reader.giveUp();
    fuzz::require(!reader.isRunning());
    return text + told(rest);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    // A request starts as soon as there is a greeting: it comes alone, so that all readings agree.
    static const QByteArray greeting = QByteArray::fromHex(
        "0000002102000000030000001373746174766673406f70656e7373682e636f6d0000000132");
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    for (const qsizetype piece : {1, 3, 64}) {
        static_cast<void>(readInPieces(bytes, piece));
    }
    const auto afterGreeting = [&](qsizetype piece) {
        ssh::SftpReader reader;
        reader.receive(greeting);
        fuzz::require(reader.start(request).has_value());
        for (qsizetype at = 0; at < bytes.size(); at += piece) {
            reader.receive(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        }
        auto reply = reader.takeReply();
        return !reply ? QByteArray("error") : told(*reply ? **reply : reader.giveUp());
    };
    fuzz::require(afterGreeting(1) == afterGreeting(std::max<qsizetype>(1, bytes.size())));
    static_cast<void>(ssh::decodeStatVfs(bytes));
    return 0;
}
