// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SftpPoll.h"

#include "core/collect/files/PollFiles.h"
#include "core/collect/files/SftpArguments.h"
#include "core/collect/files/SpaceText.h"
#include "core/parse/FileSystems.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr qsizetype statusBytes = 512; // the lines that a status poll reads are shorter
constexpr qsizetype factBytes = 16LL * 1024;
constexpr int maxSpaces = 256;
constexpr int pollsUntilAskedAgain = 10;
constexpr qsizetype nameLineBytes = 16; // "==> " and " <=="
constexpr qsizetype answerFrameBytes = 4096; // marks and costs

constexpr QByteArrayView mountsPath("/proc/self/mounts");
constexpr QByteArrayView ownStatPath("/proc/self/stat");
constexpr QByteArrayView argumentsPath("/proc/self/cmdline");
constexpr qsizetype argumentsBytes = 4096;

QByteArray firstLines(QByteArrayView text, qsizetype count)
{
    qsizetype end = 0;
    for (qsizetype i = 0; i < count && end < text.size(); ++i) {
        const qsizetype feed = text.indexOf('\n', end);
        end = feed < 0 ? text.size() : feed + 1;
    }
    return text.first(end).toByteArray();
}

/// As vd_status reads them: where /proc/meminfo tells what is available nothing else is needed.
QByteArray statusLines(QByteArrayView text, qsizetype atMost)
{
    const QByteArray lines = firstLines(text, atMost);
    const qsizetype available = lines.indexOf("\nMemAvailable:");
    return available < 0 ? lines : firstLines(lines, lines.first(available + 1).count('\n') + 1);
}

QByteArray lineWith(QByteArrayView text, QByteArrayView begin)
{
    parse::Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (line->startsWith(begin)) {
            return line->toByteArray();
        }
    }
    return {};
}

/// The fourth field of /proc/PID/stat; the second, a name in brackets, may hold anything.
QByteArray parentIn(QByteArrayView stat)
{
    parse::Scanner fields(stat.sliced(stat.lastIndexOf(')') + 1));
    fields.skipFields(1);
    const auto parent = fields.nextCount();
    return parent.value_or(0) > 1 ? QByteArray::number(*parent) : QByteArray();
}

QByteArray statPath(const QByteArray& process)
{
    return "/proc/" + process + "/stat";
}

QByteArray withLineFeed(const QByteArray& text)
{
    return text.isEmpty() || text.endsWith('\n') ? text : text + '\n';
}

} // namespace

ssh::FileRequest SftpPoll::begin(const QByteArray& command, bool tellsSpace)
{
    m_function = ssh::preludeFunction(command).value_or(Function::Metrics);
    m_nonce = ssh::nonceOf(command);
    m_tellsSpace = tellsSpace;
    m_isSecond = false;
    m_files.clear();
    m_spaces.clear();
    if (m_function == Function::Metrics) {
        forgetFailures();
        return metricsRequest();
    }
    ssh::FileRequest request;
    if (m_function == Function::Status) {
        for (const auto& [path, lines] : statusFiles) {
            request.files.push_back(askBeginning(path, statusBytes));
        }
        return request;
    }
    for (const QByteArrayView path : factFiles) {
        request.files.push_back(askBeginning(path, factBytes));
    }
    for (const QByteArray& path : probeFiles()) {
        request.files.push_back(askBeginning(path, 1)); // only whether that works
    }
    return request;
}

ssh::FileRequest SftpPoll::metricsRequest() const
{
    ssh::FileRequest request;
    for (const QByteArray& path : probeFiles()) {
        request.files.push_back(askWhole(path));
    }
    request.files.push_back(askWhole(ownStatPath));
    if (!m_knowsArguments) {
        request.files.push_back(askBeginning(argumentsPath, argumentsBytes));
    }
    for (const QByteArray& process : servingProcesses()) {
        request.files.push_back(askWhole(statPath(process)));
    }
    request.spaces = spacesToAsk();
    return request;
}

/// Those that may hang come last, since the transport answers in that order, too.
std::vector<ssh::SpaceAsk> SftpPoll::spacesToAsk() const
{
    std::vector<ssh::SpaceAsk> asks;
    if (!m_tellsSpace) {
        return asks;
    }
    for (const parse::Mount& mount : m_shown) {
        const bool mayHang = parse::mayHang(mount);
        if (!(mayHang && m_isWary) && !isAnswered(mount.mountPoint) && asks.size() < maxSpaces) {
            asks.push_back({mount.mountPoint, mayHang});
        }
    }
    std::stable_partition(
        asks.begin(), asks.end(), [](const ssh::SpaceAsk& ask) { return !ask.mayHang; });
    return asks;
}

bool SftpPoll::isAnswered(const QByteArray& mountPoint) const
{
    return std::ranges::find(m_spaces, mountPoint, &ssh::SpaceAnswer::path) != m_spaces.end();
}

std::optional<ssh::FileRequest> SftpPoll::take(ssh::FileReply reply)
{
    learnFrom(reply.spaces);
    std::ranges::move(reply.spaces, std::back_inserter(m_spaces));
    if (std::exchange(m_isSecond, true)) {
        return std::nullopt;
    }
    m_files = std::move(reply.files);
    if (m_function != Function::Metrics) {
        return std::nullopt;
    }
    m_parent = parentIn(content(ownStatPath));
    learnMounts();
    learnArguments();
    ssh::FileRequest more{.files = {}, .spaces = spacesToAsk()};
    return more.spaces.empty() ? std::nullopt : std::optional(std::move(more));
}

void SftpPoll::learnFrom(const std::vector<ssh::SpaceAnswer>& answers)
{
    const std::size_t before = m_refused.size();
    for (const ssh::SpaceAnswer& answer : answers) {
        if (answer.figures) {
            continue;
        }
        const bool isLate = answer.figures.error().code == ErrorCode::Timeout;
        const auto mount = std::ranges::find(m_mounts, answer.path, &parse::Mount::mountPoint);
        m_isWary = m_isWary || isLate;
        if (!isLate || (mount != m_mounts.end() && !parse::mayHang(*mount))) {
            m_refused.push_back(answer.path);
        }
        if (answer.figures.error().code == ErrorCode::NotAvailable) {
            m_failed.push_back(answer.path);
        }
    }
    if (m_refused.size() != before) {
        learnShown();
    }
}

/// A disk or a network that failed for a moment (EIO, ESTALE) is not left out for ever.
void SftpPoll::forgetFailures()
{
    if (m_failed.empty() || ++m_pollsSinceFailure < pollsUntilAskedAgain) {
        return;
    }
    std::erase_if(m_refused, [this](const QByteArray& path) {
        return std::ranges::find(m_failed, path) != m_failed.end();
    });
    m_failed.clear();
    m_pollsSinceFailure = 0;
    learnShown();
}

/// After each change of the mounts, or of those that were refused.
void SftpPoll::learnShown()
{
    m_shown = parse::shownMounts(m_mounts, m_refused);
}

void SftpPoll::trust()
{
    m_isWary = false;
    m_refused.clear();
    m_failed.clear();
    learnShown();
}

void SftpPoll::learnMounts()
{
    const QByteArray text = content(mountsPath);
    if (text == m_mountsText) {
        return;
    }
    m_mountsText = text;
    m_refused.clear();
    m_failed.clear();
    m_mounts = parse::parseMounts(text).value_or(std::vector<parse::Mount>{});
    learnShown();
    std::erase_if(m_spaces, [this](const ssh::SpaceAnswer& answer) { // gone, or another one
        return std::ranges::find(m_mounts, answer.path, &parse::Mount::mountPoint)
            == m_mounts.end();
    });
}

void SftpPoll::learnArguments()
{
    if (!std::exchange(m_knowsArguments, true)) {
        m_isLogged = logsRequests(content(argumentsPath));
    }
}

const ssh::FileAnswer* SftpPoll::find(QByteArrayView path) const
{
    const auto found = std::ranges::find(m_files, path, &ssh::FileAnswer::path);
    return found == m_files.end() ? nullptr : &*found;
}

QByteArray SftpPoll::content(QByteArrayView path) const
{
    const ssh::FileAnswer* const file = find(path);
    return file != nullptr && file->content ? *file->content : QByteArray();
}

QByteArray SftpPoll::mark(QByteArrayView section) const
{
    return '@' + m_nonce + ':' + section.toByteArray() + '\n';
}

QByteArray SftpPoll::takeAnswer()
{
    QByteArray text = makeAnswer();
    text.squeeze(); // of thousands of sessions the newest is kept
    m_files.clear();
    return text;
}

QByteArray SftpPoll::makeAnswer() const
{
    switch (m_function) {
    case Function::Facts:
        return factsAnswer();
    case Function::Status:
        return statusAnswer();
    case Function::Metrics:
        return metricsAnswer();
    }
    return {};
}

QByteArray SftpPoll::factsAnswer() const
{
    const QByteArray etc = content("/etc/os-release");
    return mark("host") + withLineFeed(content("/proc/sys/kernel/hostname")) + mark("kernel")
        + content("/proc/sys/kernel/ostype").trimmed() + ' '
        + content("/proc/sys/kernel/osrelease").trimmed() + '\n' + mark("arch")
        + withLineFeed(content("/proc/sys/kernel/arch")) + mark("os")
        + withLineFeed(etc.isEmpty() ? content("/usr/lib/os-release") : etc) + mark("cpuinfo")
        + withLineFeed(content("/proc/cpuinfo")) + mark("boot")
        + withLineFeed(content("/proc/sys/kernel/random/boot_id")) + mark("page")
        + withLineFeed(lineWith(content("/proc/self/smaps"), "KernelPageSize:")) + mark("access")
        + accessLines() + mark("tools") + "tail\n" + (m_tellsSpace ? "df\n" : "");
}

QByteArray SftpPoll::accessLines() const
{
    QByteArray lines;
    for (const QByteArray& path : probeFiles()) {
        const ssh::FileAnswer* const file = find(path);
        const bool isThere = file != nullptr && file->content;
        const bool isDenied = file != nullptr && !file->content
            && file->content.error().code == ErrorCode::PermissionDenied;
        lines += (isThere ? "ok " : isDenied ? "denied " : "missing ") + path + '\n';
    }
    return lines;
}

QByteArray SftpPoll::statusAnswer() const
{
    QByteArray text;
    for (const auto& [path, lines] : statusFiles) {
        const QByteArray known = content(path);
        if (!known.isEmpty()) {
            text += mark(path.sliced(path.lastIndexOf('/') + 1));
            text += withLineFeed(statusLines(known, lines));
        }
    }
    return text;
}

QByteArray SftpPoll::metricsAnswer() const
{
    const SpaceText spaces = spaceText(m_spaces, m_mounts);
    const QByteArray status = dfStatus() + '\n';
    QByteArray text = mark("files");
    text.reserve(fileBytes() + spaces.space.size() + spaces.inodes.size() + answerFrameBytes);
    for (const QByteArray& path : probeFiles()) {
        const ssh::FileAnswer* const file = find(path);
        if (file != nullptr && file->content) {
            text.append("==> ").append(path).append(" <==\n").append(*file->content).append('\n');
        }
    }
    text.append(mark("df")).append(spaces.space).append(mark("dfExit")).append(status);
    text.append(mark("inodes")).append(spaces.inodes).append(mark("inodesExit")).append(status);
    return text.append(mark("cost")).append(costLines());
}

/// Of all files, with the lines that name them.
qsizetype SftpPoll::fileBytes() const
{
    qsizetype bytes = 0;
    for (const ssh::FileAnswer& file : m_files) {
        bytes += file.path.size() + nameLineBytes + (file.content ? file.content->size() : 0);
    }
    return bytes;
}

/// As the shell would have it: 137 after a time-out, 127 where nothing can tell.
QByteArray SftpPoll::dfStatus() const
{
    if (!m_tellsSpace) {
        return "127";
    }
    const bool isLeftOut
        = m_isWary && std::ranges::any_of(parse::shownMounts(m_mounts), parse::mayHang);
    const bool isLate = std::ranges::any_of(m_spaces, [](const ssh::SpaceAnswer& answer) {
        return !answer.figures && answer.figures.error().code == ErrorCode::Timeout;
    });
    return isLeftOut || isLate ? "137" : "0";
}

/// Those that serve the session and its SFTP, mostly one, each once.
std::vector<QByteArray> SftpPoll::servingProcesses() const
{
    std::vector<QByteArray> processes;
    for (const QByteArray& process : {m_serverProcess, m_parent}) {
        if (!process.isEmpty() && std::ranges::find(processes, process) == processes.end()) {
            processes.push_back(process);
        }
    }
    return processes;
}

/// The first line is always the same process: all are added up.
QByteArray SftpPoll::costLines() const
{
    QByteArray lines = withLineFeed(content(ownStatPath));
    for (const QByteArray& process : servingProcesses()) {
        lines += withLineFeed(content(statPath(process)));
    }
    return lines;
}

} // namespace vedette::collect
