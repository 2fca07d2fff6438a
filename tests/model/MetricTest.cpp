// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Metric.h"

#include "tests/support/Catch.h"

#include <QSet>

#include <algorithm>
#include <vector>

using namespace vedette;

using namespace Qt::StringLiterals;

TEST_CASE("A metric is written as type, instance and field, and read back")
{
    const auto [type, instance, field, text] = GENERATE(table<QString, QString, QString, QString>({
        {u"cpu"_s, u""_s, u"totalUsage"_s, u"cpu.totalUsage"_s},
        {u"cpu"_s, u"0"_s, u"usage"_s, u"cpu[0].usage"_s},
        {u"disk"_s, u"/var"_s, u"usedPercent"_s, u"disk[/var].usedPercent"_s},
        {u"disk"_s, u"/a]b"_s, u"used"_s, u"disk[/a\\]b].used"_s},
        {u"disk"_s, u"\\"_s, u"used"_s, u"disk[\\\\].used"_s},
        {u"disk"_s, u"/a[b.c"_s, u"used"_s, u"disk[/a[b.c].used"_s},
        {u"disk"_s, u"/Größe 日本"_s, u"used"_s, u"disk[/Größe 日本].used"_s},
    }));
    const MetricId id{type, field, instance};

    CHECK(toString(id) == text);
    CHECK(parseMetricId(text) == id);
}

TEST_CASE("A backslash takes any character as it is")
{
    CHECK(parseMetricId(u"disk[\\/var\\/a].used") == MetricId{u"disk"_s, u"used"_s, u"/var/a"_s});
    CHECK(parseMetricId(u"disk[\\x\\]].used") == MetricId{u"disk"_s, u"used"_s, u"x]"_s});
}

TEST_CASE("What is no metric is malformed")
{
    const QString text = GENERATE(u""_s,
                                  u"."_s,
                                  u"cpu"_s,
                                  u"cpu."_s,
                                  u".user"_s,
                                  u"cpu[0]"_s,
                                  u"cpu[0]usage"_s,
                                  u"cpu[0.usage"_s,
                                  u"cpu[0\\].usage"_s,
                                  u"[0].usage"_s,
                                  u"cpu[].usage"_s,
                                  u"cpu[0].a.b"_s,
                                  u"c pu.user"_s,
                                  u"cpu.us-er"_s,
                                  u"cpu[a]b].x"_s,
                                  u"cpu[\\"_s);

    const auto id = parseMetricId(text);

    CAPTURE(text);
    REQUIRE_FALSE(id);
    CHECK(id.error().code == ErrorCode::Malformed);
}

TEST_CASE("Metrics are ordered by type, instance and field")
{
    std::vector<MetricId> ids{{u"disk"_s, u"used"_s, u"/b"_s},
                              {u"disk"_s, u"total"_s, u"/b"_s},
                              {u"disk"_s, u"used"_s, u"/a"_s},
                              {u"cpu"_s, u"user"_s, {}}};

    std::sort(ids.begin(), ids.end());

    CHECK(toString(ids[0]) == u"cpu.user"_s);
    CHECK(toString(ids[1]) == u"disk[/a].used"_s);
    CHECK(toString(ids[2]) == u"disk[/b].total"_s);
    CHECK(toString(ids[3]) == u"disk[/b].used"_s);
    CHECK(qHash(ids[0]) == qHash(MetricId{u"cpu"_s, u"user"_s, {}}));
}

TEST_CASE("The catalogue names every metric once, with words")
{
    QSet<QString> names;
    for (const MetricInfo& info : metricCatalogue()) {
        const MetricId id{QString::fromLatin1(info.type), QString::fromLatin1(info.field), {}};
        CAPTURE(toString(id));
        CHECK(parseMetricId(toString(id)) == id);
        CHECK_FALSE(QByteArrayView(info.label).isEmpty());
        CHECK(findMetric(id.type, id.field) == &info);
        CHECK((info.unit == Unit::Percent) == (info.maximum == 100.0));
        names.insert(toString(id));
    }

    CHECK(names.size() == static_cast<qsizetype>(metricCatalogue().size()));
}

TEST_CASE("A metric outside the catalogue has no unit")
{
    CHECK(unitOf({u"disk"_s, u"used"_s, u"/var"_s}) == Unit::Bytes);
    CHECK(unitOf({u"command"_s, u"rows"_s, {}}) == Unit::None);
    CHECK(findMetric(u"disk", u"nothing") == nullptr);
}
