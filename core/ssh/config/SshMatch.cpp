// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshMatch.h"

#include "core/base/PlainText.h"
#include "core/ssh/SshPattern.h"
#include "core/ssh/config/SshTokens.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

using Kind = SshCriterion::Kind;

constexpr std::array<std::pair<QByteArrayView, Kind>, 8> criterionNames{{
    {"all", Kind::All},
    {"canonical", Kind::Final},
    {"final", Kind::Final},
    {"host", Kind::Host},
    {"originalhost", Kind::OriginalHost},
    {"user", Kind::User},
    {"localuser", Kind::LocalUser},
    {"exec", Kind::Exec},
}};

tl::unexpected<Error> refuseMatch(const QString& reason)
{
    return fail(ErrorCode::InvalidFile, u"Match: "_s + reason);
}

bool isTextWord(const std::optional<QByteArray>& word)
{
    return word && !word->isEmpty() && !word->startsWith('#');
}

/// What a command may hold, whatever it would stand for.
bool hasKnownTokens(const QByteArray& command)
{
    SshTokens tokens;
    for (const char key : {'C', 'L', 'd', 'h', 'k', 'l', 'n', 'p', 'r', 'u', 'i'}) {
        tokens.emplace_back(key, QByteArray());
    }
    return expandSshTokens(command, tokens).has_value();
}

/// The criterion named `name` with what follows it in `words`.
Result<SshCriterion> takeCriterion(const QByteArray& name, SshWords& words)
{
    const bool isNegated = name.startsWith('!');
    const QByteArray plain = (isNegated ? name.mid(1) : name).toLower();
    const auto* known = std::ranges::find(
        criterionNames, QByteArrayView(plain), &decltype(criterionNames)::value_type::first);
    const bool needsArgument = known == criterionNames.end()
        || (known->second != Kind::All && known->second != Kind::Final);
    if (!needsArgument) {
        return SshCriterion{known->second, isNegated, {}};
    }
    const auto argument = words.next();
    if (!isTextWord(argument)) {
        return refuseMatch(u"“%1” needs an argument"_s.arg(plainText(name)));
    }
    if (known == criterionNames.end()) {
        return refuseMatch(u"“%1” is no criterion"_s.arg(plainText(name)));
    }
    if (known->second == Kind::Exec && !hasKnownTokens(*argument)) {
        return refuseMatch(u"a token of the command is not known"_s);
    }
    return SshCriterion{known->second, isNegated, *argument};
}

/// "all" ends a line, and at most one criterion stands before it.
Result<void> takeAll(const SshMatch& match, SshWords& words)
{
    const auto next = words.next();
    if (match.criteria.size() > 1 || isTextWord(next)) {
        return refuseMatch(u"“all” can't be combined with other criteria"_s);
    }
    if (next && next->startsWith('#')) {
        words.skipAll();
    }
    return {};
}

/// Adds the criterion named `name`; false when it was the last one.
Result<bool> addCriterion(SshMatch& match, const QByteArray& name, SshWords& words)
{
    auto criterion = takeCriterion(name, words);
    if (!criterion) {
        return fail(criterion.error());
    }
    const bool isAll = criterion->kind == Kind::All;
    const auto ended = isAll ? takeAll(match, words) : Result<void>();
    if (!ended) {
        return fail(ended.error());
    }
    match.wantsFinal = match.wantsFinal || name.toLower().endsWith("final");
    match.criteria.push_back(*std::move(criterion));
    return !isAll;
}

bool fits(const SshCriterion& criterion, const SshMatchSubject& subject)
{
    const QByteArray& list = criterion.argument;
    switch (criterion.kind) {
    case Kind::All:
        return true;
    case Kind::Final:
        return subject.isFinal;
    case Kind::Host:
        return matchesSshList(subject.host.toLower(), list, SshCase::LowerPatterns);
    case Kind::OriginalHost:
        return matchesSshList(subject.originalHost.toLower(), list, SshCase::LowerPatterns);
    case Kind::User:
        return matchesSshList(subject.user, list, SshCase::AsWritten);
    case Kind::LocalUser:
        return matchesSshList(subject.localUser, list, SshCase::AsWritten);
    case Kind::Exec:
        return false;
    }
    return false;
}

} // namespace

Result<SshMatch> readSshMatch(const QByteArray& arguments)
{
    SshMatch match;
    SshWords words(arguments);
    for (auto word = words.next(); word && !word->isEmpty(); word = words.next()) {
        if (word->startsWith('#')) {
            words.skipAll();
            break;
        }
        const auto goesOn = addCriterion(match, *word, words);
        if (!goesOn) {
            return fail(goesOn.error());
        }
        if (!*goesOn) {
            break;
        }
    }
    if (match.criteria.empty()) {
        return refuseMatch(u"a criterion is missing"_s);
    }
    if (!words.rest().isEmpty()) {
        return refuseMatch(u"extra arguments at the end of the line"_s);
    }
    return match;
}

SshMatchResult evaluate(const SshMatch& match, const SshMatchSubject& subject)
{
    bool isNotRun = false;
    for (const SshCriterion& criterion : match.criteria) {
        if (criterion.kind == Kind::Exec) {
            isNotRun = true; // OpenSSH runs it only when what stands before it fits
            continue;
        }
        if (fits(criterion, subject) == criterion.isNegated) {
            return SshMatchResult::No;
        }
    }
    return isNotRun ? SshMatchResult::NotRun : SshMatchResult::Yes;
}

} // namespace vedette::ssh
