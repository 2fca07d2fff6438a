// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/AlertRepository.h"

#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::store;

namespace {

std::unique_ptr<ConfigStore> storeIn(const test::TempStore& temp)
{
    auto store = ConfigStore::open(temp.folder());
    REQUIRE(store);
    return std::move(*store);
}

} // namespace

TEST_CASE("alerts are found by their servers and a time, with its edges")
{
    const test::TempStore temp;
    const auto store = storeIn(temp);
    const auto keep = [&store](qint64 server, int raised, std::optional<int> resolved) {
        Alert alert;
        alert.server = ServerId{server};
        alert.serverName = QString::number(raised); // by which it is told
        alert.raisedAt = fromMsecs(raised);
        alert.id = *store->raiseAlert(alert);
        if (resolved) {
            alert.resolvedAt = fromMsecs(*resolved);
            REQUIRE(store->resolveAlert(alert));
        }
    };
    keep(7, 10, 99);
    keep(7, 11, 100);
    keep(7, 12, std::nullopt);
    keep(7, 199, 300);
    keep(7, 200, std::nullopt);
    keep(8, 150, 160);
    keep(9, 151, 160);
    const auto namesOf = [&store](const AlertQuery& query) {
        const auto alerts = store->alerts(query);
        REQUIRE(alerts);
        QStringList names;
        for (const Alert& alert : *alerts) {
            CHECK(matches(query, alert));
            names += alert.serverName;
        }
        return names.join(u' ');
    };
    const TimeRange range{fromMsecs(100), fromMsecs(200)};

    CHECK(namesOf({.servers = {{7}}, .range = range}) == u"12 199 11"_s);
    CHECK(namesOf({.servers = {{7}, {8}}, .range = range}) == u"12 199 150 11"_s);
    CHECK(namesOf({.servers = {{7}, {8}}, .range = range, .limit = 2}) == u"12 199"_s);
    CHECK(namesOf({.range = range}) == u"12 199 151 150 11"_s);
    CHECK(namesOf({.servers = {{9}}}) == u"151"_s);
    CHECK(namesOf({.servers = {{10}}}).isEmpty());
}

TEST_CASE("the spans of alerts since a time come in their order, with those that fire")
{
    const test::TempStore temp;
    const auto store = storeIn(temp);
    for (const auto& [raised, resolved] : {std::pair{300, 400}, {100, 499}, {200, 500}, {600, 0}}) {
        Alert alert;
        alert.server = ServerId{7};
        alert.raisedAt = fromMsecs(raised);
        alert.id = *store->raiseAlert(alert);
        if (resolved > 0) {
            alert.resolvedAt = fromMsecs(resolved);
            REQUIRE(store->resolveAlert(alert));
        }
    }

    const auto spans = store->alertSpans(fromMsecs(499));

    REQUIRE(spans);
    CHECK(*spans
          == std::vector<AlertSpan>{{{7}, fromMsecs(100), fromMsecs(499)},
                                    {{7}, fromMsecs(200), fromMsecs(500)},
                                    {{7}, fromMsecs(600), std::nullopt}});
}
