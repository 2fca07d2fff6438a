// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/UpdatesProbe.h"

#include "core/base/PlainText.h"
#include "core/collect/Ending.h"
#include "core/parse/SampleList.h"
#include "core/parse/Updates.h"

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

using parse::PendingUpdates;

/// Managers that tell of all updates in one text, and of those for security in another, if at all.
struct CountedManager
{
    QByteArrayView section;
    quint64 (*count)(QByteArrayView text);
    QByteArrayView securitySection = {};
    quint64 (*countSecurity)(QByteArrayView text) = nullptr;
};

constexpr std::array countedManagers{
    CountedManager{"rpm", parse::countRpmUpdates, "rpmSecurity", parse::countRpmUpdates},
    CountedManager{
        "zypper", parse::countZypperUpdates, "zypperSecurity", parse::countZypperPatches},
    CountedManager{"apk", parse::countApkUpdates},
    CountedManager{"pacman", parse::countPacmanUpdates},
};

PendingUpdates countedBy(const CountedManager& manager, QByteArrayView list, const PollText& text)
{
    PendingUpdates updates;
    updates.pending = manager.count(list);
    if (*updates.pending == 0 && manager.countSecurity != nullptr) {
        updates.security = 0;
    } else if (const auto security = text.section(manager.securitySection)) {
        updates.security = manager.countSecurity(*security);
    }
    return updates;
}

/// dnf and yum end with 100 when there are updates, pacman with 1 when there are none.
bool isUsualEnding(const Error& ending, const PollText& text)
{
    return (ending.native == 100 && text.section("rpm").has_value())
        || (ending.native == 1 && text.section("pacman").has_value());
}

Result<PendingUpdates> readPending(const PollText& text)
{
    if (const auto why = text.section("refused")) {
        return fail(ErrorCode::PermissionDenied, plainText(why->trimmed()));
    }
    if (const auto what = text.section("unknown")) {
        return fail(ErrorCode::NotAvailable, plainText(what->trimmed()));
    }
    if (const auto notifier = text.section("notifier")) {
        return parse::parseUpdateNotifier(*notifier);
    }
    const auto ending = endingOf(text, "updatesExit", u"the package manager"_s);
    if (ending && !isUsualEnding(*ending, text)) {
        return fail(*ending);
    }
    if (const auto simulation = text.section("apt")) {
        return parse::parseAptSimulation(*simulation);
    }
    for (const CountedManager& manager : countedManagers) {
        if (const auto list = text.section(manager.section)) {
            return countedBy(manager, *list, text);
        }
    }
    return fail(ErrorCode::Malformed, u"no package manager has answered"_s);
}

} // namespace

Result<SlowOutput> readUpdates(SlowInput& input)
{
    SlowOutput output;
    output.samples = parse::rebootSamples(input.text.section("reboot").value_or(QByteArrayView()));
    const auto pending = readPending(input.text);
    if (pending) {
        parse::append(output.samples, samplesOf(*pending));
        return output;
    }
    if (output.samples.empty()) {
        return fail(pending.error());
    }
    output.gap = pending.error();
    return output;
}

} // namespace vedette::collect
