// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "core/model/LoginQuestion.h"

#include <QDialog>
#include <QTimer>

#include <vector>

class QVBoxLayout;

namespace vedette::ui {

class PlainLabel;
class SecretEdit;

/// What a server asks in one round of a login, each prompt with its field, and how long the login
/// waits. Nothing of it is more than plain text. Accepted: the answers are there. Open with open().
/// Lives on: GUI thread.
class LoginPromptDialog final : public QDialog
{
    Q_OBJECT

public:
    /// `server` is the name of the one that is logged in to; it may be asked for by a jump host.
    LoginPromptDialog(const LoginPrompts& prompts,
                      const QString& server,
                      QWidget* parent = nullptr);

    /// From now on for so long: whoever was typing elsewhere does not answer by it.
    void ignoreTyping(milliseconds duration);
    /// One per prompt; the fields are empty afterwards.
    [[nodiscard]] LoginAnswers takeAnswers();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addQuestion(const LoginPrompts& prompts, const QString& server);
    void addWords(const LoginPrompts& prompts, const QString& server, QVBoxLayout& content);
    void addPrompt(const LoginPrompt& prompt, QVBoxLayout& content);
    void addButtons();
    void showTimeLeft();

    std::vector<SecretEdit*> m_fields;
    PlainLabel* m_wait;
    Deadline m_until;
    Deadline m_deafUntil;
    QTimer m_second;
};

} // namespace vedette::ui
