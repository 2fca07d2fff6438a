// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/exporting/ExportForm.h"

#include "tests/support/Pump.h"
#include "tests/ui/ExportStage.h"

#include <QDateTimeEdit>
#include <QListWidget>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

TEST_CASE("Times typed by hand ask once what is stored then, when they rest")
{
    ExportDialogStage stage;
    const Series old{{u"disk"_s, u"usedPercent"_s, u"/old"_s}, {}, {}};
    auto& from = stage.part<QDateTimeEdit>(u"exportFrom"_s);
    auto& later = stage.part<QTimer>(u"exportAskLater"_s);
    const auto& queries = stage.fleet.historyQueries;
    const auto type = [&](qint64 hours) {
        const auto before = queries.size();
        from.setDateTime(from.dateTime().addSecs(-1800 * hours));
        from.setDateTime(from.dateTime().addSecs(-1800 * hours));
        CHECK(queries.size() == before);
        later.start(0);
        REQUIRE(pumpUntil([&] { return queries.size() > before; }));
        stage.fleet.deliver();
        CHECK(queries.size() == before + 1);
    };

    stage.fleet.history.insert(old.metric, old);
    type(3);
    const auto asked = queries.back();
    const auto& list = stage.part<QListWidget>(u"exportMetricsList"_s);
    const auto known = list.findItems(u"File system usage /old"_s, Qt::MatchExactly).size();
    stage.fleet.history.clear();
    type(3);

    CHECK(asked.server == web);
    CHECK(asked.range.to - asked.range.from == 4h);
    CHECK(known == 1);
    CHECK(list.findItems(u"File system usage /old"_s, Qt::MatchExactly).isEmpty());
    CHECK_FALSE(later.isActive());
}

TEST_CASE("An export whose times are the wrong way round asks for nothing")
{
    ExportDialogStage stage;
    auto& from = stage.part<QDateTimeEdit>(u"exportFrom"_s);
    auto& later = stage.part<QTimer>(u"exportAskLater"_s);
    const auto before = stage.fleet.historyQueries.size();

    from.setDateTime(from.dateTime().addYears(1));
    later.start(0);
    REQUIRE(pumpUntil([&] { return !later.isActive(); }));

    CHECK(stage.fleet.historyQueries.size() == before);
}
