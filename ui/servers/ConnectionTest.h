// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/FleetSource.h"

#include <QWidget>

#include <optional>

class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace vedette::ui {

class NoteLabel;
class StateDot;

/// Tries a connection and tells how it went, inside a dialog: facts, a sentence about what failed,
/// or the fingerprint of an unknown host key to be trusted. Keeps no secret. Lives on: GUI thread.
class ConnectionTest final : public QWidget
{
    Q_OBJECT

public:
    explicit ConnectionTest(FleetSource& source, QWidget* parent = nullptr);
    ConnectionTest(const ConnectionTest&) = delete;
    ConnectionTest& operator=(const ConnectionTest&) = delete;
    /// A test under way is cancelled.
    ~ConnectionTest() override;

    [[nodiscard]] bool isRunning() const { return m_request.has_value(); }
    void start(const Server& server, const Credential& credential);
    void cancel();
    /// The user changed how to log in: the result does not count any more, a trusted key does.
    void dismiss();
    /// The user went to another address: neither result nor trust count for that.
    void forget();
    /// The keys that the user trusts, if just this server and the way to it were tested.
    [[nodiscard]] std::vector<HostKeyIssue> trustedKeys(const Server& server) const;

Q_SIGNALS:
    void runningChanged(bool isRunning);
    /// The user trusts the key: the test is to be started again.
    void repeatRequested();

private:
    void layOut();
    void setRequest(std::optional<RequestId> request);
    void clearResult();
    void showReport(const ConnectionReport& report);
    void showSuccess(const ConnectionReport& report);
    void showFailure(ErrorCode code, const QString& sentence);
    void showHostKey(const HostKeyIssue& issue);
    void trust(const HostKeyIssue& issue);

    FleetSource& m_source;
    StateDot* m_dot;
    NoteLabel* m_result;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    QVBoxLayout* m_keys;
    Server m_server; ///< of the latest test
    std::optional<RequestId> m_request;
    std::vector<HostKeyIssue> m_trusted;
};

} // namespace vedette::ui
