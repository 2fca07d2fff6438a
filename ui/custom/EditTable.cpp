// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/custom/EditTable.h"

#include "ui/theme/Theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QTableWidget>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int editRowHeight = 32; // room for a field with its frame
constexpr int mostShownRows = 6;

} // namespace

EditTable::EditTable(const QString& name, const QStringList& headers, QWidget* parent)
    : QWidget(parent)
    , m_table(new QTableWidget(0, static_cast<int>(headers.size()), this))
    , m_buttons(new QWidget(this))
    , m_add(createButton(u"add"_s + name, u"plus"_s, tr("Add row")))
    , m_remove(createButton(u"remove"_s + name, u"trash"_s, tr("Remove row")))
{
    m_table->setObjectName(name);
    createTable(headers);
    auto* row = new QHBoxLayout(m_buttons);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this); // the table first: a label's focus goes there
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_table);
    column->addWidget(m_buttons);
    connect(m_add, &QToolButton::clicked, this, &EditTable::addByHand);
    connect(m_remove, &QToolButton::clicked, this, &EditTable::removeCurrent);
    connect(m_table, &QTableWidget::cellChanged, this, &EditTable::edited);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, [this] {
        m_remove->setEnabled(m_table->currentRow() >= 0);
    });
    refit();
}

void EditTable::createTable(const QStringList& headers)
{
    m_table->setHorizontalHeaderLabels(headers);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(editRowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->setTabKeyNavigation(false);
    QHeaderView* const header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Stretch);
}

QToolButton* EditTable::createButton(const QString& name, const QString& icon, const QString& text)
{
    auto* const button = new QToolButton(m_buttons);
    button->setObjectName(name);
    button->setText(text);
    button->setIcon(themedIcon(icon));
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    return button;
}

int EditTable::rowCount() const
{
    return m_table->rowCount();
}

QString EditTable::cell(int row, int column) const
{
    const QTableWidgetItem* const item = m_table->item(row, column);
    return item == nullptr ? QString() : item->text();
}

void EditTable::setCell(int row, int column, const QString& text)
{
    m_table->setItem(row, column, new QTableWidgetItem(text));
}

void EditTable::setColumnTitle(int column, const QString& title)
{
    m_table->horizontalHeaderItem(column)->setText(title);
}

void EditTable::setColumnShown(int column, bool isShown)
{
    m_table->setColumnHidden(column, !isShown);
}

void EditTable::setMostRows(int rows)
{
    m_mostRows = rows;
    refit();
}

void EditTable::setFixedRows()
{
    m_buttons->hide();
    for (int row = 0; row < m_table->rowCount(); ++row) {
        QTableWidgetItem* const name = m_table->item(row, 0);
        name->setFlags(name->flags() & ~Qt::ItemIsEditable);
    }
}

int EditTable::appendRow()
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    furnishRow(row);
    refit();
    return row;
}

void EditTable::clearRows()
{
    m_table->setRowCount(0);
    refit();
}

void EditTable::addByHand()
{
    const int row = appendRow();
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->setCurrentCell(row, 0);
    Q_EMIT edited();
}

void EditTable::removeCurrent()
{
    m_table->removeRow(m_table->currentRow());
    refit();
    Q_EMIT edited();
}

/// As high as its rows: the form around it scrolls.
void EditTable::refit()
{
    const int rows = m_table->rowCount();
    const int lines = std::clamp(rows, 1, mostShownRows);
    m_table->setFocusPolicy(rows == 0 ? Qt::NoFocus : Qt::StrongFocus); // it would not be seen
    const int header = m_table->horizontalHeader()->sizeHint().height();
    m_table->setFixedHeight(header + lines * editRowHeight + 2 * m_table->frameWidth());
    m_add->setEnabled(rows < m_mostRows);
    m_remove->setEnabled(m_table->currentRow() >= 0);
}

} // namespace vedette::ui
