// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"
#include "core/model/TimeRange.h"
#include "ui/history/HistoryView.h"
#include "ui/servers/ServerModel.h"

#include <QWidget>

#include <memory>

namespace vedette::ui {

/// One server: its facts in one line, and its charts over the chosen range, live. Lives on: GUI
/// thread.
class DetailPage final : public QWidget
{
    Q_OBJECT

public:
    DetailPage(FleetSource& source, const ServerModel& servers, QWidget* parent = nullptr);
    ~DetailPage() override;

    [[nodiscard]] ServerId server() const;
    /// Shows another server: loads its history for the current range.
    void showServer(ServerId server);
    /// How far back the charts reach, following the present ("Live").
    void setSpan(seconds span);
    void applySnapshots(const std::vector<Snapshot>& batch);
    void applyStatus(const ServerStatus& status);

Q_SIGNALS:
    void editRequested(vedette::ServerId server);
    void retryRequested(vedette::ServerId server);
    void diagnosisRequested(vedette::ServerId server);
    void credentialRequested(vedette::ServerId server);
    void unlockRequested();
    void trustRequested(vedette::ServerId server);
    void startRequested(vedette::ServerId server);
    void commandsRequested();
    /// The curves of a chart, on the page of the history.
    void historyRequested(const vedette::ui::HistoryView& view);

protected:
    bool event(QEvent* event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::ui
