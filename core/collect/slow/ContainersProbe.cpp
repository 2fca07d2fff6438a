// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/ContainersProbe.h"

#include "core/collect/Ending.h"
#include "core/parse/Containers.h"
#include "core/parse/Scanner.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QByteArrayView sectionOf(const PollText& text, QLatin1StringView engine, QLatin1StringView part)
{
    const QByteArray name = QByteArray(engine.data(), engine.size()) + part.data();
    return text.section(name).value_or(QByteArrayView());
}

/// Nothing when the server has no such engine.
std::optional<Result<parse::ContainerList>> readEngine(const PollText& text,
                                                       QLatin1StringView engine)
{
    const QByteArray name(engine.data(), engine.size());
    const auto list = text.section(name);
    if (!list) {
        return std::nullopt;
    }
    if (const auto ending = endingOf(text, name + "Exit", engine + u" ps"_s)) {
        return fail(*ending);
    }
    return parse::parseContainers({.list = *list,
                                   .inspect = sectionOf(text, engine, "Inspect"_L1),
                                   .stats = sectionOf(text, engine, "Stats"_L1)},
                                  engine.toString());
}

/// A `docker` that is Podman in disguise tells of the same containers.
void appendNew(ContainerTable& table, const QList<Container>& more)
{
    QSet<QString> ids;
    for (const Container& container : table.containers) {
        ids.insert(container.id);
    }
    for (const Container& container : more) {
        if (!ids.contains(container.id)) {
            table.containers.push_back(container);
        }
    }
}

Error cutError()
{
    return {ErrorCode::OutputTooLarge,
            u"only the first %1 containers are read"_s.arg(parse::maxEntities)};
}

} // namespace

Result<SlowOutput> readContainers(SlowInput& input)
{
    ContainerTable table;
    bool hasAny = false;
    std::optional<Error> gap;
    if (input.text.section("refused")) {
        gap = Error{ErrorCode::PermissionDenied, u"docker"_s};
    }
    for (const QLatin1StringView engine : {"docker"_L1, "podman"_L1}) {
        const auto list = readEngine(input.text, engine);
        if (!list) {
            continue;
        }
        if (!*list) {
            gap = list->error();
            continue;
        }
        hasAny = true;
        appendNew(table, (*list)->containers);
        if ((*list)->isCut) {
            gap = cutError();
        }
    }
    if (!hasAny) {
        return fail(gap ? *gap : Error{ErrorCode::Malformed, u"no engine has answered"_s});
    }
    SlowOutput output;
    output.samples = parse::samplesOf(table, input.facts.cpuCount);
    output.gap = std::move(gap);
    output.details = std::move(table);
    return output;
}

} // namespace vedette::collect
