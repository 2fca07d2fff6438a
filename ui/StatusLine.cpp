// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/StatusLine.h"

#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/secrets/VaultButton.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/StateDot.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

ServerState summaryOf(const CollectorHealth& health)
{
    if (health.serversMonitored == 0) {
        return ServerState::Paused;
    }
    return health.serversUp >= health.serversMonitored ? ServerState::Online
                                                       : ServerState::Unreachable;
}

QString upText(const CollectorHealth& health)
{
    const int monitored = health.serversMonitored;
    return monitored == 1 ? StatusLine::tr("%1 of 1 server up")
                          : StatusLine::tr("%1 of %n servers up", "48 of 50 servers up", monitored);
}

/// English has no translation file that could hold its plurals.
QString loginText(int logins)
{
    return logins == 1 ? StatusLine::tr("1 login today")
                       : StatusLine::tr("%n logins today", nullptr, logins);
}

QString missedText(int polls)
{
    return polls == 1 ? StatusLine::tr("1 poll missed")
                      : StatusLine::tr("%n polls missed", nullptr, polls);
}

QString droppedText(int polls)
{
    return polls == 1 ? StatusLine::tr("1 poll not stored")
                      : StatusLine::tr("%n polls not stored", nullptr, polls);
}

} // namespace

StatusLine::StatusLine(QWidget* parent)
    : QStatusBar(parent)
    , m_dot(new StateDot(this))
    , m_vault(new VaultButton(this))
{
    setObjectName(u"statusLine"_s);
    setSizeGripEnabled(false);
    setContentsMargins(10, 0, 14, 0);
    addWidget(m_dot);
    m_servers = addLabel(u"statusServers"_s);
    m_polls = addLabel(u"statusPolls"_s);
    m_database = addLabel(u"statusDatabase"_s);
    m_logins = addLabel(u"statusLogins"_s);
    m_missed = addLabel(u"statusMissed"_s);
    m_missed->setToolTip(plainToolTip(
        tr("A server still answered the poll before when this one was due. Since the start.")));
    m_dropped = addLabel(u"statusDropped"_s);
    m_dropped->setToolTip(plainToolTip(
        tr("History could not be written for so long that the oldest polls were given up.")));
    m_error = new PlainLabel({}, this);
    m_error->setObjectName(u"statusError"_s);
    m_error->setScale(0.92);
    addPermanentWidget(m_error);
    addPermanentWidget(m_vault);
    m_vault->hide();
    connect(m_vault, &VaultButton::clicked, this, &StatusLine::vaultClicked);
    setHealth({});
}

PlainLabel* StatusLine::addLabel(const QString& objectName)
{
    auto* const label = new PlainLabel({}, this);
    label->setObjectName(objectName);
    label->setTone(PlainLabel::Tone::Muted);
    label->setScale(0.92);
    label->setContentsMargins(0, 0, 10, 0);
    addWidget(label);
    return label;
}

void StatusLine::setHealth(const CollectorHealth& health)
{
    const QLocale words = locale();
    m_dot->setState(summaryOf(health));
    m_servers->setText(upText(health).arg(locale().toString(health.serversUp)));
    const double lag = std::chrono::duration<double>(health.lag).count();
    m_polls->setText(
        tr("%1 polls/s · lag %2 s")
            .arg(words.toString(health.pollsPerSecond, 'f', 1), words.toString(lag, 'f', 1)));
    m_database->setText(
        tr("Database %1").arg(text::format(static_cast<double>(health.historyBytes), Unit::Bytes)));
    m_logins->setText(loginText(static_cast<int>(health.loginsToday)));
    m_missed->setVisible(health.missedPolls > 0);
    m_missed->setText(missedText(static_cast<int>(health.missedPolls)));
    m_dropped->setVisible(health.pollsDropped > 0);
    m_dropped->setText(droppedText(static_cast<int>(health.pollsDropped)));
    setError(health);
}

void StatusLine::setSecrets(const SecretsStatus& status)
{
    m_vault->setStatus(status);
}

void StatusLine::setError(const CollectorHealth& health)
{
    const bool isHistory = health.storeError.has_value();
    const std::optional<Error>& error = isHistory ? health.storeError : health.configError;
    m_error->setVisible(error.has_value());
    if (error) {
        QPalette red = m_error->palette();
        red.setColor(QPalette::WindowText, colorsOf(palette()).critical);
        m_error->setPalette(red);
        m_error->setText(isHistory ? tr("History is not being stored")
                                   : tr("The list of servers can't be read"));
        m_error->setToolTip(plainToolTip(text::words(*error).sentence()));
    }
}

} // namespace vedette::ui
