// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshTokens.h"

#include "core/base/PlainText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxSshPath = 4095; // PATH_MAX with its end

/// What is expanded: tokens, variables or both.
struct Expansion
{
    const SshTokens* tokens = nullptr;
    const SshConfigSystem* system = nullptr;
};

/// What the variable at `at` ("${NAME}") stands for; `at` is moved behind it.
Result<QByteArray>
takeVariable(const QByteArray& text, qsizetype& at, const SshConfigSystem& system)
{
    const qsizetype begin = at + 2;
    const qsizetype end = text.indexOf('}', begin);
    if (end <= begin) {
        return fail(ErrorCode::InvalidFile, u"“${” is not followed by a name and “}”"_s);
    }
    const QByteArray name = text.mid(begin, end - begin);
    const auto value = system.variable(name);
    if (!value) {
        return fail(ErrorCode::InvalidFile, u"the variable “%1” is not set"_s.arg(plainText(name)));
    }
    at = end + 1;
    return *value;
}

/// What the token at `at` ("%h") stands for; `at` is moved behind it.
Result<QByteArray> takeToken(const QByteArray& text, qsizetype& at, const SshTokens& tokens)
{
    if (at + 1 >= text.size()) {
        return fail(ErrorCode::InvalidFile, u"a “%” ends the text"_s);
    }
    const char key = text.at(at + 1);
    at += 2;
    if (key == '%') {
        return QByteArray("%");
    }
    const auto token = std::ranges::find(tokens, key, &SshTokens::value_type::first);
    if (token == tokens.end()) {
        return fail(ErrorCode::InvalidFile,
                    u"“%%1” stands for nothing here"_s.arg(plainText(QByteArray(1, key))));
    }
    return token->second;
}

Result<QByteArray> expandSshText(const QByteArray& text, const Expansion& expansion)
{
    QByteArray expanded;
    qsizetype at = 0;
    while (at < text.size()) {
        const char c = text.at(at);
        const bool isVariable = expansion.system != nullptr && c == '$' && at + 1 < text.size()
            && text.at(at + 1) == '{';
        if (!isVariable && (expansion.tokens == nullptr || c != '%')) {
            expanded += c;
            ++at;
            continue;
        }
        auto piece = isVariable ? takeVariable(text, at, *expansion.system)
                                : takeToken(text, at, *expansion.tokens);
        if (!piece) {
            return piece;
        }
        expanded += *piece;
        if (expanded.size() > maxSshExpansion) {
            return fail(ErrorCode::InvalidFile, u"the expanded text is too long"_s);
        }
    }
    return expanded;
}

} // namespace

Result<QByteArray> expandSshTokens(const QByteArray& text, const SshTokens& tokens)
{
    return expandSshText(text, {&tokens, nullptr});
}

Result<QByteArray> expandSshVariables(const QByteArray& text, const SshConfigSystem& system)
{
    return expandSshText(text, {nullptr, &system});
}

Result<QByteArray>
expandSshBoth(const QByteArray& text, const SshTokens& tokens, const SshConfigSystem& system)
{
    return expandSshText(text, {&tokens, &system});
}

Result<QByteArray> expandSshHome(const QByteArray& path, const SshConfigSystem& system)
{
    if (!path.startsWith('~')) {
        return path;
    }
    const qsizetype slash = path.indexOf('/');
    const qsizetype nameEnd = slash < 0 ? path.size() : slash;
    const QByteArray user = path.mid(1, nameEnd - 1);
    const auto home = user.isEmpty() ? std::optional(system.home) : system.homeOf(user);
    if (!home) {
        return fail(ErrorCode::InvalidFile, u"there is no user “%1”"_s.arg(plainText(user)));
    }
    qsizetype rest = nameEnd;
    while (rest < path.size() && path.at(rest) == '/') {
        ++rest;
    }
    const QByteArray whole = *home + (home->endsWith('/') ? "" : "/") + path.mid(rest);
    if (whole.size() > maxSshPath) {
        return fail(ErrorCode::InvalidFile, u"the path is too long"_s);
    }
    return whole;
}

} // namespace vedette::ssh
