// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/RetentionOptions.h"

#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::ServerFolder;

TEST_CASE("how long the history of a server is kept is said, shown, changed and taken back")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add deploy@web1 --keep-measured 400 --keep-averages 10"_s).code
            == ExitCode::Ok);
    CHECK(folder.shown(u"deploy@web1"_s).value(u"keepMeasuredDays").toInt() == 400);
    CHECK(folder.shown(u"deploy@web1"_s).value(u"keepAveragesDays").toInt() == 3650);
    const QString text = folder.server(u"show deploy@web1"_s).out;
    CHECK(text.contains(QRegularExpression(u"\nkeep-measured +400\n"_s)));
    CHECK(text.contains(QRegularExpression(u"\nkeep-averages +10(\n|$)"_s)));

    REQUIRE(folder.server(u"edit deploy@web1 --keep-measured 0"_s).code == ExitCode::Ok);
    CHECK(folder.shown(u"deploy@web1"_s).value(u"keepMeasuredDays").toInt(-1) == 0);
    CHECK(folder.shown(u"deploy@web1"_s).value(u"keepAveragesDays").toInt() == 3650);
    REQUIRE(folder.server(u"edit deploy@web1 --keep-measured= --keep-averages="_s).code
            == ExitCode::Ok);

    const QJsonObject shown = folder.shown(u"deploy@web1"_s);
    CHECK_FALSE(shown.contains(u"keepMeasuredDays"));
    CHECK_FALSE(shown.contains(u"keepAveragesDays"));
}

TEST_CASE("what is no length of a history is refused by its option")
{
    const ServerFolder folder;
    const auto [option, value] = GENERATE(table<QString, QString>({
        {u"keep-measured"_s, u"7301"_s},
        {u"keep-measured"_s, u"-1"_s},
        {u"keep-measured"_s, u"30d"_s},
        {u"keep-averages"_s, u"21"_s},
        {u"keep-averages"_s, u"1.5"_s},
    }));

    const auto refused = folder.server(u"add web1 --%1=%2"_s.arg(option, value));

    CHECK(refused.code != ExitCode::Ok);
    CHECK(refused.err.contains(u"--"_s + option));
    CHECK(folder.shown(u"web1"_s).value(u"name").isUndefined());
}
