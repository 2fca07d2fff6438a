// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "ui/history/HistoryView.h"
#include "ui/servers/ServerModel.h"

#include <QByteArray>
#include <QWidget>

#include <memory>
#include <vector>

namespace vedette::ui {

/// The history of several servers and metrics, side by side and against earlier times. Asks for
/// nothing while it is hidden. Lives on: GUI thread.
class HistoryPage final : public QWidget
{
    Q_OBJECT

public:
    HistoryPage(FleetSource& source, const ServerModel& servers, QWidget* parent = nullptr);
    ~HistoryPage() override;

    [[nodiscard]] HistoryView view() const;
    void setView(const HistoryView& view);
    /// To the field that filters the servers.
    void focusFilter();

    // What is kept between two starts, each a JSON document; garbage leaves everything as it is.
    [[nodiscard]] QByteArray state() const;
    void restoreState(const QByteArray& json);
    [[nodiscard]] QByteArray savedViews() const;
    void restoreSavedViews(const QByteArray& json);

Q_SIGNALS:
    /// What is shown should be written into a file.
    void exportRequested(const vedette::ui::HistoryView& view);
    /// They should be kept.
    void savedViewsChanged();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
