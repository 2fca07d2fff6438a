// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/LoginDialogs.h"

#include "ui/servers/LoginPromptDialog.h"
#include "ui/servers/ServerModel.h"

#include <QApplication>

#include <algorithm>
#include <utility>

namespace vedette::ui {

namespace {

constexpr milliseconds typedBlindly{700}; // meant for what was in front a moment ago

} // namespace

LoginDialogs::LoginDialogs(QuestionSource* source, const ServerModel& servers, QWidget& window)
    : QObject(&window)
    , m_source(source)
    , m_servers(servers)
    , m_window(window)
{
    if (source != nullptr) {
        connect(source, &QuestionSource::asked, this, &LoginDialogs::take);
        connect(source, &QuestionSource::closed, this, &LoginDialogs::close);
        connect(qApp, // perhaps the dialog in front has closed
                &QApplication::focusChanged,
                this,
                &LoginDialogs::showNext,
                Qt::QueuedConnection);
    }
}

void LoginDialogs::take(const LoginQuestion& question)
{
    m_waiting.push_back({question, Deadline::after(question.prompts.timeLeft)});
    showNext();
}

/// Nobody waits for its answer any more.
void LoginDialogs::close(QuestionId question)
{
    std::erase_if(m_waiting,
                  [question](const Waiting& waiting) { return waiting.question.id == question; });
    if (m_shown == question) {
        m_shown.reset();
        if (m_dialog) {
            m_dialog->reject();
        }
    }
}

void LoginDialogs::showNext()
{
    QWidget* const front = QApplication::activeModalWidget();
    const auto next = std::ranges::find_if(m_waiting, [front](const Waiting& waiting) {
        return front == nullptr || !waiting.question.test.isNull();
    });
    if (m_dialog != nullptr || next == m_waiting.end()) {
        return;
    }
    const Waiting shown = std::move(*next);
    m_waiting.erase(next);
    open(shown, front == nullptr ? m_window : *front);
}

void LoginDialogs::open(const Waiting& next, QWidget& over)
{
    LoginPrompts prompts = next.question.prompts;
    prompts.timeLeft = next.until.remaining();
    m_dialog = new LoginPromptDialog(prompts, nameOf(next.question), &over);
    m_dialog->ignoreTyping(typedBlindly);
    m_shown = next.question.id;
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &QDialog::finished, this, &LoginDialogs::finish);
    connect(m_dialog, &QObject::destroyed, this, [this, shown = next.question.id] {
        forgetDialog(shown);
    });
    m_dialog->open();
}

void LoginDialogs::finish(int result)
{
    const auto question = std::exchange(m_shown, std::nullopt);
    if (question && result == QDialog::Accepted) {
        m_source->answer(*question, m_dialog->takeAnswers());
    } else if (question) {
        m_source->refuse(*question);
    }
    m_dialog.clear(); // it deletes itself
    QMetaObject::invokeMethod(this, &LoginDialogs::showNext, Qt::QueuedConnection);
}

/// When it went with the dialog that it stood in front of, unfinished.
void LoginDialogs::forgetDialog(QuestionId question)
{
    if (m_shown != question) {
        return;
    }
    m_shown.reset();
    m_dialog.clear();
    m_source->refuse(question);
    showNext();
}

QString LoginDialogs::nameOf(const LoginQuestion& question) const
{
    const ServerRow* const row = m_servers.find(question.server);
    return row != nullptr ? row->server.name : question.prompts.host;
}

} // namespace vedette::ui
