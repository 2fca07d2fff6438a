// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/ExportWriter.h"

#include "tests/support/Catch.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;
using namespace vedette;
using engine::ExportWriter;

namespace {

const MetricId hostile{u"disk"_s, u"usedPercent"_s, u"=\"a\\b\"\n# EOF"_s};

QByteArray written(ExportFormat format, const std::vector<SeriesPoint>& points)
{
    ExportWriter writer(format);
    QByteArray text = writer.begin();
    text += writer.open(u"=cmd|' /C calc'!A0"_s, hostile);
    text += writer.points(points);
    text += writer.close();
    text += writer.end();
    return text;
}

} // namespace

TEST_CASE("No name of a server or metric leaves its cell, string or label")
{
    const std::vector<SeriesPoint> points{{fromMsecs(1'500), 2}};

    const QByteArray csv = written(ExportFormat::Csv, points);
    const QJsonDocument json = QJsonDocument::fromJson(written(ExportFormat::Json, points));
    const QByteArray metrics = written(ExportFormat::OpenMetrics, points);

    CHECK(csv.count('\n') == 2);
    CHECK(csv.contains("\r\n'=cmd|' /C calc'!A0,"));
    REQUIRE(json.array().size() == 1);
    CHECK(json.array().first()["server"_L1] == u"=cmd|' /C calc'!A0"_s);
    CHECK(metrics.count('\n') == 3);
    CHECK(metrics.contains(R"(instance="=\"a\\b\")"));
    CHECK(metrics.endsWith(" 2 1.500\n# EOF\n"));
}

TEST_CASE("What is no number is absent, and every number comes back as it was")
{
    const double value = 0.1 + 0.2;
    const std::vector<SeriesPoint> points{{fromMsecs(0), std::numeric_limits<double>::quiet_NaN()},
                                          {fromMsecs(1), value, Spread{-value, 1e300}}};

    const QByteArray csv = written(ExportFormat::Csv, points);
    const QJsonArray json = QJsonDocument::fromJson(written(ExportFormat::Json, points))
                                .array()
                                .first()["points"_L1]
                                .toArray();

    CHECK(csv.contains("1970-01-01T00:00:00.000Z,,,\r\n"));
    CHECK(csv.contains("0.30000000000000004,-0.30000000000000004,1e+300\r\n"));
    REQUIRE(json.size() == 2);
    CHECK(json[0]["value"_L1].isNull());
    CHECK(json[1]["value"_L1].toDouble() == value);
    CHECK(json[1]["highest"_L1].toDouble() == 1e300);
}

TEST_CASE("Family names hold only what OpenMetrics allows")
{
    CHECK(engine::familyName({u"cpu"_s, u"totalUsage"_s, {}}) == "vedette_cpu_total_usage");
    CHECK(engine::familyName({u"command/my äpp"_s, u"p99-ms"_s, {}})
          == "vedette_command_my__pp_p99_ms");
}

TEST_CASE("JSON tells which values come from a server's own records")
{
    ExportWriter writer(ExportFormat::Json);
    QByteArray text = writer.begin() + writer.open(u"web"_s, hostile);
    text += writer.points({{fromMsecs(1000), 1}, {fromMsecs(2000), 2}},
                          {{fromMsecs(2000), fromMsecs(3000)}});
    text += writer.close() + writer.end();

    const QJsonArray points = QJsonDocument::fromJson(text).array().first()["points"_L1].toArray();

    REQUIRE(points.size() == 2);
    CHECK_FALSE(points[0].toObject().contains("recovered"_L1));
    CHECK(points[1]["recovered"_L1].toBool());
}
