// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/config/SshConfigRun.h"

#include "core/base/PlainText.h"
#include "core/ssh/SshPattern.h"
#include "core/ssh/config/SshTokens.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// What OpenSSH leaves in the letters of its writer.
bool looksLikeAddress(const QByteArray& host)
{
    return host.contains(':') || host.contains('%')
        || std::ranges::all_of(host, [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
}

} // namespace

SshConfigRun::SshConfigRun(const SshScript& script, const SshConfigSystem& system)
    : m_script(script)
    , m_system(system)
{ }

Result<void> SshConfigRun::read(const SshTarget& target)
{
    m_originalHost = target.host;
    m_host = target.host;
    if (target.user) {
        m_settings.set(SshOption::User, {*target.user, nullptr});
    }
    if (target.port) {
        m_settings.set(SshOption::Port, {QByteArray::number(*target.port), nullptr});
    }
    return pass(false).and_then([this] { return settleHost(); }).and_then([this]() -> Result<void> {
        const auto& canonical = m_settings.of(SshOption::CanonicalizeHostname);
        const QByteArray word = canonical ? canonical->value.toLower() : "no";
        const bool isCanonical = word != "no" && word != "false";
        if (isCanonical) {
            note(*canonical->from,
                 u"names are not looked up for CanonicalizeHostname; the host stays as it is"_s,
                 false);
        }
        if (!isCanonical && !m_script.wantsFinal) {
            return {};
        }
        m_settings.replace(SshOption::HostName, {m_host, nullptr});
        return pass(true);
    });
}

Result<void> SshConfigRun::pass(bool isFinal)
{
    m_blocks.assign(1, Block());
    for (const SshStep& step : m_script.steps) {
        if (auto taken = take(step, isFinal); !taken) {
            return taken;
        }
    }
    return {};
}

Result<void> SshConfigRun::take(const SshStep& step, bool isFinal)
{
    switch (step.kind) {
    case SshStep::Kind::Enter: { // an included file begins in the state of its Include
        const Block& outer = m_blocks.back();
        m_blocks.push_back({outer.isActive, outer.isNever || !outer.isActive});
        return {};
    }
    case SshStep::Kind::Leave: // and leaves it untouched
        m_blocks.pop_back();
        return {};
    case SshStep::Kind::Line:
        break;
    }
    return takeLine(step, isFinal);
}

Result<void> SshConfigRun::takeLine(const SshStep& step, bool isFinal)
{
    if (!step.problem.isEmpty()) {
        return fail(m_script.refusal(step, step.problem));
    }
    if (step.keyword == nullptr) {
        const QByteArray ignored = m_settings.textOf(SshOption::IgnoreUnknown);
        if (matchesSshList(step.name, ignored, SshCase::LowerPatterns)) {
            return {};
        }
        return fail(
            m_script.refusal(step, u"Bad configuration option: %1"_s.arg(plainText(step.name))));
    }
    Block& block = m_blocks.back();
    if (step.keyword->option == SshOption::Host) {
        block.isActive = !block.isNever && matchesHost(step);
        return {};
    }
    if (step.keyword->option == SshOption::Match) {
        const auto isMatched = matches(step, isFinal);
        block.isActive = !block.isNever && isMatched.value_or(false);
        return isMatched ? Result<void>() : fail(isMatched.error());
    }
    const auto problem = block.isActive ? m_settings.apply(step) : std::nullopt;
    return problem ? fail(m_script.refusal(step, *problem)) : Result<void>();
}

bool SshConfigRun::matchesHost(const SshStep& step) const
{
    bool isMatched = false;
    for (const QByteArray& argument : step.arguments) {
        const bool isNegated = argument.startsWith('!');
        const QByteArrayView pattern = QByteArrayView(argument).sliced(isNegated ? 1 : 0);
        const bool isFit = matchesSshPattern(m_host, pattern);
        if (isFit && isNegated) {
            return false;
        }
        isMatched = isMatched || isFit;
    }
    return isMatched;
}

Result<bool> SshConfigRun::matches(const SshStep& step, bool isFinal)
{
    const auto host = isFinal ? Result<QByteArray>(m_host) : hostSoFar();
    if (!host) {
        return fail(host.error());
    }
    const auto& user = m_settings.of(SshOption::User);
    const SshMatchSubject subject{.host = *host,
                                  .originalHost = m_originalHost,
                                  .user = user ? user->value : m_system.user,
                                  .localUser = m_system.user,
                                  .isFinal = isFinal};
    switch (evaluate(step.match, subject)) {
    case SshMatchResult::Yes:
        return true;
    case SshMatchResult::No:
        return false;
    case SshMatchResult::NotRun:
        break;
    }
    if (!m_blocks.back().isNever) {
        note(step, u"“Match exec” is never run; the block counts as not matching"_s, true);
    }
    return false;
}

Result<QByteArray> SshConfigRun::hostSoFar() const
{
    const auto& hostName = m_settings.of(SshOption::HostName);
    if (!hostName) {
        return m_originalHost;
    }
    auto expanded = expandSshTokens(hostName->value, {{'h', m_originalHost}});
    if (!expanded) {
        return fail(m_script.refusal(*hostName->from, u"HostName: "_s + expanded.error().detail));
    }
    return expanded;
}

Result<void> SshConfigRun::settleHost()
{
    auto host = hostSoFar();
    if (!host) {
        return fail(host.error());
    }
    m_host = *host;
    const auto address = m_system.address(m_host);
    if (!address) {
        m_host = looksLikeAddress(m_host) ? m_host : m_host.toLower();
        return {};
    }
    const QByteArray family = m_settings.textOf(SshOption::AddressFamily).toLower();
    const bool isOther = address->contains(':') ? family == "inet" : family == "inet6";
    if (!isOther && address->compare(m_host, Qt::CaseInsensitive) != 0) {
        m_host = *address;
    }
    return {};
}

void SshConfigRun::note(const SshStep& step, const QString& text, bool isDoubtful)
{
    if (m_noted.insert(&step).second) {
        const QByteArray path = m_script.files.value(static_cast<qsizetype>(step.file));
        m_notes.push_back({plainText(path, maxMessageLength), step.line, text, isDoubtful});
    }
}

} // namespace vedette::ssh
