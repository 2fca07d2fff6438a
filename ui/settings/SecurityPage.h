// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/SecretsSource.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QMessageBox;
class QPushButton;
class QSpinBox;

namespace vedette::ui {

class FieldRows;
class NoteLabel;

/// The section "Security" of the settings: where passwords are kept, and what can be done with
/// them. All but the idle time acts at once: it is no setting but a command. Lives on: GUI thread.
class SecurityPage final : public QWidget
{
    Q_OBJECT

public:
    /// `source` may be null: then there is only the idle time.
    explicit SecurityPage(SecretsSource* source, QWidget* parent = nullptr);

    [[nodiscard]] int lockMinutes() const;
    void setLockMinutes(int minutes);

Q_SIGNALS:
    void changed();

private:
    void createFields();
    void layOut();
    void showStatus(const SecretsStatus& status);
    void moveTo(SecretPlace place);
    void sendMove(SecretPlace place);
    void changeMaster();
    QMessageBox* question(const QString& title, const QString& text);
    void askForgetAll();
    void askForMemory();
    void finish(RequestId request, const std::optional<Error>& error);

    SecretsSource* m_source;
    SecretsStatus m_status;
    std::optional<RequestId> m_request;
    FieldRows* m_rows;
    QComboBox* m_place = nullptr;
    NoteLabel* m_kept = nullptr;
    QSpinBox* m_lockMinutes = nullptr;
    QPushButton* m_change = nullptr;
    QPushButton* m_forget = nullptr;
    NoteLabel* m_problem = nullptr;
};

} // namespace vedette::ui
