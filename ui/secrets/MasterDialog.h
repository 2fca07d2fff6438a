// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/SecretsSource.h"

#include <QDialog>

#include <optional>

class QProgressBar;
class QPushButton;

namespace vedette::ui {

class FieldRows;
class NoteLabel;
class SecretEdit;

/// Asks for the vault's master password: to make the vault, to unlock it, or to change it. Stays
/// open until the vault said yes; what it says else stands in the dialog. Open with open().
/// Lives on: GUI thread.
class MasterDialog final : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose
    {
        Create,
        Unlock,
        Change
    };

    MasterDialog(SecretsSource& source, Purpose purpose, QWidget* parent = nullptr);
    MasterDialog(const MasterDialog&) = delete;
    MasterDialog& operator=(const MasterDialog&) = delete;
    /// What is under way is cancelled.
    ~MasterDialog() override;

private:
    void addFields();
    void addButtons();
    void submit();
    void send();
    void finish(const std::optional<Error>& error);
    void setBusy(bool isBusy);
    void showStrength();
    [[nodiscard]] SecretEdit* addSecret(const QString& name, const QString& label);
    [[nodiscard]] bool isComplete();

    SecretsSource& m_source;
    const Purpose m_purpose;
    std::optional<RequestId> m_request;
    FieldRows* m_rows;
    SecretEdit* m_current = nullptr; ///< null when there is none yet
    SecretEdit* m_next = nullptr; ///< null when it stays
    SecretEdit* m_repeated = nullptr;
    NoteLabel* m_strength = nullptr;
    NoteLabel* m_problem;
    QProgressBar* m_progress;
    QPushButton* m_accept = nullptr;
};

} // namespace vedette::ui
