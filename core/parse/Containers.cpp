// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Containers.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr qsizetype shortIdLength = 12;
constexpr double maxByteSize = 9e15; ///< 8 PiB
constexpr double maxContainerCpu = 100.0 * maxCpus;

/// The text up to the next '|', which is taken off `rest`.
QByteArrayView nextPart(QByteArrayView& rest)
{
    const qsizetype bar = rest.indexOf('|');
    const QByteArrayView part = bar < 0 ? rest : rest.first(bar);
    rest = bar < 0 ? QByteArrayView() : rest.sliced(bar + 1);
    return part.trimmed();
}

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

/// The first 12 digits of an ID; nothing for another text, as a warning.
std::optional<QString> shortId(QByteArrayView text)
{
    if (text.size() < shortIdLength || !std::all_of(text.begin(), text.end(), isHexDigit)) {
        return std::nullopt;
    }
    return QString::fromLatin1(text.first(shortIdLength));
}

/// Of "web,app/db" the name that is the container's own: the other is a link from "app".
QByteArrayView ownName(QByteArrayView names)
{
    for (QByteArrayView rest = names; !rest.isEmpty();) {
        const qsizetype comma = rest.indexOf(',');
        const QByteArrayView name = comma < 0 ? rest : rest.first(comma);
        if (!name.contains('/')) {
            return name;
        }
        rest = comma < 0 ? QByteArrayView() : rest.sliced(comma + 1);
    }
    return names;
}

/// "Up 3 days (unhealthy)"; a check that has not ended once says "(health: starting)" in docker and
/// "(starting)" in podman.
std::optional<bool> healthOf(QByteArrayView status)
{
    if (status.contains("(healthy)")) {
        return true;
    }
    return status.contains("(unhealthy)") ? std::optional(false) : std::nullopt;
}

/// From the engine's words, where inspect does not tell.
QString stateOf(QByteArrayView status)
{
    if (status.contains("(Paused)")) {
        return u"paused"_s;
    }
    Scanner fields(status);
    const QString word = plainText(fields.nextField().value_or(QByteArrayView())).toLower();
    return word == "up"_L1 ? u"running"_s : word;
}

std::optional<Container> containerOf(QByteArrayView line, QStringView engine)
{
    const auto id = shortId(nextPart(line));
    const QByteArrayView name = ownName(nextPart(line));
    if (!id || name.isEmpty()) {
        return std::nullopt;
    }
    const QByteArrayView image = nextPart(line);
    const QByteArrayView status = nextPart(line);
    Container container;
    container.name = plainText(name);
    container.id = *id;
    container.image = plainText(image);
    container.engine = engine.toString();
    container.state = stateOf(status);
    container.status = plainText(status);
    container.isHealthy = healthOf(status);
    return container;
}

using ContainersById = QHash<QString, qsizetype>; ///< places in the list

void takeInspect(QByteArrayView line, Container& container)
{
    const auto restarts = toCount(nextPart(line));
    const QByteArrayView state = nextPart(line);
    const auto limit = toCount(nextPart(line));
    if (restarts && *restarts <= 1'000'000'000) {
        container.restarts = static_cast<int>(*restarts);
    }
    if (!state.isEmpty()) {
        container.state = plainText(state);
    }
    if (limit && *limit > 0 && static_cast<double>(*limit) <= maxByteSize) {
        container.memoryLimit = static_cast<double>(*limit);
    }
}

void takeStats(QByteArrayView line, Container& container)
{
    QByteArrayView cpu = nextPart(line);
    const QByteArrayView memory = nextPart(line);
    if (cpu.endsWith('%')) {
        cpu.chop(1);
        const auto percent = toDecimal(cpu);
        container.cpuPercent = percent && *percent <= maxContainerCpu ? percent : std::nullopt;
    }
    const qsizetype slash = memory.indexOf('/');
    container.memory = parseByteSize(slash < 0 ? memory : memory.first(slash).trimmed());
}

/// Hands each line to the container that it is about.
void takeLines(QByteArrayView text,
               const ContainersById& places,
               QList<Container>& containers,
               void (*take)(QByteArrayView line, Container& container))
{
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        QByteArrayView rest = *line;
        const auto id = shortId(nextPart(rest));
        const auto place = id ? places.find(*id) : places.end();
        if (place != places.end()) {
            take(rest, containers[*place]);
        }
    }
}

} // namespace

Result<ContainerList> parseContainers(const ContainerTexts& texts, QStringView engine)
{
    ContainerList list;
    ContainersById places;
    Scanner lines(texts.list);
    while (const auto line = lines.nextLine()) {
        auto container = containerOf(*line, engine);
        if (!container || places.contains(container->id)) {
            continue;
        }
        if (list.containers.size() >= static_cast<qsizetype>(maxEntities)) {
            list.isCut = true;
            break;
        }
        places.insert(container->id, list.containers.size());
        list.containers.push_back(*std::move(container));
    }
    if (list.containers.isEmpty() && !texts.list.trimmed().isEmpty()) {
        return fail(ErrorCode::Malformed, engine.toString() + u" ps lists no container"_s);
    }
    takeLines(texts.inspect, places, list.containers, takeInspect);
    takeLines(texts.stats, places, list.containers, takeStats);
    return list;
}

std::optional<double> parseByteSize(QByteArrayView text)
{
    struct Unit
    {
        QByteArrayView name;
        double factor;
    };
    constexpr std::array units{Unit{"B", 1},
                               Unit{"KiB", 0x1p10},
                               Unit{"MiB", 0x1p20},
                               Unit{"GiB", 0x1p30},
                               Unit{"TiB", 0x1p40},
                               Unit{"kB", 1e3},
                               Unit{"KB", 1e3},
                               Unit{"MB", 1e6},
                               Unit{"GB", 1e9},
                               Unit{"TB", 1e12}};
    const auto* const end
        = std::find_if_not(text.begin(), text.end(), [](char c) { return c <= '9' && c >= '.'; });
    const auto value = toDecimal(QByteArrayView(text.begin(), end));
    const QByteArrayView name = QByteArrayView(end, text.end()).trimmed();
    const auto* const unit = std::ranges::find(units, name, &Unit::name);
    if (!value || unit == units.end()) {
        return std::nullopt;
    }
    const double bytes = *value * unit->factor;
    return bytes <= maxByteSize ? std::optional(bytes) : std::nullopt;
}

std::vector<Sample> samplesOf(const ContainerTable& table, std::optional<int> cpuCount)
{
    std::vector<Sample> samples;
    QSet<QString> names;
    for (const Container& container : table.containers) {
        QString name = container.name;
        if (names.contains(name)) {
            name += u" (%1)"_s.arg(container.engine);
        }
        if (names.contains(name)) {
            continue;
        }
        names.insert(name);
        SampleList list(u"container"_s, name);
        list.add(u"running"_s, std::optional(container.state == "running"_L1 ? 1.0 : 0.0));
        if (container.isHealthy) {
            list.add(u"healthy"_s, std::optional(*container.isHealthy ? 1.0 : 0.0));
        }
        if (container.restarts) {
            list.add(u"restarts"_s, std::optional(static_cast<double>(*container.restarts)));
        }
        if (container.cpuPercent && cpuCount) {
            list.add(u"cpuUsage"_s, percentOf(*container.cpuPercent, 100.0 * *cpuCount));
        }
        list.add(u"memoryUsed"_s, container.memory);
        append(samples, list.take());
    }
    return samples;
}

} // namespace vedette::parse
