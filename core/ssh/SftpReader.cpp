// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/SftpReader.h"

#include "core/base/PlainText.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr std::size_t maxSftpFiles = 64;
constexpr std::size_t maxSftpSpaces = 256;
constexpr quint32 ourSftpVersion = 3;
constexpr qsizetype usualRequestBytes = 40; // to read a piece, with a short handle

tl::unexpected<Error> notAsked()
{
    return fail(ErrorCode::Malformed, u"SFTP: an answer that nobody asked for"_s);
}

Error sftpError(const QByteArray& path, const SftpStatus& status)
{
    const ErrorCode code = status.code == SftpCode::PermissionDenied ? ErrorCode::PermissionDenied
                                                                     : ErrorCode::NotAvailable;
    const QString words = plainText(status.message);
    const QString detail = plainText(path) + (words.isEmpty() ? QString() : u": "_s + words);
    return {code, detail, static_cast<int>(status.code)};
}

Error notYet(const QByteArray& path)
{
    return {ErrorCode::Timeout, u"no answer in time: "_s + plainText(path)};
}

} // namespace

SftpReader::SftpReader(const Clock& clock)
    : m_clock(clock)
    , m_outgoing(sftpInit())
{ }

Result<void> SftpReader::start(const FileRequest& request)
{
    if (m_error) {
        return fail(*m_error);
    }
    if (!m_isReady || m_running || m_reply) {
        return fail(ErrorCode::Internal, u"a request is running"_s);
    }
    if (request.files.size() > maxSftpFiles || request.spaces.size() > maxSftpSpaces) {
        return fail(ErrorCode::Internal, u"too many files at once"_s);
    }
    if (!m_asked.empty()) {
        return fail(notYet(hangsAt()));
    }
    makeRoom(request);
    m_running
        = Running{.request = request, .files = {}, .spaces = {}, .started = m_clock.monotonic()};
    m_running->spaces.resize(request.spaces.size());
    m_running->files.reserve(request.files.size());
    m_spacePaths.clear();
    std::ranges::transform(request.spaces,
                           std::back_inserter(m_spacePaths),
                           [](const SpaceAsk& ask) { return ask.path; });
    m_outgoing.reserve(static_cast<qsizetype>(request.files.size()) * usualRequestBytes);
    for (const FileAsk& ask : request.files) {
        beginFile(fileAt(ask.path), ask);
    }
    askSpaces(false);
    goOn();
    return {};
}

void SftpReader::sent(qsizetype bytes)
{
    m_outgoing.remove(0, bytes);
    if (m_outgoing.isEmpty()) {
        m_outgoing = {}; // thousands of sessions rest most of the time
    }
}

quint32 SftpReader::remember(const Asked& asked)
{
    m_asked.emplace(++m_lastId, asked);
    return m_lastId;
}

std::size_t SftpReader::fileAt(const QByteArray& path)
{
    const auto found = std::ranges::find(m_files, path, &SftpFile::path);
    if (found != m_files.end()) {
        return static_cast<std::size_t>(found - m_files.begin());
    }
    m_files.emplace_back(path);
    return m_files.size() - 1;
}

/// Files that are not asked for any more are closed once there would be too many; nothing else is
/// under way then, so the others may move.
void SftpReader::makeRoom(const FileRequest& request)
{
    const auto isAsked = [&request](const SftpFile& file) {
        return std::ranges::find(request.files, file.path(), &FileAsk::path) != request.files.end();
    };
    const auto kept = static_cast<std::size_t>(std::ranges::count_if(m_files, isAsked));
    const std::size_t needed = m_files.size() + request.files.size() - kept;
    if (needed <= maxSftpFiles) {
        m_files.reserve(needed); // of a thousand servers: no more than that
        return;
    }
    for (const SftpFile& file : m_files) {
        if (!isAsked(file) && !file.handle().isEmpty()) {
            close(file.handle());
        }
    }
    std::erase_if(m_files, [&isAsked](const SftpFile& file) { return !isAsked(file); });
}

void SftpReader::beginFile(std::size_t index, const FileAsk& ask)
{
    if (std::ranges::find(m_running->files, index) != m_running->files.end()) {
        return; // the same path twice
    }
    m_running->files.push_back(index);
    const SftpFile::Pieces pieces = m_files[index].begin(ask, m_running->started);
    if (pieces.empty() && !m_files[index].isDone()) {
        askToOpen(index);
    }
    askFor(index, pieces);
}

void SftpReader::askToOpen(std::size_t index)
{
    m_outgoing += sftpOpen(remember({.kind = Kind::Open, .index = index}), m_files[index].path());
}

void SftpReader::askFor(std::size_t index, const SftpFile::Pieces& pieces)
{
    for (const SftpFile::Piece& piece : pieces) {
        const quint32 id = remember({.kind = Kind::Read, .index = index, .piece = piece});
        m_outgoing += sftpRead(id, m_files[index].handle(), piece);
    }
}

void SftpReader::close(QByteArrayView handle)
{
    m_outgoing += sftpClose(remember({.kind = Kind::Close}), handle);
}

void SftpReader::askSpaces(bool areThoseThatMayHang)
{
    const std::vector<SpaceAsk>& asks = m_running->request.spaces;
    for (std::size_t i = 0; i < asks.size(); ++i) {
        if (asks[i].mayHang != areThoseThatMayHang) {
            continue;
        }
        if (!m_hasStatVfs) {
            m_running->spaces[i] = fail(ErrorCode::NotAvailable, u"no statvfs over SFTP"_s);
            continue;
        }
        m_outgoing += sftpStatVfs(remember({.kind = Kind::Space, .index = i}), asks[i].path);
    }
}

void SftpReader::receive(QByteArrayView bytes)
{
    if (m_error) {
        return;
    }
    m_packets.add(bytes);
    for (;;) {
        const auto packet = m_packets.next();
        if (packet && !packet->has_value()) {
            break;
        }
        const auto answer = packet ? decodeSftp(**packet) : fail(packet.error());
        const auto heard = answer ? read(*answer) : fail(answer.error());
        if (!heard) {
            m_error = heard.error();
            return;
        }
        goOn();
    }
}

Result<void> SftpReader::read(const SftpAnswer& answer)
{
    return std::visit([this](const auto& packet) { return hear(packet); }, answer);
}

Result<void> SftpReader::hear(const SftpVersion& answer)
{
    if (m_isReady) {
        return notAsked();
    }
    if (answer.version != ourSftpVersion) {
        return fail(ErrorCode::NotAvailable, u"SFTP version %1"_s.arg(answer.version));
    }
    m_isReady = true;
    m_hasStatVfs = std::ranges::any_of(answer.extensions, [](const auto& extension) {
        return extension.first == QByteArrayView("statvfs@openssh.com")
            && extension.second == QByteArrayView("2");
    });
    return {};
}

Result<SftpReader::Asked> SftpReader::takeAsked(quint32 id, std::optional<Kind> kind)
{
    const auto found = m_asked.find(id);
    if (found == m_asked.end() || (kind && found->second.kind != *kind)) {
        return notAsked();
    }
    const Asked asked = found->second;
    m_asked.erase(found);
    return asked;
}

Result<void> SftpReader::hear(const SftpHandle& answer)
{
    const auto asked = takeAsked(answer.id, Kind::Open);
    if (!asked) {
        return fail(asked.error());
    }
    askFor(asked->index, m_files[asked->index].opened(answer.handle));
    return {};
}

Result<void> SftpReader::hear(const SftpData& answer)
{
    const auto asked = takeAsked(answer.id, Kind::Read);
    if (!asked) {
        return fail(asked.error());
    }
    if (answer.bytes.size() > static_cast<qsizetype>(asked->piece.bytes)) {
        return fail(ErrorCode::Malformed, u"SFTP: more bytes than were asked for"_s);
    }
    askFor(asked->index, m_files[asked->index].receive(asked->piece, answer.bytes));
    countBytes(answer.bytes.size());
    return {};
}

Result<void> SftpReader::hear(const SftpStatus& answer)
{
    const auto asked = takeAsked(answer.id, std::nullopt);
    if (!asked) {
        return fail(asked.error());
    }
    if (asked->kind == Kind::Close) {
        return {};
    }
    if (answer.code == SftpCode::Ok) {
        return fail(ErrorCode::Malformed, u"SFTP: success without an answer"_s);
    }
    hearFailure(*asked, answer);
    return {};
}

Result<void> SftpReader::hear(const SftpExtended& answer)
{
    const auto asked = takeAsked(answer.id, Kind::Space);
    if (!asked) {
        return fail(asked.error());
    }
    auto figures = decodeStatVfs(answer.body);
    if (!figures) {
        return fail(figures.error());
    }
    settle(*asked, *figures);
    return {};
}

void SftpReader::hearFailure(const Asked& asked, const SftpStatus& status)
{
    if (asked.kind == Kind::Space) {
        settle(asked, fail(sftpError(m_spacePaths[asked.index], status)));
        return;
    }
    SftpFile& file = m_files[asked.index];
    if (asked.kind == Kind::Open) {
        file.openFailed(sftpError(file.path(), status), m_clock.monotonic());
    } else if (status.code == SftpCode::EndOfFile) {
        askFor(asked.index, file.receive(asked.piece, {}));
    } else if (const auto old = file.readFailed(
                   asked.piece, sftpError(file.path(), status), m_clock.monotonic())) {
        close(*old);
        if (!file.isDone()) {
            askToOpen(asked.index);
        }
    }
}

void SftpReader::countBytes(qsizetype bytes)
{
    if (!m_running) {
        return;
    }
    m_running->bytes += bytes;
    if (m_running->bytes <= maxReplyBytes) {
        return;
    }
    for (const std::size_t index : m_running->files) {
        m_files[index].end({ErrorCode::OutputTooLarge, u"more than 1 MiB for one request"_s});
    }
}

void SftpReader::settle(const Asked& asked, Result<FileSystemFigures> figures)
{
    if (m_running) {
        m_running->spaces[asked.index] = std::move(figures);
    }
}

void SftpReader::goOn()
{
    if (m_running && m_asked.empty() && !m_running->hasAskedAll) {
        m_running->hasAskedAll = true;
        askSpaces(true);
    }
    if (m_running && m_asked.empty()) {
        m_reply = collect();
    }
}

FileReply SftpReader::collect()
{
    Running running = *std::exchange(m_running, std::nullopt);
    FileReply reply;
    reply.files.reserve(running.files.size());
    for (const std::size_t index : running.files) {
        SftpFile& file = m_files[index];
        reply.files.push_back({file.path(), file.takeAnswer()});
    }
    reply.spaces.reserve(running.spaces.size());
    for (std::size_t i = 0; i < running.spaces.size(); ++i) {
        const QByteArray& path = running.request.spaces[i].path;
        auto& figures = running.spaces[i];
        reply.spaces.push_back({path, figures ? *std::move(figures) : fail(notYet(path))});
    }
    reply.roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(m_clock.monotonic()
                                                                            - running.started);
    return reply;
}

FileReply SftpReader::giveUp()
{
    if (auto reply = std::exchange(m_reply, std::nullopt)) {
        return *std::move(reply);
    }
    if (!m_running) {
        return {};
    }
    for (const std::size_t index : m_running->files) {
        m_files[index].end(notYet(m_files[index].path()));
    }
    return collect();
}

QByteArray SftpReader::hangsAt() const
{
    const auto first = m_asked.begin(); // it answers in order
    const bool isSpace = first != m_asked.end() && first->second.kind == Kind::Space;
    return isSpace ? m_spacePaths[first->second.index] : QByteArray();
}

Result<std::optional<FileReply>> SftpReader::takeReply()
{
    if (m_error) {
        return fail(*m_error);
    }
    return std::exchange(m_reply, std::nullopt);
}

} // namespace vedette::ssh
