// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/ProbeBar.h"

#include "core/text/ErrorText.h"
#include "core/text/Formatter.h"
#include "ui/detail/NoAnswerText.h"
#include "ui/detail/NoValuesText.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QIcon>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ui {

ProbeBar::ProbeBar(Words words, QWidget* parent)
    : QWidget(parent)
    , m_words(std::move(words))
    , m_title(new PlainLabel(m_words.title, this))
    , m_note(new NoteLabel({}, this))
    , m_ask(new QToolButton(this))
    , m_controls(new QHBoxLayout)
{
    m_title->setObjectName(m_words.name + u"Heading"_s);
    m_title->setElided(true);
    m_title->setWeight(QFont::DemiBold);
    m_note->setObjectName(m_words.name + u"Note"_s);
    m_note->hide();
    m_ask->setObjectName(m_words.name + u"Ask"_s);
    m_ask->setText(tr("Ask now"));
    m_ask->setIcon(themedIcon(u"refresh"_s));
    m_ask->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_ask->setToolTip(tr("Asks the server for this now, instead of at the next time."));
    m_ask->setAccessibleName(tr("Ask now: %1").arg(m_words.title));
    m_ask->setHidden(m_words.probes.isEmpty());
    connect(m_ask, &QToolButton::clicked, this, &ProbeBar::ask);

    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_title, 1);
    line->addLayout(m_controls);
    line->addWidget(m_ask);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(line);
    layout->addWidget(m_note);
    refresh();
}

void ProbeBar::setProbes(const QStringList& probes)
{
    m_words.probes = probes;
    m_ask->setHidden(probes.isEmpty());
}

void ProbeBar::setHeading(const QString& heading)
{
    m_heading = heading;
    refresh();
}

void ProbeBar::setNow(Timestamp now)
{
    m_now = now;
    m_title->setText(heading());
}

void ProbeBar::clear()
{
    m_heading.clear();
    m_at.reset();
    m_why.reset();
    m_gap.reset();
    m_askError.reset();
    m_asking.clear();
    m_heard.clear();
    m_state = ServerState::Unknown;
    refresh();
}

bool ProbeBar::take(ServerState state, Timestamp at, const std::optional<Error>& why)
{
    m_gap.reset();
    return keep(state, at, why);
}

bool ProbeBar::take(ServerState state, const SlowAnswer* answer)
{
    if (answer == nullptr) {
        return take(state, Timestamp(), std::nullopt);
    }
    for (const QString& probe : std::as_const(m_words.probes)) {
        hear(probe, answer->heardAt);
    }
    m_gap = answer->gap;
    return keep(state, answer->collectedAt, answer->why);
}

bool ProbeBar::keep(ServerState state, Timestamp at, const std::optional<Error>& why)
{
    const bool isNews = m_at != at;
    if (isNews || why != m_why) {
        m_askError.reset();
    }
    if (!isUp(state)) {
        m_asking.clear(); // no answer will come
    }
    m_state = state;
    m_at = at;
    m_why = why;
    m_now = std::max(m_now, at);
    refresh();
    return isNews;
}

void ProbeBar::setState(ServerState state)
{
    if (!isUp(state)) {
        m_asking.clear();
    }
    m_state = state;
    refresh();
}

void ProbeBar::hear(const QString& probe, Timestamp at)
{
    Timestamp& last = m_heard[probe];
    if (at != last) {
        last = at;
        m_asking.removeAll(probe);
        m_askError.reset();
    }
}

void ProbeBar::ask()
{
    m_askError.reset();
    m_asking = m_words.probes;
    refresh();
    for (const QString& probe : std::as_const(m_words.probes)) {
        Q_EMIT askRequested(probe);
    }
}

void ProbeBar::endAsking(const QString& probe, const std::optional<Error>& error)
{
    if (error && m_asking.removeAll(probe) > 0) {
        m_askError = error;
        refresh();
    }
}

QString ProbeBar::emptyText() const
{
    if (m_why) {
        return noAnswerText(*m_why, m_words.none);
    }
    if (hasAnswer()) {
        return m_gap ? gapText() : m_words.none;
    }
    return isUp(m_state) ? tr("Not asked yet: the first answer comes a moment after the login.")
                         : noValuesText(m_state);
}

bool ProbeBar::isStale() const
{
    return !isUp(m_state) || m_why.has_value();
}

QString ProbeBar::heading() const
{
    if (m_heading.isEmpty() || m_at.value_or(Timestamp()) == Timestamp()) {
        return m_words.title;
    }
    const auto age = std::chrono::duration_cast<seconds>(m_now - *m_at);
    return tr("%1, %2", "what is shown, and how old it is")
        .arg(m_heading, text::formatAge(std::max(age, seconds{0})));
}

QString ProbeBar::noteText() const
{
    if (m_askError) {
        return text::words(*m_askError).sentence();
    }
    if (!hasAnswer() || m_heading.isEmpty()) {
        return {};
    }
    if (m_why) {
        return tr("This is not up to date. %1").arg(emptyText());
    }
    return m_gap ? tr("This is not all there is. %1").arg(gapText()) : QString();
}

QString ProbeBar::gapText() const
{
    return noAnswerText(*m_gap, text::words(*m_gap).sentence());
}

void ProbeBar::refresh()
{
    m_title->setText(heading());
    m_note->say(noteText(), NoteLabel::Meaning::Hint);
    m_ask->setEnabled(isUp(m_state) && m_asking.isEmpty());
    m_ask->setText(m_asking.isEmpty() ? tr("Ask now") : tr("Asking…"));
}

} // namespace vedette::ui
