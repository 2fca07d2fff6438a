// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"

#include <QDialog>

#include <optional>

class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace vedette::ui {

class NoteLabel;

/// "Why does it not connect?": connects once more as the collector would, and shows each stage with
/// its time and what was found; can be copied as text. Lives on: GUI thread.
class DiagnosisDialog final : public QDialog
{
    Q_OBJECT

public:
    DiagnosisDialog(FleetSource& source, Server server, QWidget* parent = nullptr);
    DiagnosisDialog(const DiagnosisDialog&) = delete;
    DiagnosisDialog& operator=(const DiagnosisDialog&) = delete;
    /// A diagnosis under way is cancelled.
    ~DiagnosisDialog() override;

private:
    void layOut();
    void start();
    void refuse(RequestId request, const std::optional<Error>& error);
    void showReport(const ConnectionReport& report);
    void showSteps(const LoginSteps& steps);
    void copy() const;

    FleetSource& m_source;
    Server m_server;
    std::optional<RequestId> m_request;
    ConnectionReport m_report;
    QProgressBar* m_progress;
    QVBoxLayout* m_steps;
    NoteLabel* m_conclusion;
    QPushButton* m_copy;
    QPushButton* m_again;
};

} // namespace vedette::ui
