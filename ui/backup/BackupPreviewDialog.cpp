// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/backup/BackupPreviewDialog.h"

#include "ui/backup/BackupWords.h"
#include "ui/custom/MarkedText.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/CodeField.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr QSize previewSize{760, 620};
constexpr int mostNameLines = 4;
constexpr int leastProgramLines = 3;
constexpr int leastCommandLines = 6;
constexpr qsizetype longestProgram = 9000; // a name and a command, as they are read

PlainLabel* heading(const QString& text, QWidget* parent)
{
    auto* const label = new PlainLabel(text, parent);
    label->setWeight(QFont::DemiBold);
    label->setWordWrap(true);
    return label;
}

/// One per line, however long: what runs on this computer is read to its end.
QString programLines(const QStringList& programs)
{
    QStringList lines;
    lines.reserve(programs.size());
    for (const QString& program : programs) {
        QString line = markedText(program.left(longestProgram));
        line.replace(u'\n',
                     u'\u23CE'); // no line of its own that could be taken for another server's
        lines += program.size() > longestProgram ? line + u'…' : line;
    }
    return lines.join(u'\n');
}

} // namespace

BackupPreviewDialog::BackupPreviewDialog(const BackupPreview& preview,
                                         Purpose purpose,
                                         QWidget* parent)
    : QDialog(parent)
{
    setObjectName(u"backupPreview"_s);
    setWindowTitle(purpose == Purpose::Restore ? tr("Restore a backup") : tr("What it holds"));
    auto* const content = new QWidget(this);
    auto* const body = new QVBoxLayout(content);
    body->setContentsMargins(0, 0, 6, 0);
    body->setSpacing(10);
    body->addWidget(heading(
        tr("The backup of %1", "a moment").arg(backupTime(preview.backup.createdAt)), content));
    body->addWidget(createFacts(preview));
    addPrograms(*body, preview.offered.proxyCommands);
    addCommands(*body, commandChanges(preview.offered, preview.present));
    addNames(*body,
             "lostServers",
             tr("Servers that are there now, and not in the backup"),
             namesOnlyIn(preview.present.servers, preview.offered.servers));
    addNames(*body,
             "gainedServers",
             tr("Servers of the backup that are not there now"),
             namesOnlyIn(preview.offered.servers, preview.present.servers));
    addRemarks(*body, backupRemarks(preview));
    body->addStretch(1);
    auto* const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 14);
    column->setSpacing(12);
    column->addWidget(scroll, 1);
    if (purpose == Purpose::Restore) {
        column->addWidget(createConsequences());
    }
    column->addWidget(createButtons(purpose));
    resizeOnScreen(*this, previewSize);
}

QWidget* BackupPreviewDialog::createFacts(const BackupPreview& preview)
{
    const std::vector<BackupFact> facts = backupFacts(preview);
    const int rows = static_cast<int>(facts.size());
    auto* const table = new QTableWidget(rows, 3, this);
    table->setObjectName(u"backupFacts"_s);
    table->setAccessibleName(tr("The backup beside what is there now"));
    table->setHorizontalHeaderLabels({QString(), tr("Backup"), tr("Now")});
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    for (int row = 0; row < rows; ++row) {
        const BackupFact& fact = facts[static_cast<std::size_t>(row)];
        table->setItem(row, 0, new QTableWidgetItem(fact.label));
        table->setItem(row, 1, new QTableWidgetItem(fact.offered));
        table->setItem(row, 2, new QTableWidgetItem(fact.present));
    }
    table->setFixedHeight(table->horizontalHeader()->sizeHint().height()
                          + table->verticalHeader()->length() + 2 * table->frameWidth());
    return table;
}

void BackupPreviewDialog::addNames(QBoxLayout& column,
                                   const char* name,
                                   const QString& title,
                                   const QStringList& names)
{
    if (names.isEmpty()) {
        return;
    }
    column.addWidget(heading(
        tr("%1 (%2)", "what is listed, and how many").arg(title, locale().toString(names.size())),
        this));
    auto* const list = new CodeField(CodeField::Kind::Output, QLatin1StringView(name), this);
    list->setAccessibleName(title);
    list->setPlainText(names.join(u'\n'));
    list->setLeastLines(std::min(mostNameLines, static_cast<int>(names.size())));
    column.addWidget(list);
}

void BackupPreviewDialog::addPrograms(QBoxLayout& column, const QStringList& programs)
{
    if (programs.isEmpty()) {
        return;
    }
    auto* const warning
        = new NoteLabel(tr("⚠ Programs of this computer that it starts to reach servers. After a "
                           "restore they run as if you had typed them: read them first."),
                        this);
    warning->setObjectName(u"programsWarning"_s);
    warning->setMeaning(NoteLabel::Meaning::Problem);
    auto* const list = new CodeField(CodeField::Kind::Output, u"programs"_s, this);
    list->setAccessibleName(tr("Programs of this computer that it starts"));
    list->setPlainText(programLines(programs));
    list->setLeastLines(leastProgramLines);
    // Nothing stands out of sight to the right.
    list->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    list->setWordWrapMode(QTextOption::WrapAnywhere);
    column.addWidget(warning);
    column.addWidget(list);
}

void BackupPreviewDialog::addCommands(QBoxLayout& column, const std::vector<CommandChange>& changes)
{
    if (changes.empty()) {
        return;
    }
    auto* const warning = new NoteLabel(
        tr("⚠ %n command(s) for servers come new, or are others than those of now. After a restore "
           "they run on servers where they are switched on: read them first.",
           nullptr,
           static_cast<int>(changes.size())),
        this);
    warning->setObjectName(u"commandsWarning"_s);
    warning->setMeaning(NoteLabel::Meaning::Problem);
    auto* const list = new CodeField(CodeField::Kind::Output, u"changedCommands"_s, this);
    list->setAccessibleName(tr("Commands for servers that come new or change"));
    list->setPlainText(commandTexts(changes).trimmed());
    list->setLeastLines(leastCommandLines);
    list->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    list->setWordWrapMode(QTextOption::WrapAnywhere);
    column.addWidget(warning);
    column.addWidget(list);
}

void BackupPreviewDialog::addRemarks(QBoxLayout& column, const QStringList& remarks)
{
    auto* const label = new PlainLabel(remarks.join(u"\n\n"_s), this);
    label->setObjectName(u"backupRemarks"_s);
    label->setWordWrap(true);
    label->setVisible(!remarks.isEmpty());
    column.addWidget(label);
}

/// Always in sight, however much there is to scroll.
QWidget* BackupPreviewDialog::createConsequences()
{
    return new NoteLabel(
        tr("All that the backup says is used as if you had typed it: restore only what you made "
           "yourself; its checksums tell damage, they don't tell who made it. What is there now is "
           "moved to a folder “before-restore-…” in the data folder. Monitoring stops for the time "
           "of it, and goes on with what was restored."),
        this);
}

/// None is the default one: nothing is restored because somebody pressed Return.
QWidget* BackupPreviewDialog::createButtons(Purpose purpose)
{
    auto* const box = new QDialogButtonBox(this);
    connect(box, &QDialogButtonBox::rejected, this, &QDialog::reject);
    if (purpose == Purpose::Look) {
        box->addButton(QDialogButtonBox::Close);
        return box;
    }
    QPushButton* const restore = box->addButton(tr("&Restore"), QDialogButtonBox::ActionRole);
    QPushButton* const cancel = box->addButton(QDialogButtonBox::Cancel);
    restore->setObjectName(u"confirmRestore"_s);
    for (QPushButton* const button : {restore, cancel}) {
        button->setAutoDefault(false);
        button->setDefault(false);
    }
    connect(restore, &QPushButton::clicked, this, &QDialog::accept);
    cancel->setFocus();
    return box;
}

} // namespace vedette::ui
