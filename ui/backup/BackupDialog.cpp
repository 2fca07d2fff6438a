// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/BackupDialog.h"

#include "core/base/PlainText.h"
#include "core/fleet/BackupSource.h"
#include "core/text/ErrorText.h"
#include "ui/backup/StepRow.h"
#include "ui/servers/NoteLabel.h"
#include "ui/tables/RowsTable.h"
#include "ui/theme/OnScreen.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize backupsSize{820, 520};

} // namespace

BackupDialog::BackupDialog(BackupSource& source, const QString& folder, QWidget* parent)
    : QDialog(parent)
    , m_source(source)
    , m_folderField(new QLineEdit(this))
    , m_folderHint(new NoteLabel({}, this))
    , m_table(new RowsTable(backupColumns(), {0, Qt::DescendingOrder}, this))
    , m_withVault(new QCheckBox(tr("With the &vault file"), this))
    , m_steps(new StepRow(this))
    , m_note(new NoteLabel({}, this))
{
    setObjectName(u"backupDialog"_s);
    setWindowTitle(tr("Backups"));
    createParts();
    layOut();
    resizeOnScreen(*this, backupsSize);
    listen();
    setFolder(folder.isEmpty() ? source.defaultFolder() : folder);
    m_table->setFocus(Qt::OtherFocusReason);
}

BackupDialog::~BackupDialog()
{
    for (const RequestId request : {m_work, m_listing}) {
        if (!request.isNull()) {
            m_source.cancel(request);
        }
    }
}

void BackupDialog::createParts()
{
    m_folderField->setObjectName(u"backupFolder"_s);
    m_folderField->setReadOnly(true);
    m_folderField->setAccessibleName(tr("Folder of the backups"));
    m_folderHint->setObjectName(u"backupFolderHint"_s);
    m_table->setObjectName(u"backupTable"_s);
    m_table->setAccessibleName(tr("Backups"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_withVault->setObjectName(u"withVault"_s);
    m_note->setObjectName(u"backupNote"_s);
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->hide();
    connect(m_steps, &StepRow::cancelRequested, this, [this] {
        m_isCancelled = true;
        m_source.cancel(m_work);
    });
    connect(m_table->selectionModel(),
            &QItemSelectionModel::selectionChanged,
            this,
            &BackupDialog::refreshButtons);
    connect(
        m_table, &QAbstractItemView::doubleClicked, this, [this] { inspectChosen(Purpose::Look); });
}

QWidget* BackupDialog::createFolderRow()
{
    auto* const row = new QWidget(this);
    auto* const choose = new QPushButton(tr("Choose &folder…"), row);
    m_open = new QPushButton(tr("&Open folder"), row);
    choose->setObjectName(u"chooseBackupFolder"_s);
    m_open->setObjectName(u"openBackupFolder"_s);
    for (QPushButton* const button : {choose, m_open}) {
        button->setAutoDefault(false);
    }
    connect(choose, &QPushButton::clicked, this, &BackupDialog::chooseFolder);
    connect(m_open, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(m_folder));
    });
    auto* const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_folderField, 1);
    layout->addWidget(choose);
    layout->addWidget(m_open);
    return row;
}

QWidget* BackupDialog::createButtons()
{
    auto* const box = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto addButton = [this, box](const char* name, const QString& text, bool isPrimary) {
        auto* const button = new QPushButton(text, this);
        button->setObjectName(QLatin1StringView(name));
        button->setAutoDefault(false);
        button->setProperty("primary", isPrimary); // before the box gives it a style
        box->addButton(button, QDialogButtonBox::ActionRole);
        return button;
    };
    m_make = addButton("makeBackup", tr("&Back up now"), true);
    m_show = addButton("showBackup", tr("&Show what it holds"), false);
    m_restore = addButton("restoreBackup", tr("&Restore…"), false);
    connect(m_make, &QPushButton::clicked, this, &BackupDialog::makeBackup);
    connect(m_show, &QPushButton::clicked, this, [this] { inspectChosen(Purpose::Look); });
    connect(m_restore, &QPushButton::clicked, this, [this] { inspectChosen(Purpose::Restore); });
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    box->button(QDialogButtonBox::Close)->setAutoDefault(false);
    return box;
}

void BackupDialog::layOut()
{
    auto* const vaultHint
        = new NoteLabel(tr("It stays encrypted under its master password: whoever gets it needs "
                           "that. What the system's keychain keeps is never in a backup."),
                        this);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 14);
    column->setSpacing(10);
    column->addWidget(createFolderRow());
    column->addWidget(m_folderHint);
    column->addWidget(m_table, 1);
    column->addWidget(m_withVault);
    column->addWidget(vaultHint);
    column->addWidget(m_steps);
    column->addWidget(m_note);
    column->addWidget(createButtons());
}

void BackupDialog::listen()
{
    connect(&m_source, &BackupSource::listed, this, &BackupDialog::showBackups);
    connect(&m_source,
            &BackupSource::stepBegun,
            this,
            [this](RequestId request, const StepProgress& progress) {
                if (request == m_work) {
                    m_steps->showStep(tr("Copying %1 (%2 of %3)…", "a file")
                                          .arg(plainText(progress.what))
                                          .arg(progress.number)
                                          .arg(progress.count),
                                      progress);
                }
            });
    connect(&m_source,
            &BackupSource::created,
            this,
            [this](RequestId request, const Result<BackupEntry>& backup) {
                if (request == m_work) {
                    showMade(backup);
                }
            });
    connect(&m_source,
            &BackupSource::inspected,
            this,
            [this](RequestId request, const Result<BackupPreview>& preview) {
                if (request == m_work) {
                    showPreview(preview);
                }
            });
    connect(&m_source, &BackupSource::scheduleRan, this, &BackupDialog::reload);
}

/// A folder that doesn't answer would hold up the dialog, and this thread with it.
void BackupDialog::chooseFolder()
{
    const QString start = m_isReadable ? m_folder : QDir::homePath();
    auto* const dialog = new QFileDialog(this, tr("Choose the folder of the backups"), start);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::fileSelected, this, &BackupDialog::setFolder);
    dialog->open();
}

void BackupDialog::setFolder(const QString& folder)
{
    m_folder = folder;
    m_folderField->setText(QDir::toNativeSeparators(folder));
    m_folderField->setCursorPosition(0);
    m_folderHint->say(folder == m_source.defaultFolder()
                          ? tr("It lies in the data folder, which is no help when that disk dies: "
                               "choose one on another disk.")
                          : QString(),
                      NoteLabel::Meaning::Hint);
    m_backups.clear();
    m_isReadable = false;
    refreshRows();
    m_table->setEmptyText(tr("The folder is being read…"));
    reload();
}

void BackupDialog::reject()
{
    if (!m_work.isNull() && m_inspected.isEmpty() && !m_isCancelled) {
        m_note->say(tr("A backup is being made: wait for it, or cancel it first."),
                    NoteLabel::Meaning::Hint);
        return;
    }
    QDialog::reject();
}

void BackupDialog::reload()
{
    if (!m_listing.isNull()) {
        m_source.cancel(m_listing); // the next one does not wait for a folder that is dead
    }
    m_listing = m_source.requestBackups(m_folder);
}

void BackupDialog::showBackups(RequestId request, const Result<std::vector<BackupEntry>>& backups)
{
    if (request != m_listing) {
        return; // another folder meanwhile
    }
    m_listing = {};
    m_isReadable = backups.has_value();
    const bool canBeMade = backups || backups.error().code == ErrorCode::NotFound;
    m_backups = backups.value_or(std::vector<BackupEntry>{});
    m_table->setEmptyText(
        canBeMade
            ? tr("There is no backup here yet. “Back up now” makes one.")
            : tr("The folder can't be read: %1").arg(text::words(backups.error()).sentence()));
    refreshRows();
}

void BackupDialog::makeBackup()
{
    m_inspected.clear();
    begin(m_source.create(m_folder, m_withVault->isChecked()), tr("The backup is waiting…"));
}

void BackupDialog::inspectChosen(Purpose purpose)
{
    const BackupEntry* const entry = chosen();
    if (entry == nullptr || entry->error || !m_work.isNull()) {
        return;
    }
    m_purpose = purpose;
    m_inspected = entry->path;
    begin(m_source.inspect(entry->path), tr("Every byte of it is being read…"));
}

void BackupDialog::showMade(const Result<BackupEntry>& backup)
{
    end();
    if (backup) {
        m_note->say(tr("Made %1", "a folder")
                        .arg(plainText(QDir::toNativeSeparators(backup->path), maxMessageLength)),
                    NoteLabel::Meaning::Success);
        reload();
        return;
    }
    const bool isCancelled = backup.error().code == ErrorCode::Cancelled;
    m_note->say(isCancelled ? tr("No backup was made: you ended it, and nothing is left of it.")
                            : tr("No backup was made: %1").arg(backupProblem(backup.error())),
                isCancelled ? NoteLabel::Meaning::Hint : NoteLabel::Meaning::Problem);
}

void BackupDialog::showPreview(const Result<BackupPreview>& preview)
{
    end();
    if (!preview) {
        if (preview.error().code != ErrorCode::Cancelled) {
            m_findings[m_inspected] = {.servers = 0, .error = preview.error()};
            m_note->say(text::words(preview.error()).sentence(), NoteLabel::Meaning::Problem);
        }
        refreshRows();
        return;
    }
    m_findings[m_inspected] = {.servers = preview->offered.servers.size(), .error = {}};
    refreshRows();
    auto* const dialog = new BackupPreviewDialog(*preview, m_purpose, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, path = m_inspected, shown = *preview] {
        accept();
        Q_EMIT restoreRequested(path, shown);
    });
    dialog->open();
}

void BackupDialog::begin(RequestId request, const QString& what)
{
    m_work = request;
    m_isCancelled = false;
    m_note->hide();
    m_steps->begin(what);
    refreshButtons();
}

void BackupDialog::end()
{
    m_work = {};
    m_steps->hide();
    refreshButtons();
}

void BackupDialog::refreshRows()
{
    std::vector<TableRow> rows;
    rows.reserve(m_backups.size());
    for (const BackupEntry& entry : m_backups) {
        const auto found = m_findings.constFind(entry.path);
        rows.push_back(backupRow(
            entry, found == m_findings.cend() ? std::nullopt : std::optional(found.value())));
    }
    m_table->rows().setRows(std::move(rows));
    refreshButtons();
}

void BackupDialog::refreshButtons()
{
    const bool isIdle = m_work.isNull();
    const BackupEntry* const entry = chosen();
    const bool isUsable = isIdle && entry != nullptr && !entry->error;
    m_make->setEnabled(isIdle);
    m_open->setEnabled(m_isReadable);
    m_show->setEnabled(isUsable);
    m_restore->setEnabled(isUsable);
}

const BackupEntry* BackupDialog::chosen() const
{
    const QStringList keys = m_table->selectedKeys();
    if (keys.size() != 1) {
        return nullptr;
    }
    const auto entry = std::ranges::find(m_backups, keys.front(), &BackupEntry::path);
    return entry == m_backups.end() ? nullptr : &*entry;
}

} // namespace vedette::ui
