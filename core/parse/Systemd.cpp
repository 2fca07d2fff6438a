// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Systemd.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr std::size_t maxUnitInstances = 128;
constexpr quint64 maxRestarts = 1'000'000'000;

/// "Name=value"; nothing for another line.
struct Property
{
    QByteArrayView name;
    QByteArrayView value;
};

std::optional<Property> propertyOf(QByteArrayView line)
{
    const qsizetype equals = line.indexOf('=');
    if (equals <= 0) {
        return std::nullopt;
    }
    return Property{line.first(equals), line.sliced(equals + 1)};
}

/// The words of a job's type in list-units: they stand alone, in lower case.
bool isJobType(QByteArrayView word)
{
    constexpr std::array<QByteArrayView, 8> types{"start",
                                                  "verify-active",
                                                  "stop",
                                                  "reload",
                                                  "restart",
                                                  "reload-or-start",
                                                  "try-restart",
                                                  "nop"};
    return std::ranges::find(types, word) != types.end();
}

QByteArrayView withoutJob(QByteArrayView description)
{
    Scanner fields(description);
    const auto first = fields.nextField();
    return first && isJobType(*first) ? fields.rest() : description;
}

/// "nginx.service loaded active running A high performance web server"
std::optional<Service> unitOf(QByteArrayView line, bool hasJobs)
{
    Scanner fields(line);
    auto name = fields.nextField();
    // A mark of what failed stands first where --plain is not heeded: ●, or * in LC_ALL=C.
    if (name && !name->contains('.')) {
        name = fields.nextField();
    }
    if (!name || !name->contains('.')) {
        return std::nullopt;
    }
    const auto load = fields.nextField();
    const auto active = fields.nextField();
    const auto sub = fields.nextField();
    if (!sub) {
        return std::nullopt;
    }
    Service unit;
    unit.name = plainText(*name);
    unit.load = plainText(*load);
    unit.active = plainText(*active);
    unit.sub = plainText(*sub);
    const QByteArrayView rest = fields.rest();
    unit.description = plainText((hasJobs ? withoutJob(rest) : rest).trimmed());
    return unit;
}

/// Made for a job, a user or a connection ("user@1000.service", "sshd@4-10.0.0.1:22.service",
/// "run-r5f.service"), and not enabled by anybody.
bool isPassing(const Service& service)
{
    return service.name.contains(u'@') || service.name.startsWith("run-"_L1);
}

enum class Rank
{
    Failed,
    Enabled,
    Runs,
    Left
};

Rank rankOf(const Service& service, const QSet<QString>& enabled)
{
    const bool isEnabled = enabled.contains(service.name);
    if (!service.name.endsWith(".service"_L1) || (!isEnabled && isPassing(service))) {
        return Rank::Left;
    }
    if (service.active == "failed"_L1 || service.sub.startsWith("auto-restart"_L1)) {
        return Rank::Failed;
    }
    if (isEnabled && service.load == "loaded"_L1) {
        return Rank::Enabled;
    }
    return service.active == "active"_L1 && service.sub == "running"_L1 ? Rank::Runs : Rank::Left;
}

struct RankedService
{
    const Service* service = nullptr;
    Rank rank = Rank::Left;
};

std::vector<RankedService> rankedServices(const QList<Service>& services,
                                          const QSet<QString>& enabled)
{
    std::vector<RankedService> ranked;
    QSet<QString> names; // two long names may be the same once they are clipped
    for (const Service& service : services) {
        const Rank rank = rankOf(service, enabled);
        if (rank != Rank::Left && !names.contains(service.name)) {
            names.insert(service.name);
            ranked.push_back({&service, rank});
        }
    }
    std::ranges::stable_sort(ranked, {}, &RankedService::rank);
    ranked.resize(std::min(ranked.size(), maxUnitInstances));
    return ranked;
}

} // namespace

Result<SystemdManager> parseSystemdManager(QByteArrayView text)
{
    SystemdManager manager;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const auto property = propertyOf(*line);
        if (!property) {
            continue;
        }
        if (property->name == QByteArrayView("SystemState")) {
            manager.state = plainText(property->value);
        } else if (property->name == QByteArrayView("NFailedUnits")) {
            manager.failed = toCount(property->value);
        } else if (property->name == QByteArrayView("NJobs")) {
            manager.jobs = toCount(property->value);
        }
    }
    if (manager == SystemdManager{}) {
        return fail(ErrorCode::Malformed, u"systemctl show tells nothing of the manager"_s);
    }
    return manager;
}

Result<QList<Service>> parseUnitList(QByteArrayView text, bool hasJobs)
{
    QList<Service> units;
    Scanner lines(text, maxUnits);
    while (const auto line = lines.nextLine()) {
        if (auto unit = unitOf(*line, hasJobs)) {
            units.push_back(*std::move(unit));
        }
    }
    if (units.isEmpty() && !text.trimmed().isEmpty()) {
        return fail(ErrorCode::Malformed, u"systemctl list-units lists no unit"_s);
    }
    return units;
}

QHash<QString, int> parseRestarts(QByteArrayView text)
{
    QHash<QString, int> restarts;
    QString name;
    std::optional<quint64> count;
    const auto keep = [&] {
        if (!name.isEmpty() && count && *count <= maxRestarts) {
            restarts.insert(name, static_cast<int>(*count));
        }
        name.clear();
        count.reset();
    };
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const auto property = propertyOf(*line);
        if (!property) {
            keep(); // an empty line stands between two units
        } else if (property->name == QByteArrayView("Id")) {
            name = plainText(property->value);
        } else if (property->name == QByteArrayView("NRestarts")) {
            count = toCount(property->value);
        }
    }
    keep();
    return restarts;
}

QSet<QString> parseEnabledUnits(QByteArrayView text)
{
    QSet<QString> names;
    Scanner lines(text, maxUnits);
    while (const auto line = lines.nextLine()) {
        const QByteArrayView name = line->sliced(line->lastIndexOf('/') + 1);
        if (name.endsWith(".service") && !name.startsWith('*')) {
            names.insert(plainText(name));
        }
    }
    return names;
}

std::vector<Sample> samplesOf(const SystemdManager& manager)
{
    SampleList list(u"systemd"_s);
    list.add(u"failed"_s, manager.failed);
    list.add(u"jobs"_s, manager.jobs);
    return list.take();
}

std::vector<Sample> serviceSamples(const QList<Service>& services, const QSet<QString>& enabled)
{
    std::vector<Sample> samples;
    for (const RankedService& ranked : rankedServices(services, enabled)) {
        const Service& service = *ranked.service;
        SampleList unit(u"unit"_s, service.name);
        // "reloading" serves on; "activating" does not yet.
        const bool isActive = service.active == "active"_L1 || service.active == "reloading"_L1;
        unit.add(u"active"_s, std::optional(isActive ? 1.0 : 0.0));
        if (service.restarts) {
            unit.add(u"restarts"_s, std::optional(static_cast<double>(*service.restarts)));
        }
        append(samples, unit.take());
    }
    return samples;
}

} // namespace vedette::parse
