// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ServicesProbe.h"

#include "core/base/PlainText.h"
#include "core/collect/Ending.h"
#include "core/parse/RcStatus.h"
#include "core/parse/SampleList.h"
#include "core/parse/Systemd.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// The fragment sends one line more than is read.
std::optional<Error> cutGap(QByteArrayView list)
{
    if (list.count('\n') <= parse::maxUnits) {
        return std::nullopt;
    }
    return Error{ErrorCode::OutputTooLarge,
                 u"only the first %1 services are read"_s.arg(parse::maxUnits)};
}

Result<SlowOutput> readOpenRc(QByteArrayView list, const PollText& text)
{
    auto table = parse::parseRcStatus(list);
    const auto ending = endingOf(text, "openrcExit", u"rc-status"_s);
    if (!table || (ending && table->services.isEmpty())) {
        return fail(ending ? *ending : table.error());
    }
    SlowOutput output;
    output.samples = parse::openRcSamples(*table);
    output.gap = ending ? ending : cutGap(list);
    output.details = *std::move(table);
    return output;
}

/// What systemctl itself says is the better reason.
Error managerError(Error ending, QByteArrayView words)
{
    const QString said = plainText(words.trimmed(), maxMessageLength);
    return said.isEmpty() ? ending : ending.in(said);
}

/// What failed and stands in no list of services goes first: units of other types, and services
/// where that list was cut, or did not come.
void addFailed(QList<Service>& services, const PollText& text, bool hasJobs)
{
    QSet<QString> listed;
    for (const Service& service : services) {
        listed.insert(service.name);
    }
    const auto failed
        = parse::parseUnitList(text.section("failed").value_or(QByteArrayView()), hasJobs);
    QList<Service> others = failed.value_or(QList<Service>());
    others.removeIf([&listed](const Service& unit) { return listed.contains(unit.name); });
    services = others + services;
}

void addRestarts(QList<Service>& services, const PollText& text)
{
    const auto restarts = parse::parseRestarts(text.section("restarts").value_or(QByteArrayView()));
    for (Service& service : services) {
        const auto found = restarts.find(service.name);
        if (found != restarts.end()) {
            service.restarts = *found;
        }
    }
}

/// systemd before version 216 does not count what failed: then it is the lines of its list.
std::optional<quint64> failedUnits(const parse::SystemdManager& manager, const PollText& text)
{
    const auto list = text.section("failed");
    if (manager.failed || !list) {
        return manager.failed;
    }
    const auto units = parse::parseUnitList(*list, false);
    return units ? std::optional(static_cast<quint64>(units->size())) : std::nullopt;
}

} // namespace

Result<SlowOutput> readServices(SlowInput& input)
{
    if (const auto list = input.text.section("openrc")) {
        return readOpenRc(*list, input.text);
    }
    const QByteArrayView words = input.text.section("manager").value_or(QByteArrayView());
    if (auto ending = endingOf(input.text, "managerExit", u"systemctl"_s)) {
        return fail(managerError(*std::move(ending), words));
    }
    auto manager = parse::parseSystemdManager(words);
    if (!manager) {
        return fail(manager.error());
    }
    const bool hasJobs = manager->jobs.value_or(1) > 0;
    manager->failed = failedUnits(*manager, input.text);
    ServiceTable table;
    table.manager = u"systemd"_s;
    table.state = manager->state;
    SlowOutput output;
    output.samples = samplesOf(*manager);
    output.gap = endingOf(input.text, "unitsExit", u"systemctl list-units"_s);
    const QByteArrayView list = input.text.section("units").value_or(QByteArrayView());
    if (auto services = parse::parseUnitList(list, hasJobs)) {
        table.services = *std::move(services);
    } else if (!output.gap) {
        output.gap = services.error();
    }
    if (!output.gap) {
        output.gap = cutGap(list);
    }
    addRestarts(table.services, input.text);
    const auto enabled
        = parse::parseEnabledUnits(input.text.section("enabled").value_or(QByteArrayView()));
    parse::append(output.samples, parse::serviceSamples(table.services, enabled));
    addFailed(table.services, input.text, hasJobs);
    output.details = std::move(table);
    return output;
}

} // namespace vedette::collect
