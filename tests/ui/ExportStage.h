// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/FakeExports.h"
#include "tests/ui/HistoryStage.h"
#include "ui/exporting/ExportDialog.h"
#include "ui/exporting/ExportForm.h"
#include "ui/servers/NoteLabel.h"

#include <QListWidget>
#include <QPushButton>

#include <memory>

namespace vedette::test {

inline ui::HistoryView exportView()
{
    ui::HistoryView view;
    view.servers = {web};
    view.metrics = {MetricId{QStringLiteral("cpu"), QStringLiteral("totalUsage"), {}}};
    view.range.fixed = TimeRange{fromMsecs(1'700'000'000'000), fromMsecs(1'700'003'600'000)};
    return view;
}

/// The dialog over two servers, shown.
struct ExportDialogStage
{
    explicit ExportDialogStage(const ui::HistoryView& view = exportView(),
                               const QString& name = QStringLiteral("web-1"))
    {
        fleet.exportSource = &exports;
        fleet.state.servers
            = {makeServer(web.value, name), makeServer(db.value, QStringLiteral("db-1"))};
        model.load(fleet.state);
        dialog = std::make_unique<ui::ExportDialog>(fleet, model, view);
        dialog->show();
        fleet.deliver();
    }

    template <class T>
    [[nodiscard]] T& part(const QString& name) const
    {
        return *dialog->findChild<T*>(name);
    }
    [[nodiscard]] ExportOrder order() const
    {
        return dialog->findChild<ui::ExportForm*>()->order();
    }
    [[nodiscard]] ui::NoteLabel& note() const
    {
        return part<ui::NoteLabel>(QStringLiteral("exportNote"));
    }
    [[nodiscard]] QPushButton& button(const QString& name) const { return part<QPushButton>(name); }
    [[nodiscard]] QListWidgetItem& row(const QString& list, const QString& text) const
    {
        const auto found = part<QListWidget>(list).findItems(text, Qt::MatchExactly);
        REQUIRE(found.size() == 1);
        return *found.front();
    }

    FakeFleet fleet;
    FakeExports exports;
    ui::ServerModel model;
    std::unique_ptr<ui::ExportDialog> dialog;
};

} // namespace vedette::test
