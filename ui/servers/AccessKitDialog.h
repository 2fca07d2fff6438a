// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/AccessSource.h"
#include "core/fleet/FleetSource.h"
#include "core/fleet/SecretsSource.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace vedette::ui {

class NoteLabel;
class PlainLabel;

/// "Restricted access": makes a key that can do nothing but be monitored, shows the line for the
/// server, verifies what the key can do there, and takes it into use. Lives on: GUI thread.
class AccessKitDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `source` must have an access source.
    AccessKitDialog(FleetSource& source, Server server, QWidget* parent = nullptr);
    AccessKitDialog(const AccessKitDialog&) = delete;
    AccessKitDialog& operator=(const AccessKitDialog&) = delete;
    /// A verification under way is cancelled.
    ~AccessKitDialog() override;

private:
    void layOut();
    void addLineStep(QVBoxLayout& layout);
    void addVerifyStep(QVBoxLayout& layout);
    void listen();
    void showKit(const Result<AccessKit>& kit);
    void askForVault(SecretsSource& secrets);
    void showLine();
    void copy() const;
    void verify();
    void showReport(const AccessReport& report);
    void showChecks(const std::vector<AccessCheck>& checks);
    void use();
    void finishUse(const std::optional<Error>& error);
    void refresh();

    FleetSource& m_source;
    AccessSource& m_access;
    Server m_server;
    std::optional<AccessKit> m_kit;
    std::optional<RequestId> m_request; ///< under way
    bool m_isRight = false; ///< verified, and good
    VaultState m_vault = VaultState::Missing;
    PlainLabel* m_where;
    QPlainTextEdit* m_line;
    QCheckBox* m_older;
    QPushButton* m_copy;
    PlainLabel* m_sudoers;
    QPushButton* m_verify;
    QProgressBar* m_progress;
    QVBoxLayout* m_checks;
    NoteLabel* m_conclusion;
    QPushButton* m_use;
};

} // namespace vedette::ui
