// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/LoginPromptDialog.h"

#include "core/base/PlainText.h"
#include "ui/servers/NoteLabel.h"
#include "ui/servers/SecretEdit.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int promptWidth = 460;
constexpr qsizetype longestWord = 40;

/// A word without an end may be broken, so that it makes no dialog wider than the screen.
QString breakable(const QString& text)
{
    QString result;
    qsizetype length = 0;
    for (const QChar c : text) {
        length = c.isSpace() ? 0 : length + 1;
        result += c;
        if (length >= longestWord && !c.isHighSurrogate()) {
            result += QChar(0x200B); // ZERO WIDTH SPACE
            length = 0;
        }
    }
    return result;
}

PlainLabel* wrapped(const QString& text, const QString& name, QWidget* parent)
{
    auto* label = new PlainLabel(breakable(text), parent);
    label->setObjectName(name);
    label->setWordWrap(true);
    return label;
}

} // namespace

LoginPromptDialog::LoginPromptDialog(const LoginPrompts& prompts,
                                     const QString& server,
                                     QWidget* parent)
    : QDialog(parent)
    , m_wait(new PlainLabel({}, this))
    , m_until(Deadline::after(prompts.timeLeft))
    , m_deafUntil(Deadline::after(milliseconds::zero()))
{
    setObjectName(u"loginPrompt"_s);
    const QString who = plainText(prompts.isJumpHost ? prompts.host : server);
    //: %1 is a server; the title of a dialog with what it asks at the login
    setWindowTitle(tr("%1 asks").arg(who));
    setMinimumWidth(promptWidth);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 18, 22, 16);
    layout->setSpacing(14);
    addQuestion(prompts, server);
    m_wait->setObjectName(u"timeLeft"_s);
    m_wait->setTone(PlainLabel::Tone::Muted);
    layout->addWidget(m_wait);
    addButtons();
    connect(&m_second, &QTimer::timeout, this, &LoginPromptDialog::showTimeLeft);
    m_second.start(seconds{1});
    showTimeLeft();
}

void LoginPromptDialog::ignoreTyping(milliseconds duration)
{
    m_deafUntil = Deadline::after(duration);
    installEventFilter(this);
    for (QWidget* widget : findChildren<QWidget*>()) {
        widget->installEventFilter(this);
    }
}

bool LoginPromptDialog::eventFilter(QObject* watched, QEvent* event)
{
    const bool isTyped = event->type() == QEvent::KeyPress || event->type() == QEvent::InputMethod
        || event->type() == QEvent::ShortcutOverride;
    return (isTyped && !m_deafUntil.hasExpired()) || QDialog::eventFilter(watched, event);
}

/// Scrolls: four prompts may have a hundred lines.
void LoginPromptDialog::addQuestion(const LoginPrompts& prompts, const QString& server)
{
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* words = new QWidget(scroll);
    auto* content = new QVBoxLayout(words);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(8);
    addWords(prompts, server, *content);
    for (const LoginPrompt& prompt : prompts.prompts) {
        addPrompt(prompt, *content);
    }
    content->addStretch();
    scroll->setWidget(words);
    layout()->addWidget(scroll);
}

void LoginPromptDialog::addWords(const LoginPrompts& prompts,
                                 const QString& server,
                                 QVBoxLayout& content)
{
    QWidget* const parent = content.parentWidget();
    const QString name = plainText(server);
    auto* explanation = new NoteLabel(
        prompts.isJumpHost
            ? tr("This jump host on the way to %1 asks something before it lets you in.")
                  .arg(breakable(name))
            : tr("To log in to %1 you must answer what it asks.").arg(breakable(name)),
        parent);
    explanation->setObjectName(u"explanation"_s);
    content.addWidget(explanation);
    if (!prompts.name.isEmpty()) {
        PlainLabel* title = wrapped(prompts.name, u"promptName"_s, parent);
        title->setWeight(QFont::DemiBold);
        content.addWidget(title);
    }
    if (!prompts.instruction.isEmpty()) {
        content.addWidget(wrapped(prompts.instruction, u"instruction"_s, parent));
    }
}

void LoginPromptDialog::addPrompt(const LoginPrompt& prompt, QVBoxLayout& content)
{
    QWidget* const parent = content.parentWidget();
    auto* field = new SecretEdit(parent);
    field->setObjectName(u"answer%1"_s.arg(m_fields.size()));
    field->setEchoMode(prompt.isHidden ? QLineEdit::Password : QLineEdit::Normal);
    const QString words
        = prompt.text.isEmpty() ? tr("(The server does not say what it wants.)") : prompt.text;
    field->setAccessibleName(words);
    PlainLabel* label = wrapped(words, u"prompt%1"_s.arg(m_fields.size()), parent);
    content.addWidget(label);
    content.addWidget(field);
    if (m_fields.empty()) {
        field->setFocus();
    }
    m_fields.push_back(field);
}

void LoginPromptDialog::addButtons()
{
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    QPushButton* logIn = buttons->addButton(tr("Log in"), QDialogButtonBox::AcceptRole);
    logIn->setObjectName(u"logIn"_s);
    logIn->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout()->addWidget(buttons);
}

void LoginPromptDialog::showTimeLeft()
{
    const auto left = static_cast<int>(std::chrono::ceil<seconds>(m_until.remaining()).count());
    const QString clock = u"%1:%2"_s.arg(left / 60).arg(left % 60, 2, 10, QChar(u'0'));
    //: %1 is a time such as "1:58", in minutes and seconds
    m_wait->setText(tr("The login waits %1 for your answer.").arg(clock));
}

LoginAnswers LoginPromptDialog::takeAnswers()
{
    LoginAnswers answers;
    for (SecretEdit* field : m_fields) {
        answers.push_back(field->take());
    }
    return answers;
}

} // namespace vedette::ui
