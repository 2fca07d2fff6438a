// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshScript.h"

#include "core/base/PlainText.h"
#include "core/ssh/config/SshWords.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr int maxIncludeDepth = 16; // READCONF_MAX_DEPTH
constexpr qsizetype maxWildFolders = 3; // a pattern with more could walk the whole disk

QString pathText(const QByteArray& path)
{
    return plainText(path, maxMessageLength);
}

/// A line as OpenSSH sees it: up to a NUL, without blanks and form feeds at the end.
QByteArray trimmedLine(QByteArrayView line)
{
    const qsizetype nul = line.indexOf('\0');
    QByteArrayView text = nul < 0 ? line : line.first(nul);
    while (text.size() > 1 && QByteArrayView(" \t\r\n\f").contains(text.back())) {
        text.chop(1);
    }
    return text.toByteArray();
}

/// Without blanks and equal signs in front: how commands and jumps are read.
QByteArray commandText(const QByteArray& text)
{
    const auto* begin = std::ranges::find_if(
        text, [](char c) { return !QByteArrayView(" \t\r\n=").contains(c); });
    return text.mid(begin - text.begin());
}

bool isCommand(SshOption option)
{
    return option == SshOption::ProxyCommand || option == SshOption::ProxyJump
        || option == SshOption::RemoteCommand;
}

/// The keyword and what stands behind it; nothing for an empty line or a comment.
std::optional<SshStep> splitLine(const QByteArray& line)
{
    SshWords words(line);
    auto name = words.next();
    if (name && name->isEmpty()) {
        name = words.next();
    }
    if (!name || name->isEmpty() || name->startsWith('#')) {
        return std::nullopt;
    }
    SshStep step;
    step.name = name->toLower();
    const QByteArray rest = words.rest();
    const auto* begin
        = std::ranges::find_if(rest, [](char c) { return !QByteArrayView(" \t\r\n").contains(c); });
    step.text = rest.mid(begin - rest.begin());
    return step;
}

/// Reads one configuration with its includes. Lives on the thread that made it.
class ScriptReader
{
public:
    explicit ScriptReader(const SshConfigSystem& system)
        : m_system(system)
    { }

    Result<SshScript> read(const QByteArray& path)
    {
        const auto bytes = m_system.read(path, SshConfigSource::Named);
        if (!bytes) {
            return fail(ErrorCode::InvalidFile,
                        pathText(path) + u": "_s + bytes.error().detail,
                        bytes.error().native);
        }
        readFile(path, *bytes, 0);
        return std::move(m_script);
    }

private:
    void readFile(const QByteArray& path, QByteArrayView bytes, int depth)
    {
        const auto file = static_cast<std::size_t>(m_script.files.size());
        m_script.files += path;
        int line = 0;
        while (!bytes.isEmpty() && !m_isOver) {
            const qsizetype newline = bytes.indexOf('\n');
            const qsizetype end = newline < 0 ? bytes.size() : newline + 1;
            readLine(trimmedLine(bytes.first(end)), {file, ++line, depth});
            bytes = bytes.sliced(end);
        }
    }

    struct Place
    {
        std::size_t file = 0;
        int line = 0;
        int depth = 0;
    };

    void readLine(const QByteArray& line, const Place& place)
    {
        auto step = splitLine(line);
        if (!step) {
            return;
        }
        step->file = place.file;
        step->line = place.line;
        check(*step);
        const bool isInclude = step->problem.isEmpty() && step->keyword != nullptr
            && step->keyword->option == SshOption::Include;
        add(*step);
        if (!isInclude) {
            return;
        }
        for (const QByteArray& argument : std::as_const(step->arguments)) {
            include(argument, *step, place.depth);
        }
    }

    void add(SshStep step)
    {
        if (m_script.steps.size() == maxSshLines) {
            step.kind = SshStep::Kind::Line;
            step.problem = u"the configuration has more than 100,000 lines"_s;
            m_isOver = true;
        }
        m_script.steps.push_back(std::move(step));
    }

    /// A problem that ends the reading.
    void stop(SshStep step, const QString& problem)
    {
        step.problem = problem;
        add(std::move(step));
        m_isOver = true;
    }

    void check(SshStep& step)
    {
        if (step.text.isEmpty()) {
            step.problem = u"“%1” has no argument"_s.arg(plainText(step.name));
            return;
        }
        auto arguments = splitSshArguments(step.text);
        if (!arguments) {
            step.problem = u"a quote is not closed"_s;
            return;
        }
        step.arguments = *std::move(arguments);
        step.keyword = findSshKeyword(step.name);
        if (step.keyword == nullptr) {
            return;
        }
        SshArguments list(step.arguments, m_system);
        step.problem = step.keyword->check(list).value_or(QString());
        if (step.problem.isEmpty() && list.hasMore()) {
            step.problem
                = u"“%1” has extra arguments at the end of the line"_s.arg(plainText(step.name));
        }
        checkWhole(step);
    }

    /// What is read from the text itself instead of from arguments.
    void checkWhole(SshStep& step)
    {
        const SshOption option = step.keyword->option;
        if (isCommand(option)) {
            step.text = commandText(step.text);
        }
        if (option == SshOption::Match) {
            const auto match = readSshMatch(step.text);
            step.problem = match ? QString() : match.error().detail;
            step.match = match.value_or(SshMatch());
            m_script.wantsFinal = m_script.wantsFinal || step.match.wantsFinal;
        }
        if (option == SshOption::ProxyJump) {
            const auto jump = readSshJump(step.text, m_system);
            step.problem = jump ? QString() : u"this ProxyJump can't be understood"_s;
            step.jump = jump.value_or(SshJump());
        }
    }

    void include(const QByteArray& argument, const SshStep& step, int depth)
    {
        const bool isAnchored = argument.startsWith('/') || argument.startsWith('~');
        const QByteArray pattern = isAnchored ? argument : "~/.ssh/" + argument;
        const auto folders = pattern.split('/');
        const auto wild = std::ranges::count_if(folders, [](const QByteArray& folder) {
            return folder.contains('*') || folder.contains('?') || folder.contains('[');
        });
        if (wild > maxWildFolders) {
            stop(step, u"“%1” has wildcards in more than 3 folders"_s.arg(pathText(argument)));
            return;
        }
        QList<QByteArray> paths = m_system.glob(pattern);
        std::ranges::sort(paths);
        for (const QByteArray& path : std::as_const(paths)) {
            if (!m_isOver) {
                includeFile(path, step, depth + 1);
            }
        }
    }

    void includeFile(const QByteArray& path, const SshStep& step, int depth)
    {
        if (depth > maxIncludeDepth || m_script.files.size() == maxSshFiles) {
            stop(step, u"too many files include each other"_s);
            return;
        }
        const auto bytes = m_system.read(path, SshConfigSource::Included);
        if (!bytes && bytes.error().code == ErrorCode::NotFound) {
            return;
        }
        if (!bytes) {
            stop(step, u"“%1”: %2"_s.arg(pathText(path), bytes.error().detail));
            return;
        }
        SshStep edge;
        edge.kind = SshStep::Kind::Enter;
        add(edge);
        readFile(path, *bytes, depth);
        edge.kind = SshStep::Kind::Leave;
        if (!m_isOver) {
            add(edge);
        }
    }

    const SshConfigSystem& m_system;
    SshScript m_script;
    bool m_isOver = false;
};

} // namespace

Error SshScript::refusal(const SshStep& step, const QString& problem) const
{
    const QByteArray path = files.value(static_cast<qsizetype>(step.file));
    return {ErrorCode::InvalidFile,
            u"%1 line %2: %3"_s.arg(pathText(path), QString::number(step.line), problem)};
}

Result<SshScript> readSshScript(const QByteArray& path, const SshConfigSystem& system)
{
    return ScriptReader(system).read(path);
}

} // namespace vedette::ssh
