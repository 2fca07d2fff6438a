// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/StateBanner.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"
#include "core/text/StateText.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/StateDot.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qsizetype longestQuestion = 300;

text::ErrorWords wordsFor(const ServerStatus& status)
{
    if (status.state == ServerState::Paused) {
        return {.summary = StateBanner::tr("Monitoring of this server is stopped."),
                .advice = StateBanner::tr("What you see is what was last observed."),
                .rest = {}};
    }
    if (status.error) {
        text::ErrorWords words = text::words(*status.error);
        if (status.error->code == ErrorCode::AuthQuestion) { // the server's own words
            words.advice = plainText(words.rest, longestQuestion) + u'\n' + words.advice;
        }
        return words;
    }
    return {.summary = text::stateLabel(status.state), .advice = {}, .rest = {}};
}

QString labelOf(StateBanner::Action action)
{
    switch (action) {
    case StateBanner::Action::Retry:
        return StateBanner::tr("Retry now");
    case StateBanner::Action::EnterPassword:
        return StateBanner::tr("Enter password…");
    case StateBanner::Action::EditServer:
        return StateBanner::tr("Edit server…");
    case StateBanner::Action::LogIn:
        return StateBanner::tr("Log in…");
    case StateBanner::Action::Unlock:
        return StateBanner::tr("Unlock vault…");
    case StateBanner::Action::ReviewHostKey:
        return StateBanner::tr("Review host key…");
    case StateBanner::Action::Start:
        return StateBanner::tr("Start monitoring");
    case StateBanner::Action::None:
        break;
    }
    return {};
}

} // namespace

StateBanner::StateBanner(QWidget* parent)
    : QWidget(parent)
    , m_sign(new StateDot(this))
    , m_summary(new PlainLabel({}, this))
    , m_advice(new PlainLabel({}, this))
    , m_why(new QPushButton(tr("Why?…"), this))
    , m_button(new QPushButton(this))
{
    setObjectName(u"stateBanner"_s);
    m_summary->setObjectName(u"bannerSummary"_s);
    m_summary->setWeight(QFont::DemiBold);
    m_summary->setElided(true);
    m_advice->setObjectName(u"bannerAdvice"_s);
    m_advice->setWordWrap(true);
    m_button->setObjectName(u"bannerButton"_s);
    m_button->setProperty("primary", true);
    m_why->setObjectName(u"bannerWhy"_s);
    m_why->setAccessibleName(tr("Why does it not connect?"));
    connect(m_why, &QPushButton::clicked, this, &StateBanner::whyRequested);
    connect(m_button, &QPushButton::clicked, this, [this] { Q_EMIT triggered(m_action); });

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_summary);
    words->addWidget(m_advice);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(30, 10, 28, 10);
    row->setSpacing(12);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_why, 0, Qt::AlignVCenter);
    row->addWidget(m_button, 0, Qt::AlignVCenter);
    setVisible(false);
}

namespace {

/// By the reason: a secret that is kept, but can't be had, need not be typed again.
StateBanner::Action helpForNeeds(const ServerStatus& status)
{
    const ErrorCode reason = status.error ? status.error->code : ErrorCode::AuthNeedsUser;
    if (reason == ErrorCode::VaultLocked || reason == ErrorCode::VaultMissing
        || reason == ErrorCode::MasterPasswordWrong) {
        return StateBanner::Action::Unlock;
    }
    if (reason == ErrorCode::ProxyCommandOff) {
        return status.error->jumpHost.isEmpty() ? StateBanner::Action::EditServer
                                                : StateBanner::Action::Retry;
    }
    if (reason == ErrorCode::KeychainFailed) {
        return StateBanner::Action::Retry;
    }
    if (reason == ErrorCode::AuthQuestion) {
        return StateBanner::Action::LogIn;
    }
    return status.hostKey ? StateBanner::Action::ReviewHostKey : StateBanner::Action::EnterPassword;
}

} // namespace

StateBanner::Action helpFor(const ServerStatus& status)
{
    const bool isOfJumpHost = status.error
        && (status.error->code == ErrorCode::JumpHostLogin
            || (!status.error->jumpHost.isEmpty() && status.state == ServerState::AuthFailed));
    if (isOfJumpHost) {
        return StateBanner::Action::Retry; // no password of this server would help
    }
    switch (status.state) {
    case ServerState::Unreachable:
        return StateBanner::Action::Retry;
    case ServerState::AuthFailed:
        return StateBanner::Action::EnterPassword;
    case ServerState::NeedsUser:
        return helpForNeeds(status);
    case ServerState::HostKeyChanged:
        return StateBanner::Action::ReviewHostKey;
    case ServerState::Paused:
        return StateBanner::Action::Start;
    case ServerState::Unknown:
    case ServerState::Connecting:
    case ServerState::Online:
    case ServerState::Degraded:
        break;
    }
    return StateBanner::Action::None;
}

void StateBanner::show(const ServerStatus& status)
{
    m_state = status.state;
    m_action = helpFor(status);
    setVisible(m_action != Action::None);
    if (m_action == Action::None) {
        return;
    }
    const text::ErrorWords words = wordsFor(status);
    m_sign->setState(status.state);
    m_summary->setText(words.summary);
    m_advice->setText(words.advice);
    m_advice->setVisible(!words.advice.isEmpty());
    m_button->setText(labelOf(m_action));
    m_why->setVisible(status.state != ServerState::Paused);
    update();
}

void StateBanner::paintEvent(QPaintEvent*)
{
    const Colors& colors = colorsOf(palette());
    const QColor color = stateColor(colors, m_state);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(mixed(colors.surface, color, 0.5));
    painter.setBrush(mixed(colors.surface, color, colors.isDark ? 0.12 : 0.08));
    painter.drawRoundedRect(QRectF(rect()).adjusted(16.5, 2.5, -16.5, -2.5), 8, 8);
}

} // namespace vedette::ui
