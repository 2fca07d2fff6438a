// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshWords.h"

#include <algorithm>
#include <utility>

namespace vedette::ssh {

namespace {

bool isWordBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool endsWord(char c)
{
    return isWordBlank(c) || c == '"' || c == '=';
}

/// Whether the backslash at `at` takes the special meaning of what follows away.
bool isEscape(const QByteArray& text, qsizetype at, char quote)
{
    if (text.at(at) != '\\' || at + 1 >= text.size()) {
        return false;
    }
    const char next = text.at(at + 1);
    return next == '\'' || next == '"' || next == '\\' || (quote == '\0' && next == ' ');
}

bool isArgumentBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// The argument that begins at `at`, which is moved behind it; nothing without a closing quote.
std::optional<QByteArray> takeArgument(const QByteArray& text, qsizetype& at)
{
    QByteArray argument;
    char quote = '\0';
    for (; at < text.size(); ++at) {
        const char c = text.at(at);
        if (isEscape(text, at, quote)) {
            ++at;
            argument += text.at(at);
        } else if (quote == '\0' && isArgumentBlank(c)) {
            break;
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
        } else if (quote != '\0' && c == quote) {
            quote = '\0';
        } else {
            argument += c;
        }
    }
    return quote == '\0' ? std::optional(argument) : std::nullopt;
}

} // namespace

SshWords::SshWords(QByteArray text)
    : m_text(std::move(text))
{ }

void SshWords::skipBlanks()
{
    while (m_at < m_text.size() && isWordBlank(m_text.at(m_at))) {
        ++m_at;
    }
}

QByteArray SshWords::rest() const
{
    return m_isOver ? QByteArray() : m_text.mid(m_at);
}

std::optional<QByteArray> SshWords::next()
{
    if (m_isOver) {
        return std::nullopt;
    }
    const qsizetype begin = m_at;
    const auto* end = std::find_if(m_text.cbegin() + begin, m_text.cend(), endsWord);
    m_at = end - m_text.cbegin();
    QByteArray word = m_text.mid(begin, m_at - begin);
    if (m_at == m_text.size()) {
        m_isOver = true;
        return word;
    }
    const char stop = m_text.at(m_at);
    ++m_at;
    if (stop == '"') { // what stands before the quote belongs to the word, what follows does not
        const qsizetype close = m_text.indexOf('"', m_at);
        if (close < 0) {
            m_isOver = true;
            return std::nullopt;
        }
        word += m_text.mid(m_at, close - m_at);
        m_at = close + 1;
        skipBlanks();
        return word;
    }
    skipBlanks();
    if (stop != '=' && m_at < m_text.size() && m_text.at(m_at) == '=') {
        ++m_at;
        skipBlanks();
    }
    return word;
}

std::optional<QList<QByteArray>> splitSshArguments(const QByteArray& text)
{
    QList<QByteArray> arguments;
    qsizetype at = 0;
    while (at < text.size()) {
        const char c = text.at(at);
        if (c == '#') {
            break;
        }
        if (isArgumentBlank(c)) {
            ++at;
            continue;
        }
        const auto argument = takeArgument(text, at);
        if (!argument) {
            return std::nullopt;
        }
        arguments += *argument;
    }
    return arguments;
}

} // namespace vedette::ssh
