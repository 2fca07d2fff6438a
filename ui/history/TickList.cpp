// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/history/TickList.h"

#include "ui/tables/FilterEdit.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int tickKeyRole = Qt::UserRole + 1;

bool hasAllWords(const TickList::Row& row, const QStringList& words)
{
    return std::ranges::all_of(
        words, [&](const QString& word) { return row.words.contains(word, Qt::CaseInsensitive); });
}

} // namespace

TickList::TickList(const Words& words, QWidget* parent)
    : QWidget(parent)
    , m_filter(new FilterEdit(this))
    , m_list(new QListWidget(this))
    , m_empty(new PlainLabel(words.emptyText, this))
    , m_sum(new PlainLabel({}, this))
    , m_clear(new QToolButton(this))
{
    setObjectName(words.name);
    m_filter->setObjectName(words.name + u"Filter"_s);
    m_filter->setPlaceholderText(words.placeholder);
    m_filter->setAccessibleName(words.placeholder);
    m_filter->setList(m_list);
    m_list->setObjectName(words.name + u"List"_s);
    m_list->setAccessibleName(words.title);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_empty->setTone(PlainLabel::Tone::Muted);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_sum->setObjectName(words.name + u"Sum"_s);
    m_sum->setTone(PlainLabel::Tone::Muted);
    m_sum->setElided(true);
    m_clear->setObjectName(words.name + u"Clear"_s);
    m_clear->setText(tr("None"));
    m_clear->setToolTip(tr("Takes all ticks away."));
    m_clear->setAccessibleName(tr("%1: none", "a list; takes all ticks away").arg(words.title));
    m_clear->setProperty("flat", true);
    layOut(words.title);
    connect(m_filter, &QLineEdit::textChanged, this, &TickList::applyFilter);
    connect(m_filter, &QLineEdit::returnPressed, this, &TickList::toggleCurrent);
    connect(m_list, &QListWidget::itemChanged, this, &TickList::takeTick);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setTicked({});
        Q_EMIT edited();
    });
    applyFilter();
}

void TickList::layOut(const QString& title)
{
    auto* const heading = new PlainLabel(title, this);
    heading->setWeight(QFont::DemiBold);
    auto* const foot = new QHBoxLayout;
    foot->setSpacing(6);
    foot->addWidget(m_sum, 1);
    foot->addWidget(m_clear);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(heading);
    column->addWidget(m_filter);
    column->addWidget(m_list, 1);
    column->addWidget(m_empty, 1);
    column->addLayout(foot);
}

void TickList::setRows(const std::vector<Row>& rows)
{
    if (rows != m_rows) {
        m_rows = rows;
        fill();
    }
}

void TickList::setTicked(const QStringList& keys)
{
    m_ticked = keys;
    m_ticked.removeDuplicates();
    const QScopedValueRollback filling(m_isFilling, true);
    for (int i = 0; i < m_list->count(); ++i) {
        QListWidgetItem* const item = m_list->item(i);
        const bool isTicked = m_ticked.contains(item->data(tickKeyRole).toString());
        item->setCheckState(isTicked ? Qt::Checked : Qt::Unchecked);
    }
    m_clear->setEnabled(!m_ticked.isEmpty());
}

void TickList::fill()
{
    const QListWidgetItem* const current = m_list->currentItem();
    const QString currentKey = current ? current->data(tickKeyRole).toString() : QString();
    const QScopedValueRollback filling(m_isFilling, true);
    m_list->clear();
    for (const Row& row : m_rows) {
        auto* const item = new QListWidgetItem(row.text, m_list);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setData(tickKeyRole, row.key);
        item->setCheckState(m_ticked.contains(row.key) ? Qt::Checked : Qt::Unchecked);
        item->setToolTip(plainToolTip(row.toolTip.isEmpty() ? row.text : row.toolTip));
        if (row.isMuted) {
            item->setForeground(colorsOf(palette()).muted);
        }
        if (row.key == currentKey) {
            m_list->setCurrentItem(item);
        }
    }
    applyFilter();
}

void TickList::applyFilter()
{
    const QStringList words = m_filter->text().simplified().split(u' ', Qt::SkipEmptyParts);
    int shown = 0;
    QListWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->count(); ++i) {
        const bool fits = hasAllWords(m_rows[static_cast<std::size_t>(i)], words);
        m_list->item(i)->setHidden(!fits);
        shown += fits ? 1 : 0;
        first = fits && first == nullptr ? m_list->item(i) : first;
    }
    const QListWidgetItem* const current = m_list->currentItem();
    if (first != nullptr && (current == nullptr || current->isHidden())) {
        m_list->setCurrentItem(first);
    }
    m_list->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    m_clear->setEnabled(!m_ticked.isEmpty());
}

void TickList::takeTick(const QListWidgetItem* item)
{
    const QString key = item->data(tickKeyRole).toString();
    const bool isTicked = item->checkState() == Qt::Checked;
    if (m_isFilling || isTicked == m_ticked.contains(key)) {
        return;
    }
    if (isTicked) {
        m_ticked.append(key);
    } else {
        m_ticked.removeAll(key);
    }
    m_clear->setEnabled(!m_ticked.isEmpty());
    Q_EMIT edited();
}

void TickList::toggleCurrent()
{
    QListWidgetItem* const item = m_list->currentItem();
    if (item != nullptr && !item->isHidden()) {
        item->setCheckState(item->checkState() == Qt::Checked ? Qt::Unchecked : Qt::Checked);
    }
}

void TickList::setSum(const QString& text)
{
    m_sum->setText(text);
}

void TickList::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

QWidget* TickList::lastField() const
{
    return m_clear;
}

} // namespace vedette::ui
