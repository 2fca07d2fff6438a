// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/fleet/QuestionSource.h"

#include <QObject>
#include <QPointer>

#include <deque>
#include <optional>

class QWidget;

namespace vedette::ui {

class LoginPromptDialog;
class ServerModel;

/// Shows what servers ask, one dialog after another, and gives the answers back. Lives on: GUI
/// thread.
class LoginDialogs final : public QObject
{
    Q_OBJECT

public:
    /// `source` may be null: then nothing happens. What a test asks is shown over the dialog in
    /// front; what the monitoring asks over `window`, once no other dialog stands in front of it.
    /// Nobody's typing ends in the answer to a server.
    LoginDialogs(QuestionSource* source, const ServerModel& servers, QWidget& window);

private:
    /// A question, and until when its login waits.
    struct Waiting
    {
        LoginQuestion question;
        Deadline until;
    };

    void take(const LoginQuestion& question);
    void close(QuestionId question);
    void showNext();
    void open(const Waiting& next, QWidget& over);
    void finish(int result);
    void forgetDialog(QuestionId question);
    [[nodiscard]] QString nameOf(const LoginQuestion& question) const;

    QuestionSource* m_source;
    const ServerModel& m_servers;
    QWidget& m_window;
    std::deque<Waiting> m_waiting;
    QPointer<LoginPromptDialog> m_dialog;
    std::optional<QuestionId> m_shown; ///< as long as it is open
};

} // namespace vedette::ui
