// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/probes/HardwareTab.h"

#include "core/text/HardwareText.h"
#include "ui/detail/probes/ConnectionCard.h"
#include "ui/detail/probes/HardwareChanges.h"
#include "ui/detail/probes/ProbeNames.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/Card.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int factLabelWidth = 170;
constexpr std::size_t mostFacts = 600; ///< each is two widgets

QLabel* factValue(const QString& text, bool isStale, QWidget* parent)
{
    auto* value = new PlainLabel(text, parent);
    value->setTone(isStale ? PlainLabel::Tone::Muted : PlainLabel::Tone::Normal);
    value->setWordWrap(true);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    value->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    return value;
}

/// The facts of one group, in a card.
QGridLayout* addFactCard(QVBoxLayout& column, const QString& title, QWidget* parent)
{
    auto* card = new Card(title, parent);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(6);
    grid->setColumnMinimumWidth(0, factLabelWidth);
    grid->setColumnStretch(1, 1);
    card->body()->addLayout(grid);
    column.addWidget(card);
    return grid;
}

void addFact(QGridLayout& grid, const text::HardwareRow& row, bool isStale, QWidget* parent)
{
    auto* label = new PlainLabel(row.label, parent);
    label->setTone(PlainLabel::Tone::Muted);
    label->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    const int line = grid.rowCount();
    grid.addWidget(label, line, 0, Qt::AlignTop);
    grid.addWidget(factValue(row.value, isStale, parent), line, 1);
}

/// Headings of groups, below them a line for each fact.
QString factsAsText(const std::vector<text::HardwareRow>& rows)
{
    QStringList lines;
    QString group;
    for (const text::HardwareRow& row : rows) {
        if (row.group != group || lines.isEmpty()) {
            group = row.group;
            lines += lines.isEmpty() ? QStringList{group} : QStringList{QString(), group};
        }
        lines += u"  "_s + row.label + u": "_s + row.value;
    }
    return lines.join(u'\n');
}

} // namespace

HardwareTab::HardwareTab(QWidget* parent)
    : ProbeTab(parent)
    , m_bar(new ProbeBar({.name = u"hardware"_s,
                          .title = tr("Hardware"),
                          .probes = {hardwareProbe},
                          .none = tr("This server tells nothing of its hardware.")},
                         this))
    , m_copy(new QToolButton(this))
    , m_empty(new NoteLabel({}, this))
    , m_area(new QScrollArea(this))
    , m_connection(new ConnectionCard(this))
    , m_changes(new HardwareChanges(this))
{
    setObjectName(u"hardwareTab"_s);
    createBar();
    m_empty->setObjectName(u"hardwareEmpty"_s);
    m_empty->setAlignment(Qt::AlignCenter);
    createArea();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(10);
    layout->addWidget(m_bar);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_area, 1);
    showFacts({});
}

void HardwareTab::createBar()
{
    addBar(m_bar);
    m_copy->setObjectName(u"hardwareCopy"_s);
    m_copy->setText(tr("Copy all"));
    m_copy->setIcon(themedIcon(u"copy"_s));
    m_copy->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_copy->setToolTip(tr("Copies all of it as text."));
    m_bar->controls()->addWidget(m_copy);
    connect(m_copy, &QToolButton::clicked, this, &HardwareTab::copyAll);
}

void HardwareTab::createArea()
{
    m_area->setObjectName(u"hardwareArea"_s);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    auto* canvas = new QWidget(m_area);
    m_column = new QVBoxLayout(canvas);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(12);
    m_column->addWidget(m_connection);
    m_column->addWidget(m_changes);
    m_column->addStretch(1);
    m_area->setWidget(canvas);
    m_area->viewport()->setAutoFillBackground(false);
    canvas->setAutoFillBackground(false); // which setWidget() has set
}

void HardwareTab::forget()
{
    m_history = {};
    m_answer.reset();
    m_state = ServerState::Unknown;
    m_changes->setEvents({});
    m_connection->clear();
    showFacts({});
    m_empty->setText(m_bar->emptyText());
}

void HardwareTab::showAges(Timestamp now)
{
    m_changes->setNow(now);
}

void HardwareTab::applyRow(const ServerRow& row)
{
    const SlowAnswer* const answer = slowAnswer(row, hardwareProbe);
    m_state = row.status.state;
    m_answer = answer == nullptr ? std::nullopt : std::optional(*answer);
    m_connection->setRow(row);
    refresh();
    refreshArea();
}

void HardwareTab::applyHistory(const HardwareHistory& history)
{
    m_history = history;
    m_changes->setEvents(history.changes);
    refresh();
}

/// What the server told in this run is newer than what is stored, or the same.
void HardwareTab::refresh()
{
    const auto* const live = rowsOf<Hardware>(m_answer ? &*m_answer : nullptr);
    const Hardware* const shown = live == nullptr && m_history.newest ? &*m_history.newest : live;
    const bool isNews = take(live);
    const bool isStale = live == nullptr || m_bar->isStale();
    if (isNews || isStale != m_isStale) {
        m_isStale = isStale;
        m_bar->setHeading(shown == nullptr ? QString() : tr("Hardware"));
        showFacts(shown == nullptr ? std::vector<text::HardwareRow>() : text::hardwareRows(*shown));
    }
    m_empty->setText(m_bar->emptyText());
}

bool HardwareTab::take(const Hardware* live)
{
    if (live != nullptr || !m_history.newest) {
        return m_bar->take(m_state, m_answer ? &*m_answer : nullptr);
    }
    if (m_answer) {
        m_bar->hear(hardwareProbe, m_answer->heardAt);
    }
    return m_bar->take(m_state, m_history.at, m_answer ? m_answer->why : std::nullopt);
}

/// Rare, and all at once: a machine seldom changes.
void HardwareTab::showFacts(const std::vector<text::HardwareRow>& rows)
{
    m_factsText = factsAsText(rows);
    if (m_facts != nullptr) {
        m_facts->hide();
        m_facts->deleteLater();
    }
    m_facts = new QWidget(m_area->widget());
    auto* column = new QVBoxLayout(m_facts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    QGridLayout* grid = nullptr;
    QString group;
    for (std::size_t i = 0; i < std::min(rows.size(), mostFacts); ++i) {
        if (grid == nullptr || rows[i].group != group) {
            group = rows[i].group;
            grid = addFactCard(*column, group, m_facts);
        }
        addFact(*grid, rows[i], m_isStale, m_facts);
    }
    m_column->insertWidget(0, m_facts);
    m_empty->setVisible(rows.empty());
    refreshArea();
}

void HardwareTab::refreshArea()
{
    const bool isBlank = m_factsText.isEmpty() && m_connection->isHidden();
    m_area->setHidden(isBlank);
    m_copy->setEnabled(!isBlank);
}

QString HardwareTab::allText() const
{
    QStringList parts{m_factsText, m_connection->allText(), m_changes->allText()};
    parts.removeAll(QString());
    return parts.join(u"\n\n"_s);
}

void HardwareTab::copyAll() const
{
    QApplication::clipboard()->setText(allText());
}

} // namespace vedette::ui
