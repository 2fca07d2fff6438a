// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/config/AlertRepository.h"

#include "core/store/config/ConfigStore.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <algorithm>

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

/// The table of alerts of a store, in which there is little room.
struct SmallTable
{
    test::TempStore temp;
    std::unique_ptr<ConfigStore> store = storeIn(temp);
    std::unique_ptr<Connection> connection = *Connection::open({.path = temp.configPath()});
    AlertRepository alerts{*connection, {.perServer = 5, .all = 10}};

    /// So many, from that time on, a millisecond apart; the first of them may fire on.
    void keep(qint64 server, int from, int count, bool firstFires = false) const
    {
        for (int i = 0; i < count; ++i) {
            Alert alert;
            alert.server = ServerId{server};
            alert.raisedAt = fromMsecs(from + i);
            alert.id = *alerts.raise(alert);
            if (i > 0 || !firstFires) {
                REQUIRE(alerts.resolve(alert, fromMsecs(from + i)));
            }
        }
    }

    /// The times at which alerts of a server were raised, in order.
    [[nodiscard]] std::vector<qint64> raisedOf(qint64 server) const
    {
        const auto found = alerts.matching({.servers = {{server}}, .limit = 1000});
        REQUIRE(found);
        std::vector<qint64> times;
        for (const Alert& alert : *found) {
            times.push_back(toMsecs(alert.raisedAt));
        }
        std::ranges::sort(times);
        return times;
    }
};

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

TEST_CASE("a server that flaps keeps its newest alerts, and takes none from others")
{
    const SmallTable table;
    table.keep(8, 100, 2);
    table.keep(7, 200, 30);

    REQUIRE(table.alerts.purge());

    CHECK(table.raisedOf(8) == std::vector<qint64>{100, 101});
    CHECK(table.raisedOf(7) == std::vector<qint64>{225, 226, 227, 228, 229});
}

TEST_CASE("where all alerts are too many those of the servers with the most go")
{
    const SmallTable table;
    table.keep(8, 100, 1);
    table.keep(9, 110, 3);
    table.keep(7, 200, 5);
    table.keep(6, 300, 4);

    REQUIRE(table.alerts.purge());

    CHECK(table.raisedOf(8).size() == 1);
    CHECK(table.raisedOf(9).size() == 3);
    CHECK(table.raisedOf(7) == std::vector<qint64>{202, 203, 204});
    CHECK(table.raisedOf(6) == std::vector<qint64>{301, 302, 303});
}

TEST_CASE("an alert that fires is never deleted, however old it is")
{
    const SmallTable table;
    table.keep(7, 200, 30, true);

    REQUIRE(table.alerts.purge());

    CHECK(table.raisedOf(7) == std::vector<qint64>{200, 225, 226, 227, 228, 229});
}

TEST_CASE("the spans of a server that flaps leave room for those of others")
{
    const SmallTable table;
    table.keep(8, 100, 2);
    table.keep(7, 200, 30, true);

    const auto spans = table.alerts.spans({});

    REQUIRE(spans);
    CHECK(std::ranges::count(*spans, ServerId{8}, &AlertSpan::server) == 2);
    CHECK(std::ranges::count(*spans, ServerId{7}, &AlertSpan::server) == 6);
    CHECK(spans->at(2) == AlertSpan{{7}, fromMsecs(200), std::nullopt});
    CHECK(spans->back().raisedAt == fromMsecs(229));
}
