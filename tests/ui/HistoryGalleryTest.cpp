// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Pictures of the page of the history: VEDETTE_GALLERY=folder test_ui "[.gallery]"
#include "tests/ui/Gallery.h"
#include "tests/ui/HistoryStage.h"
#include "ui/charts/ChartView.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QToolButton>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;

namespace {

/// A day's wave that is another for each server, with an hour's gap in the first.
Series waveOf(ServerId server, const MetricId& metric, Timestamp now)
{
    Series series{metric, {}, {}};
    const auto number = static_cast<double>(server.value);
    for (Timestamp time = now - 9 * 24h; time <= now; time += 2min) {
        const double hours = static_cast<double>(toMsecs(time)) / 3.6e6;
        const double wave = std::sin(hours / 24 * 6.283 + number) + 0.3 * std::sin(hours * 5);
        const bool isGap = server == web && now - time > 2h && now - time < 3h;
        if (!isGap) {
            series.points.push_back({time, 45 + 8 * number * wave / 2});
        }
    }
    series.gaps = findGaps(series.points, 10min);
    return series;
}

} // namespace

TEST_CASE("The pictures of the history are painted", "[.gallery]")
{
    const auto [theme, name] = GENERATE(table<ThemeChoice, const char*>(
        {{ThemeChoice::Light, "light"}, {ThemeChoice::Dark, "dark"}}));
    ui::applyTheme(*qApp, theme);
    const QString suffix = u"-"_s + QString::fromLatin1(name);
    HistoryStage stage;
    for (qint64 id = 3; id <= 8; ++id) {
        stage.model.addServer(makeServer(id, u"app-%1"_s.arg(id)));
    }
    stage.fleet.historyOf = [&](ServerId server, const MetricId& metric) {
        return waveOf(server, metric, stage.now);
    };
    stage.fleet.fakeProbes.hardware.changes
        = {{stage.now - 4h, {HardwarePart::Kernel, {}, u"6.1"_s, u"6.6"_s}}};
    Note deployed;
    deployed.id = NoteId{1};
    deployed.at = stage.now - 9h;
    deployed.until = stage.now - 8h;
    deployed.text = u"deployed 2.3"_s;
    stage.fleet.fakeNotes.list = {deployed};
    saveToGallery(stage.page, u"history-empty"_s + suffix);

    ui::HistoryView view = stage.both();
    view.metrics.push_back({u"memory"_s, u"usedPercent"_s, {}});
    for (qint64 id = 3; id <= 8; ++id) {
        view.servers.push_back(ServerId{id});
    }
    stage.show(view);
    Q_EMIT stage.view(0).hovered(stage.now - 90min);
    saveToGallery(stage.page, u"history-overlay"_s + suffix);
    stage.part<QAction>(u"addNoteHere"_s).trigger();
    saveToGallery(stage.part<QDialog>(u"noteDialog"_s), u"history-note"_s + suffix);
    stage.part<QDialog>(u"noteDialog"_s).reject();
    stage.part<QToolButton>(u"historyNotes"_s).click();
    saveToGallery(stage.part<QDialog>(u"notesDialog"_s), u"history-notes"_s + suffix);
    stage.part<QDialog>(u"notesDialog"_s).reject();

    view.servers = {web};
    view.compare.with = ui::CompareWith::WeekBefore;
    stage.show(view);
    Q_EMIT stage.view(0).hovered(stage.now - 90min);
    saveToGallery(stage.page, u"history-compare"_s + suffix);

    view.servers = {web, db, ServerId{3}, ServerId{4}};
    view.compare = {};
    view.layout = ui::HistoryLayout::Multiples;
    stage.show(view);
    saveToGallery(stage.page, u"history-small"_s + suffix);
    stage.page.resize(860, 420);
    saveToGallery(stage.page, u"history-narrow"_s + suffix);

    stage.fleet.failure = Error{ErrorCode::StoreBusy, {}, 0};
    view.layout = ui::HistoryLayout::Overlay;
    stage.show(view);
    saveToGallery(stage.page, u"history-failed"_s + suffix);
}
