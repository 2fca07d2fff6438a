// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LoginsProbe.h"

#include "core/collect/slow/SlowMemory.h"
#include "core/parse/LoginList.h"
#include "core/parse/SampleList.h"
#include "core/parse/Uptime.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// Nobody is known to be logged in only where there is a list of those who are.
std::optional<double> presentCount(const SlowInput& input, const parse::PresentLogins& present)
{
    const bool hasList = present.total > 0 || input.text.section("utmp");
    return present.isComplete && hasList ? std::optional<double>(present.total) : std::nullopt;
}

std::optional<double> failedRate(SlowInput& input)
{
    const auto text = input.text.section("btmp");
    const auto bytes = text ? parse::parseFileSize(*text) : std::nullopt;
    const auto uptime = parse::parseUptime(input.text.section("uptime").value_or(QByteArrayView()));
    const auto before = std::exchange(input.memory.failedLogins, std::nullopt);
    if (!bytes || !uptime) {
        return std::nullopt;
    }
    const parse::FailedLogins now{uptime->seconds, *bytes};
    input.memory.failedLogins = now;
    return before ? parse::failedLoginRate(*before, now, input.facts.architecture) : std::nullopt;
}

} // namespace

Result<SlowOutput> readLogins(SlowInput& input)
{
    const auto who = input.text.section("who");
    const auto last = input.text.section("last");
    if (!who && !last && !input.text.section("btmp")) {
        return fail(ErrorCode::CommandMissing, u"who"_s);
    }
    auto present = parse::parseWho(who.value_or(QByteArrayView()));
    parse::SampleList users(u"users"_s);
    users.add(u"loggedIn"_s, presentCount(input, present));
    parse::SampleList logins(u"logins"_s);
    logins.add(u"failed"_s, failedRate(input));
    SlowOutput output;
    output.samples = users.take();
    parse::append(output.samples, logins.take());
    LoginTable table;
    table.present = std::move(present.sessions);
    table.past = parse::parseLast(last.value_or(QByteArrayView()));
    output.details = std::move(table);
    return output;
}

} // namespace vedette::collect
