// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/ProxyCommand.h"

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette {

namespace {

constexpr qsizetype maxCommandLength = 2048;

tl::unexpected<Error> refusedCommand(const QString& why)
{
    return fail(ErrorCode::InvalidConfig, why);
}

tl::unexpected<Error> needsShell(QChar c)
{
    return refusedCommand(
        u"“%1” has a meaning to a shell, and the command is given to none"_s.arg(c));
}

/// Words as sh(1) splits them (POSIX.1-2017, Shell Command Language, 2.2), nothing else of a shell.
class ShellWords final
{
public:
    explicit ShellWords(const QString& text)
        : m_text(text)
    { }

    Result<QStringList> split()
    {
        while (m_at < m_text.size()) {
            const auto taken = take(m_text[m_at]);
            if (!taken) {
                return fail(taken.error());
            }
        }
        endWord();
        return std::move(m_words);
    }

private:
    Result<void> take(QChar c)
    {
        if (c == u' ' || c == u'\t') {
            endWord();
            ++m_at;
            return {};
        }
        const bool isFirst = !m_isInWord;
        m_isInWord = true;
        ++m_at;
        if (c == u'\'') {
            return takeSingleQuoted();
        }
        if (c == u'"') {
            return takeDoubleQuoted();
        }
        if (c == u'\\') {
            return takeEscaped();
        }
        return takePlain(c, isFirst);
    }

    Result<void> takePlain(QChar c, bool isFirst)
    {
        constexpr QStringView special(u"|&;<>()$`*?[]{}");
        const bool isHome = isFirst && c == u'~';
        if (isHome && m_at < m_text.size() && m_text[m_at] == u'/') {
            m_word += u"%d";
            return {};
        }
        if (special.contains(c) || isHome || (isFirst && c == u'#')) {
            return needsShell(c);
        }
        m_word += c;
        return {};
    }

    Result<void> takeEscaped()
    {
        if (m_at == m_text.size()) {
            return refusedCommand(u"it ends with a backslash"_s);
        }
        m_word += m_text[m_at++];
        return {};
    }

    Result<void> takeSingleQuoted()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at);
        if (end < 0) {
            return refusedCommand(u"a quote is not closed"_s);
        }
        m_word += m_text.mid(m_at, end - m_at);
        m_at = end + 1;
        return {};
    }

    Result<void> takeDoubleQuoted()
    {
        constexpr QStringView escapable(u"$`\"\\");
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at++];
            if (c == u'"') {
                return {};
            }
            if (c == u'$' || c == u'`') {
                return needsShell(c);
            }
            const bool isEscape
                = c == u'\\' && m_at < m_text.size() && escapable.contains(m_text[m_at]);
            m_word += isEscape ? m_text[m_at++] : c;
        }
        return refusedCommand(u"a quote is not closed"_s);
    }

    void endWord()
    {
        if (m_isInWord) {
            m_words += std::exchange(m_word, {});
            m_isInWord = false;
        }
    }

    const QString& m_text;
    qsizetype m_at = 0;
    QString m_word;
    bool m_isInWord = false;
    QStringList m_words;
};

/// Percent signs are of known tokens (TOKENS of ssh_config(5)). ssh replaces them before a shell
/// sees the quotes.
Result<void> checkTokens(const QString& command)
{
    constexpr QStringView tokens(u"%hnpr");
    for (qsizetype at = command.indexOf(u'%'); at >= 0; at = command.indexOf(u'%', at + 2)) {
        if (at + 1 == command.size() || !tokens.contains(command[at + 1])) {
            return refusedCommand(u"ssh knows no token “%1” there"_s.arg(command.mid(at, 2)));
        }
    }
    return {};
}

QString valueOfToken(QChar token, const Server& server, const LocalUser& self)
{
    switch (token.unicode()) {
    case u'h':
        return server.host;
    case u'n':
        return server.name;
    case u'p':
        return QString::number(server.port);
    case u'r':
        return server.user.isEmpty() ? self.name : server.user;
    case u'd':
        return self.home;
    default:
        return u"%"_s;
    }
}

QString expanded(const QString& word, const Server& server, const LocalUser& self)
{
    QString result;
    for (qsizetype at = 0; at < word.size(); ++at) {
        const bool isToken = word[at] == u'%' && at + 1 < word.size();
        result += isToken ? valueOfToken(word[at + 1], server, self) : QString(word[at]);
        at += isToken ? 1 : 0;
    }
    return result;
}

/// A name or user that a shell further on would take for more (CVE-2023-51385); hosts can't be
/// such.
std::optional<QString> oddToken(const QString& word, const Server& server, const LocalUser& self)
{
    static constexpr QStringView harmless(u"._-+@:\\");
    for (qsizetype at = word.indexOf(u'%'); at >= 0; at = word.indexOf(u'%', at + 2)) {
        const QChar token = at + 1 < word.size() ? word[at + 1] : QChar();
        const bool isFree = token == u'n' || token == u'r';
        const QString value = isFree ? valueOfToken(token, server, self) : QString();
        const bool isOdd = std::ranges::any_of(
            value, [](QChar c) { return !c.isLetterOrNumber() && !harmless.contains(c); });
        if (isOdd) {
            return value;
        }
    }
    return std::nullopt;
}

/// A word that any folder could give another meaning, or that the server's own names would.
bool isProgram(const QString& word)
{
    const bool isPath = word.contains(u'/');
    const bool isAbsolute = word.startsWith(u'/') || word.startsWith("%d/"_L1);
    const QStringView rest = word.startsWith("%d/"_L1) ? QStringView(word).sliced(2) : word;
    return !word.contains(u'=') && !word.startsWith(u'-') && !rest.contains(u'%')
        && (!isPath || isAbsolute);
}

} // namespace

Result<QStringList> splitProxyCommand(const QString& command)
{
    const bool hasControl = std::ranges::any_of(
        command, [](QChar c) { return c.category() == QChar::Other_Control && c != u'\t'; });
    if (hasControl || command.size() > maxCommandLength) {
        return refusedCommand(
            u"it is longer than 2,048 characters, or holds a control character"_s);
    }
    if (const auto known = checkTokens(command); !known) {
        return fail(known.error());
    }
    auto words = ShellWords(command).split();
    if (!words) {
        return words;
    }
    if (!words->isEmpty() && words->front() == "exec"_L1) {
        words->removeFirst();
    }
    if (words->isEmpty() || words->front().isEmpty()) {
        return refusedCommand(u"it names no program"_s);
    }
    if (words->front().compare("none"_L1, Qt::CaseInsensitive) == 0) { // as ssh_config(5) has it
        return refusedCommand(u"“none” is no program: leave it empty"_s);
    }
    if (!isProgram(words->front())) {
        return refusedCommand(
            u"“%1” is no program: it takes a name, or an absolute path"_s.arg(words->front()));
    }
    return words;
}

Result<QStringList>
expandProxyWords(const QStringList& words, const Server& server, const LocalUser& self)
{
    QStringList result;
    for (const QString& word : words) {
        const QString value = expanded(word, server, self);
        const auto odd = oddToken(word, server, self);
        if (odd) {
            return refusedCommand(u"“%1” could mean more than a name to what reads it"_s.arg(*odd));
        }
        if (value.startsWith(u'-') && !word.startsWith(u'-')) {
            return refusedCommand(u"“%1” could be taken for an option"_s.arg(value));
        }
        result += value;
    }
    return result;
}

} // namespace vedette
