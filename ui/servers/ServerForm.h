// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Credential.h"
#include "core/model/SecretsStatus.h"
#include "core/model/Server.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace vedette::ui {

class FieldRows;
class ProbeFields;
class RetentionFields;
class SecretEdit;

/// The fields of one server. Says beside a field what is wrong with it. Lives on: GUI thread.
class ServerForm final : public QWidget
{
    Q_OBJECT

public:
    ServerForm(const Server& initial, const QStringList& groups, QWidget* parent = nullptr);
    ~ServerForm() override;

    /// What the fields say, if it can be a server; else the complaint stands beside the field.
    [[nodiscard]] std::optional<Server> read();
    /// The secrets that go with the fields. What was typed is taken out of its field and kept here.
    [[nodiscard]] const Credential& takeCredential();
    /// Something was typed, now or before: the server's secrets in memory are to be replaced.
    [[nodiscard]] bool hasNewCredential() const;
    /// The secrets that are kept already are no longer to be.
    [[nodiscard]] bool isToBeForgotten() const;
    /// Where secrets can be kept; before it is told they stay in memory.
    void setSecrets(const SecretsStatus& status);
    /// How long a history is kept unless the server says otherwise.
    void setDefaults(const HistoryLimits& limits);
    void focusCredential();
    void focusFirst();

Q_SIGNALS:
    /// Host or port are others: what was learned of the old address doesn't count any more.
    void addressChanged();
    /// User, authentication or a secret are others.
    void loginEdited();

private:
    void createFields();
    void createSecrets();
    void createAdvanced();
    void hintSecrets();
    [[nodiscard]] bool isToBeKept() const;
    void layOut();
    void orderTabs();
    void connectFields();
    void show(const Server& server);
    void showAuth();
    void showAdvanced(bool isShown);
    void forgetEntered();
    void followHost(const QString& host);
    void followCommand(const QString& command);
    void tellProgram(const QString& command);
    void splitPasted();
    void browse();
    void complain(const QString& field);
    [[nodiscard]] bool complainBelowFold(const QString& field);
    [[nodiscard]] AuthMethod auth() const;
    [[nodiscard]] Server collect() const;

    Server m_initial;
    Credential m_credential; ///< taken from the fields so far
    bool m_isNameTyped = false;
    FieldRows* m_rows;
    FieldRows* m_advancedRows;
    QWidget* m_advanced;
    QToolButton* m_fold = nullptr;
    QLineEdit* m_host = nullptr;
    QSpinBox* m_port = nullptr;
    QWidget* m_address = nullptr; ///< host and port side by side
    QLineEdit* m_user = nullptr;
    QComboBox* m_auth = nullptr;
    QLineEdit* m_keyFile = nullptr;
    QWidget* m_keyRow = nullptr;
    SecretEdit* m_passphrase = nullptr;
    SecretEdit* m_password = nullptr;
    QCheckBox* m_remember = nullptr;
    bool m_isKept = false;
    std::optional<SecretPlace> m_place; ///< nothing before it is told
    QLineEdit* m_name = nullptr;
    QComboBox* m_group = nullptr;
    QLineEdit* m_tags = nullptr;
    QLineEdit* m_jump = nullptr;
    QLineEdit* m_proxyCommand = nullptr;
    QCheckBox* m_runsProxy = nullptr;
    bool m_hasCommand = false; ///< before the latest letter
    QComboBox* m_access = nullptr;
    QComboBox* m_policy = nullptr;
    QLineEdit* m_alias = nullptr;
    QLineEdit* m_certificate = nullptr;
    QLineEdit* m_knownHosts = nullptr;
    ProbeFields* m_probes = nullptr;
    QSpinBox* m_statusInterval = nullptr;
    QSpinBox* m_metricsInterval = nullptr;
    RetentionFields* m_retention = nullptr;
};

} // namespace vedette::ui
