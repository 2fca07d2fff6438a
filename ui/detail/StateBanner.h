// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/ServerStatus.h"

#include <QWidget>

class QPushButton;

namespace vedette::ui {

class PlainLabel;
class StateDot;

/// Why there are no new values, and the one button that helps; hidden while all is well. Lives on:
/// GUI thread.
class StateBanner final : public QWidget
{
    Q_OBJECT

public:
    enum class Action
    {
        None,
        Retry,
        EnterPassword,
        EditServer,
        LogIn, ///< and answer what the server asks
        Unlock, ///< the vault
        ReviewHostKey,
        Start
    };

    explicit StateBanner(QWidget* parent = nullptr);

    [[nodiscard]] Action action() const { return m_action; }
    void show(const ServerStatus& status);

Q_SIGNALS:
    void triggered(vedette::ui::StateBanner::Action action);
    /// The user wants to know why it does not connect.
    void whyRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    StateDot* m_sign;
    PlainLabel* m_summary;
    PlainLabel* m_advice;
    QPushButton* m_why;
    QPushButton* m_button;
    Action m_action = Action::None;
    ServerState m_state = ServerState::Unknown;
};

/// What helps a server in this state.
[[nodiscard]] StateBanner::Action helpFor(const ServerStatus& status);

} // namespace vedette::ui
