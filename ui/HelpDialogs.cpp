// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/HelpDialogs.h"

#include "ui/theme/PlainLabel.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QIcon>
#include <QSysInfo>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int iconSize = 64;

/// Lends tr() to the functions of this file.
struct HelpTexts
{
    Q_DECLARE_TR_FUNCTIONS(HelpDialogs)
};

QDialog* makeDialog(QWidget& window, const QString& title)
{
    auto* const dialog = new QDialog(&window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    auto* const column = new QVBoxLayout(dialog);
    column->setContentsMargins(20, 18, 20, 14);
    column->setSpacing(12);
    return dialog;
}

void addClose(QDialog& dialog)
{
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    dialog.layout()->addWidget(buttons);
}

PlainLabel* paragraph(const QString& text, QWidget* parent)
{
    auto* const label = new PlainLabel(text, parent);
    label->setWordWrap(true);
    return label;
}

} // namespace

void openAbout(QWidget& window)
{
    QDialog* const dialog = makeDialog(window, HelpTexts::tr("About Vedette"));
    dialog->setObjectName(u"aboutDialog"_s);
    auto* const picture = new QLabel(dialog);
    picture->setPixmap(QIcon(u":/vedette/icons/vedette.svg"_s).pixmap(iconSize, iconSize));
    auto* const title
        = new PlainLabel(u"Vedette %1"_s.arg(QLatin1StringView(VEDETTE_VERSION)), dialog);
    title->setScale(1.5);
    title->setWeight(QFont::Bold);
    const QString versions = HelpTexts::tr("Qt %1 on %2")
                                 .arg(QLatin1StringView(qVersion()), QSysInfo::prettyProductName());
    auto* const text = new QVBoxLayout;
    text->setSpacing(6);
    text->addWidget(title);
    text->addWidget(paragraph(
        HelpTexts::tr("Watches servers over SSH, with nothing installed on them."), dialog));
    text->addWidget(paragraph(versions, dialog));
    text->addWidget(paragraph(
        HelpTexts::tr("The source is under the MIT licence; this program, with Qt Charts, is under "
                      "the GNU General Public License, version 3."),
        dialog));
    auto* const row = new QHBoxLayout;
    row->setSpacing(18);
    row->addWidget(picture, 0, Qt::AlignTop);
    row->addLayout(text, 1);
    static_cast<QVBoxLayout*>(dialog->layout())->addLayout(row);
    addClose(*dialog);
    dialog->setFixedWidth(440);
    dialog->open();
}

void openShortcuts(QWidget& window, const QList<QAction*>& actions)
{
    QDialog* const dialog = makeDialog(window, HelpTexts::tr("Keyboard shortcuts"));
    dialog->setObjectName(u"shortcutsDialog"_s);
    auto* const table = new QTableWidget(static_cast<int>(actions.size()), 2, dialog);
    table->setHorizontalHeaderLabels({HelpTexts::tr("Action"), HelpTexts::tr("Keys")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(0, 280);
    for (int row = 0; row < table->rowCount(); ++row) {
        const QAction& action = *actions.at(row);
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        table->setItem(row, 0, new QTableWidgetItem(action.text().remove(u'&')));
        table->setItem(row, 1, new QTableWidgetItem(keys));
    }
    dialog->layout()->addWidget(table);
    addClose(*dialog);
    dialog->resize(480, 560);
    dialog->open();
}

} // namespace vedette::ui
