// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/BackupFields.h"

#include "ui/servers/FieldRows.h"
#include "ui/servers/WheelGuard.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

BackupFields::BackupFields(FieldRows& rows)
    : QObject(&rows)
    , m_rows(rows)
    , m_rhythm(new QComboBox(&rows))
    , m_keep(new QSpinBox(&rows))
    , m_folderField(new QLineEdit(&rows))
{
    m_rhythm->setObjectName(u"backupRhythm"_s);
    m_rhythm->addItem(tr("Never"), static_cast<int>(BackupRhythm::Never));
    m_rhythm->addItem(tr("Every day"), static_cast<int>(BackupRhythm::Daily));
    m_rhythm->addItem(tr("Every week"), static_cast<int>(BackupRhythm::Weekly));
    guardFromWheel(*m_rhythm);
    m_keep->setObjectName(u"backupKeep"_s);
    m_keep->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_keep->setRange(1, mostKeptBackups);
    m_keep->setSuffix(tr(" backups", "behind a number"));
    guardFromWheel(*m_keep);
    m_folderField->setObjectName(u"planFolder"_s);
    m_folderField->setReadOnly(true);
    m_folderField->setPlaceholderText(tr("“backups” in the data folder"));
    connect(m_rhythm, &QComboBox::currentIndexChanged, this, [this] {
        refresh();
        Q_EMIT changed();
    });
    connect(m_keep, &QSpinBox::valueChanged, this, &BackupFields::changed);
}

QWidget* BackupFields::createFolderRow()
{
    auto* const choose = new QPushButton(tr("Choose…"), &m_rows);
    choose->setObjectName(u"choosePlanFolder"_s);
    choose->setAccessibleName(tr("Choose the folder of the backups"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &BackupFields::chooseFolder);
    return inOneRow({m_folderField, choose}, &m_rows);
}

void BackupFields::addRows()
{
    m_rows.add(tr("Back up"),
               m_rhythm,
               tr("Servers, commands, alerts and history, without passwords. The first one is made "
                  "within minutes; one that was missed, some minutes after the next start."));
    m_rows.add(tr("Keep"),
               m_keep,
               tr("Older backups in that folder are removed, also those that you made yourself. "
                  "Each takes about as much room as the history."));
    m_rows.add(tr("Into"),
               createFolderRow(),
               tr("A folder on another disk still helps when this one dies."));
}

void BackupFields::show(const BackupPlan& plan)
{
    m_rhythm->setCurrentIndex(std::max(0, m_rhythm->findData(static_cast<int>(plan.rhythm))));
    m_keep->setValue(plan.keep);
    setFolder(plan.folder);
    refresh();
}

BackupPlan BackupFields::plan() const
{
    return {.rhythm = static_cast<BackupRhythm>(m_rhythm->currentData().toInt()),
            .keep = m_keep->value(),
            .folder = m_folder};
}

void BackupFields::chooseFolder()
{
    auto* const dialog = new QFileDialog(&m_rows, tr("Choose the folder of the backups"), m_folder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupFields::setFolder);
    dialog->open();
}

void BackupFields::setFolder(const QString& folder)
{
    m_folder = folder;
    m_folderField->setText(QDir::toNativeSeparators(folder));
    m_folderField->setCursorPosition(0);
    Q_EMIT changed();
}

/// How many are kept is of no interest where none are made; the folder is that of the window, too.
void BackupFields::refresh()
{
    m_keep->setEnabled(m_rhythm->currentData().toInt() != static_cast<int>(BackupRhythm::Never));
}

} // namespace vedette::ui
