// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/HistoryView.h"

#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "ui/history/HistoryViewJson.h"
#include "ui/history/RangeTrail.h"
#include "ui/history/SavedViews.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const Timestamp historyNow = fromMsecs(1'700'000'000'000);

HistoryView unusualView()
{
    HistoryView view;
    view.name = u"Disks & load"_s;
    view.servers = {ServerId{3}, ServerId{1}};
    view.tags = {u"web"_s, u"eu/west"_s};
    view.metrics = {{u"disk"_s, u"usedPercent"_s, u"/var]lib"_s}, {u"load"_s, u"load1"_s, {}}};
    view.layout = HistoryLayout::Multiples;
    view.sharesScale = false;
    view.showsMarks = false;
    view.range = {seconds{7 * 86'400}, TimeRange{historyNow - 2h, historyNow}};
    view.compare = {CompareWith::Offset, seconds{3 * 86'400}};
    return view;
}

HistoryView plainView(const QString& name)
{
    HistoryView view;
    view.name = name;
    view.servers = {ServerId{1}};
    view.metrics = {{u"cpu"_s, u"totalUsage"_s, {}}};
    return view;
}

QByteArray savedDocument(const QJsonArray& views, int version = 1)
{
    const QJsonObject document{{"format"_L1, "vedette-historyViews"_L1},
                               {"version"_L1, version},
                               {"future"_L1, u"kept"_s},
                               {"historyViews"_L1, views}};
    return QJsonDocument(document).toJson();
}

QStringList namesOf(const SavedViews& saved)
{
    QStringList names;
    for (const SavedViews::Entry& entry : saved.entries()) {
        names.append(entry.view.name);
    }
    return names;
}

} // namespace

TEST_CASE("A view comes back from JSON as it was")
{
    const HistoryView view = unusualView();

    CHECK(historyViewFromJson(toJson(view)) == view);
    CHECK(historyViewFromJson(toJson(HistoryView{})) == HistoryView{});
}

TEST_CASE("What can't be in a view's JSON has its default, and the rest stands")
{
    QJsonObject object = toJson(unusualView());
    object.insert("layout"_L1, u"spiral"_s);
    object.insert("sharesScale"_L1, u"perhaps"_s);
    object.insert("servers"_L1, QJsonArray{u"one"_s, -4, 2.5, 1e300, 7, QJsonArray{}, 7});
    object.insert("metrics"_L1, QJsonArray{17, u"cpu"_s, u"cpu.user"_s, u"]["_s});
    object.insert("range"_L1, QJsonObject{{"span"_L1, -1}, {"from"_L1, 9}, {"to"_L1, 3}});
    object.insert("compare"_L1, u"yes"_s);

    const HistoryView view = historyViewFromJson(object);

    CHECK(view.layout == HistoryLayout::Overlay);
    CHECK(view.sharesScale);
    CHECK(view.servers == std::vector{ServerId{7}});
    CHECK(view.metrics == std::vector{MetricId{u"cpu"_s, u"user"_s, {}}});
    CHECK(view.range == HistoryRange{shortestSpan, std::nullopt});
    CHECK(view.compare == Comparison{});
    CHECK(view.tags == unusualView().tags);
}

TEST_CASE("A view has no more of anything than can be kept")
{
    HistoryView view;
    for (int i = 1; i <= 500; ++i) {
        view.servers.push_back(ServerId{i});
        view.metrics.push_back({u"cpu"_s, u"usage"_s, QString::number(i)});
        view.tags.append(u"tag%1"_s.arg(i));
    }
    view.range.fixed = TimeRange{Timestamp::min(), Timestamp::max()};
    view.compare.offset = seconds::max();

    const HistoryView kept = bounded(view);

    CHECK(kept.servers.size() == maxViewServers);
    CHECK(kept.metrics.size() == maxViewMetrics);
    CHECK(kept.tags.size() == maxViewTags);
    CHECK(kept.range.fixed->length() <= longestSpan);
    CHECK(kept.compare.offset == longestSpan);
}

TEST_CASE("A comparison looks back as far as it says")
{
    using Case = std::pair<CompareWith, milliseconds>;
    const auto [with, expected] = GENERATE(Case{CompareWith::PreviousPeriod, 6h},
                                           Case{CompareWith::DayBefore, 24h},
                                           Case{CompareWith::WeekBefore, 7 * 24h},
                                           Case{CompareWith::FourWeeksBefore, 28 * 24h},
                                           Case{CompareWith::Offset, 90min});

    const Comparison compare{with, seconds{90 * 60}};

    CHECK(compare.shift({historyNow - 6h, historyNow}) == expected);
    CHECK_FALSE(Comparison{}.shift({historyNow - 6h, historyNow}));
}

TEST_CASE("A span ends now, and a fixed range stays")
{
    const TimeRange fixed{historyNow - 5h, historyNow - 4h};

    CHECK(HistoryRange{seconds{60}, std::nullopt}.at(historyNow)
          == TimeRange{historyNow - 1min, historyNow});
    CHECK(HistoryRange{seconds{60}, fixed}.at(historyNow) == fixed);
}

TEST_CASE("One turn of the wheel is one step back, a pause makes it two")
{
    RangeTrail trail;
    const HistoryRange whole{seconds{3'600}, std::nullopt};
    trail.start(whole);
    for (int notch = 1; notch <= 5; ++notch) {
        trail.move({historyNow - 1h + notch * 1min, historyNow}, historyNow + notch * 100ms);
    }
    const TimeRange afterTurn = *trail.current().fixed;
    trail.move({historyNow - 10min, historyNow}, historyNow + 1min);

    trail.back();
    CHECK(trail.current().fixed == afterTurn);
    trail.back();
    CHECK(trail.current() == whole);
    CHECK_FALSE(trail.canGoBack());
    trail.back();
    CHECK(trail.current() == whole);
}

TEST_CASE("A choice of the same range is no step")
{
    RangeTrail trail;
    trail.start({});

    trail.choose({});

    CHECK_FALSE(trail.canGoBack());
}

TEST_CASE("Saved views come back as they were written, in their order")
{
    SavedViews saved;
    REQUIRE(saved.save(unusualView()));
    REQUIRE(saved.save(plainView(u"CPU"_s)));

    const SavedViews read = SavedViews::read(saved.write());

    CHECK(read.entries() == saved.entries());
    CHECK(*read.find(u"disks & LOAD"_s) == unusualView());
}

TEST_CASE("Garbage is no saved view and no crash")
{
    const QByteArray json
        = GENERATE(QByteArray(),
                   QByteArray("\x00\xff{[", 4),
                   QByteArray("[]"),
                   QByteArray("{\"format\": 7, \"historyViews\": 3}"),
                   QByteArray(2'000'000, '['),
                   QByteArray("{\"format\":\"vedette-historyViews\","
                              "\"historyViews\":[1,null,\"x\",{},{\"name\":7}]}"));

    SavedViews saved = SavedViews::read(json);

    CHECK(saved.entries().empty());
    CHECK(saved.save(plainView(u"CPU"_s)));
    CHECK(namesOf(SavedViews::read(saved.write())) == QStringList{u"CPU"_s});
}

TEST_CASE("What a newer version wrote into the saved views stays there")
{
    QJsonObject view = toJson(plainView(u"CPU"_s));
    view.insert("palette"_L1, u"warm"_s);
    SavedViews saved = SavedViews::read(savedDocument({view}, 7));
    REQUIRE(saved.save(plainView(u"CPU"_s)));

    const QJsonObject written = QJsonDocument::fromJson(saved.write()).object();

    CHECK(written.value("version"_L1).toInt() == 7);
    CHECK(written.value("future"_L1).toString() == u"kept"_s);
    CHECK(written.value("historyViews"_L1).toArray().at(0).toObject().value("palette"_L1)
          == u"warm"_s);
}

TEST_CASE("Saving under a name that is there takes its place")
{
    SavedViews saved;
    REQUIRE(saved.save(plainView(u"CPU"_s)));
    HistoryView changed = plainView(u" cpu "_s);
    changed.layout = HistoryLayout::Multiples;

    REQUIRE(saved.save(changed));

    REQUIRE(saved.entries().size() == 1);
    CHECK(saved.entries().front().view.layout == HistoryLayout::Multiples);
    CHECK_FALSE(saved.save(plainView(u"  "_s)));
}

TEST_CASE("A view gets no name that another one has")
{
    SavedViews saved;
    REQUIRE(saved.save(plainView(u"one"_s)));
    REQUIRE(saved.save(plainView(u"two"_s)));

    CHECK_FALSE(saved.rename(u"one"_s, u"TWO"_s));
    CHECK_FALSE(saved.rename(u"three"_s, u"four"_s));
    CHECK(saved.rename(u"one"_s, u"ONE"_s));
    CHECK(namesOf(saved) == QStringList{u"ONE"_s, u"two"_s});
}

TEST_CASE("A deleted view comes back to its place, though its name be taken by then")
{
    SavedViews saved;
    for (const QString& name : {u"one"_s, u"two"_s, u"three"_s}) {
        REQUIRE(saved.save(plainView(name)));
    }
    auto removed = saved.remove(u"two"_s);
    REQUIRE(removed);
    REQUIRE(saved.save(plainView(u"two"_s)));

    saved.restore(removed->first, removed->second);

    CHECK(namesOf(saved) == QStringList{u"one"_s, u"two (2)"_s, u"three"_s, u"two"_s});
    CHECK_FALSE(saved.remove(u"four"_s));
}

TEST_CASE("There are no more saved views than there is room for")
{
    SavedViews saved;
    for (std::size_t i = 0; i < SavedViews::maxSavedViews; ++i) {
        REQUIRE(saved.save(plainView(u"view %1"_s.arg(i))));
    }

    CHECK_FALSE(saved.save(plainView(u"one more"_s)));
    CHECK(saved.save(plainView(u"view 3"_s)));
}

TEST_CASE("The name of a view is plain and short")
{
    for (const QString& hostile : hostileStrings()) {
        const QString name = viewName(hostile);
        CHECK(name.size() <= 64);
        CHECK_FALSE(name.contains(u'\n'));
        CHECK_FALSE(name.contains(QChar(0x202E)));
    }
}
