// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/ImportDialog.h"

#include "core/base/PlainText.h"
#include "ui/theme/Colors.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

QString remark(ImportConflict conflict)
{
    switch (conflict) {
    case ImportConflict::None:
        return ImportDialog::tr("new");
    case ImportConflict::SameName:
        return ImportDialog::tr("⚠ the name is taken");
    case ImportConflict::SameServer:
        return ImportDialog::tr("⚠ is already watched");
    }
    return {};
}

} // namespace

ImportDialog::ImportDialog(const std::vector<ImportItem>& items,
                           const QString& fileName,
                           QWidget* parent)
    : QDialog(parent)
    , m_items(items)
    , m_table(new QTableWidget(static_cast<int>(items.size()), 4, this))
{
    setObjectName(u"importDialog"_s);
    setWindowTitle(tr("Import servers"));
    resize(720, 460);
    createTable();
    layOut(fileName);
    refresh();
}

void ImportDialog::createTable()
{
    m_table->setObjectName(u"importTable"_s);
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Address"), tr("Group"), tr("Remark")});
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setColumnWidth(0, 190);
    m_table->setColumnWidth(1, 220);
    for (int row = 0; row < m_table->rowCount(); ++row) {
        fillRow(row);
    }
    connect(m_table, &QTableWidget::itemChanged, this, &ImportDialog::refresh);
}

void ImportDialog::fillRow(int row)
{
    const ImportItem& item = m_items[static_cast<std::size_t>(row)];
    auto* const name = new QTableWidgetItem(plainText(item.server.name));
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    name->setFlags(item.canBeAdded ? flags | Qt::ItemIsUserCheckable : flags);
    name->setCheckState(item.isChosen ? Qt::Checked : Qt::Unchecked);
    auto* const note = new QTableWidgetItem(remark(item.conflict));
    if (item.conflict != ImportConflict::None) {
        note->setForeground(colorsOf(palette()).warning);
    }
    m_table->setItem(row, 0, name);
    m_table->setItem(row, 1, new QTableWidgetItem(plainText(addressOf(item.server))));
    m_table->setItem(row, 2, new QTableWidgetItem(plainText(item.server.group)));
    m_table->setItem(row, 3, note);
}

void ImportDialog::layOut(const QString& fileName)
{
    auto* const title
        = new PlainLabel(tr("Servers in %1", "a file").arg(plainText(fileName)), this);
    title->setWeight(QFont::DemiBold);
    auto* const hint
        = new PlainLabel(tr("Passwords and passphrases are not part of the file: servers that need "
                            "one will ask for it."),
                         this);
    hint->setTone(PlainLabel::Tone::Muted);
    hint->setWordWrap(true);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_add = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_add->setObjectName(u"importAdd"_s);
    m_add->setDefault(true);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(m_table, 1);
    column->addWidget(hint);
    column->addWidget(buttons);
}

std::vector<Server> ImportDialog::chosen() const
{
    std::vector<ImportItem> items = m_items;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        items[static_cast<std::size_t>(row)].isChosen
            = m_table->item(row, 0)->checkState() == Qt::Checked;
    }
    return chosenServers(items);
}

void ImportDialog::refresh()
{
    const int count = static_cast<int>(chosen().size());
    m_add->setText(count == 1 ? tr("Add 1 server") : tr("Add %n servers", nullptr, count));
    m_add->setEnabled(count > 0);
}

} // namespace vedette::ui
