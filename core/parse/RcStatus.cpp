// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/RcStatus.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr int maxOpenRcInstances = 128;

struct RcState
{
    QByteArrayView word;
    QLatin1StringView active;
};

constexpr std::array rcStates{RcState{"started", "active"_L1},
                              RcState{"crashed", "failed"_L1},
                              RcState{"unsupervised", "failed"_L1},
                              RcState{"stopped", "inactive"_L1},
                              RcState{"inactive", "inactive"_L1},
                              RcState{"scheduled", "inactive"_L1},
                              RcState{"starting", "activating"_L1},
                              RcState{"stopping", "deactivating"_L1}};

struct RcLine
{
    QByteArrayView name;
    QByteArrayView state; ///< "started 1 day(s) 02:03:04 (2)"
};

/// The name of a runlevel: "Runlevel: default", "Dynamic Runlevel: manual", "[default]".
std::optional<QByteArrayView> runlevelOf(QByteArrayView line)
{
    constexpr QByteArrayView label("Runlevel: ");
    if (line.startsWith('[') && line.endsWith(']')) {
        return line.sliced(1, std::max<qsizetype>(line.size() - 2, 0));
    }
    const qsizetype at = line.indexOf(label);
    return at < 0 ? std::nullopt : std::optional(line.sliced(at + label.size()));
}

/// "sshd =  started " or " sshd      [  started  ]".
std::optional<RcLine> rcLineOf(QByteArrayView line)
{
    Scanner fields(line);
    const auto name = fields.nextField();
    const auto mark = fields.nextField();
    if (!name || !mark) {
        return std::nullopt;
    }
    QByteArrayView state = fields.rest().trimmed();
    if (*mark == QByteArrayView("=")) {
        return RcLine{*name, state};
    }
    if (*mark == QByteArrayView("[") && state.endsWith(']')) {
        state.chop(1);
        return RcLine{*name, state.trimmed()};
    }
    return std::nullopt;
}

/// supervise-daemon tells how often it has started the service again: "started 00:01:02 (2)".
std::optional<int> respawns(QByteArrayView state)
{
    const qsizetype open = state.lastIndexOf('(');
    if (open < 0 || !state.endsWith(')')) {
        return std::nullopt;
    }
    const auto count = toCount(state.sliced(open + 1).chopped(1));
    if (!count || *count > 1'000'000) {
        return std::nullopt;
    }
    return static_cast<int>(*count);
}

std::optional<Service> rcServiceOf(QByteArrayView line, QByteArrayView runlevel)
{
    const auto parts = rcLineOf(line);
    if (!parts) {
        return std::nullopt;
    }
    Scanner fields(parts->state);
    const QByteArrayView word = fields.nextField().value_or(QByteArrayView());
    const auto* const known = std::ranges::find(rcStates, word, &RcState::word);
    if (known == rcStates.end()) {
        return std::nullopt;
    }
    Service service;
    service.name = plainText(parts->name);
    service.load = plainText(runlevel);
    service.active = known->active.toString();
    service.sub = plainText(word);
    service.restarts = respawns(parts->state);
    return service;
}

bool isOutOfUse(const Service& service)
{
    constexpr std::array levels{"shutdown"_L1, "single"_L1, "nonetwork"_L1, "off"_L1, "reboot"_L1};
    return service.active == "inactive"_L1
        && std::ranges::find(levels, service.load) != levels.end();
}

} // namespace

Result<ServiceTable> parseRcStatus(QByteArrayView text)
{
    ServiceTable table;
    table.manager = u"OpenRC"_s;
    QSet<QString> names;
    QByteArrayView runlevel;
    bool hasRunlevel = false;
    Scanner lines(text, 2000);
    while (const auto line = lines.nextLine()) {
        if (const auto level = runlevelOf(line->trimmed())) {
            runlevel = *level;
            hasRunlevel = true;
            continue;
        }
        auto service = rcServiceOf(*line, runlevel);
        if (service && !names.contains(service->name)) {
            names.insert(service->name);
            table.services.push_back(*std::move(service));
        }
    }
    if (!hasRunlevel && table.services.isEmpty()) {
        return fail(ErrorCode::Malformed, u"rc-status lists no runlevel"_s);
    }
    return table;
}

std::vector<Sample> openRcSamples(const ServiceTable& table)
{
    std::vector<Sample> samples;
    int units = 0;
    for (const Service& service : table.services) {
        if (isOutOfUse(service) || units >= maxOpenRcInstances) {
            continue;
        }
        ++units;
        SampleList unit(u"unit"_s, service.name);
        unit.add(u"active"_s, std::optional(service.active == "active"_L1 ? 1.0 : 0.0));
        if (service.restarts) {
            unit.add(u"restarts"_s, std::optional(static_cast<double>(*service.restarts)));
        }
        append(samples, unit.take());
    }
    return samples;
}

} // namespace vedette::parse
