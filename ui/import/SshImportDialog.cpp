// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/SshImportDialog.h"

#include "core/base/PlainText.h"
#include "ui/import/SshImportModel.h"
#include "ui/import/SshImportTable.h"
#include "ui/servers/NoteLabel.h"
#include "ui/theme/OnScreen.h"
#include "ui/theme/PlainLabel.h"
#include "ui/theme/Theme.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

using State = SshProposal::State;

constexpr QSize importSize{1020, 620};
constexpr milliseconds settleTime{300};
constexpr int notesHeight = 56;
int countIn(const std::vector<SshProposal>& proposals, State state)
{
    return static_cast<int>(std::ranges::count(proposals, state, &SshProposal::state));
}

/// "Add 12, update 3".
QString deedText(int added, int updated)
{
    if (added > 0 && updated > 0) {
        return SshImportDialog::tr("Add %1, update %2").arg(added).arg(updated);
    }
    if (updated > 0) {
        return updated == 1 ? SshImportDialog::tr("Update 1 server")
                            : SshImportDialog::tr("Update %n servers", nullptr, updated);
    }
    return added == 1 ? SshImportDialog::tr("Add 1 server")
                      : SshImportDialog::tr("Add %n servers", nullptr, added);
}

} // namespace

SshImportDialog::SshImportDialog(const Context& context, QWidget* parent)
    : QDialog(parent)
    , m_context(context)
    , m_model(new SshImportModel(this))
    , m_path(new QLineEdit(context.path, this))
    , m_filter(new QLineEdit(this))
    , m_pages(new QStackedWidget(this))
    , m_table(new SshImportTable(*m_model, m_pages))
    , m_title(new PlainLabel({}, m_pages))
    , m_message(new NoteLabel({}, m_pages))
    , m_notes(new NoteLabel({}, this))
    , m_sum(new PlainLabel({}, this))
{
    setObjectName(u"sshImportDialog"_s);
    setWindowTitle(tr("Import from SSH config"));
    resizeOnScreen(*this, importSize);
    layOut();
    connectParts();
    showMessage(tr("The file is being read…"), {}, false);
    refreshSum();
    readFile();
}

void SshImportDialog::layOut()
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(18, 16, 18, 14);
    column->setSpacing(10);
    addPathRow(*column);
    addFilterRow(*column);
    addPages(*column);
    m_notes->setObjectName(u"sshImportNotes"_s);
    m_notes->setMinimumHeight(notesHeight);
    m_notes->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(m_notes);
    addButtons(*column);
}

/// None is the default one: the return key belongs to the line that is typed.
QPushButton* SshImportDialog::createButton(const char* name, const QString& text)
{
    auto* const button = new QPushButton(text, this);
    button->setObjectName(QLatin1StringView(name));
    button->setAutoDefault(false);
    return button;
}

void SshImportDialog::addPathRow(QVBoxLayout& column)
{
    m_path->setObjectName(u"sshImportPath"_s);
    m_path->setAccessibleName(tr("The SSH client configuration"));
    QPushButton* const choose = createButton("sshImportChoose", tr("&Choose…"));
    QPushButton* const refresh = createButton("sshImportRefresh", tr("&Refresh"));
    refresh->setIcon(themedIcon(u"refresh"_s));
    connect(choose, &QPushButton::clicked, this, &SshImportDialog::choosePath);
    connect(refresh, &QPushButton::clicked, this, &SshImportDialog::readFile);
    auto* const row = new QHBoxLayout;
    row->addWidget(m_path, 1);
    row->addWidget(choose);
    row->addWidget(refresh);
    column.addLayout(row);
}

void SshImportDialog::addFilterRow(QVBoxLayout& column)
{
    m_filter->setObjectName(u"sshImportFilter"_s);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter the hosts"));
    m_filter->setClearButtonEnabled(true);
    m_sum->setObjectName(u"sshImportSum"_s);
    m_sum->setTone(PlainLabel::Tone::Muted);
    QPushButton* const all = createButton("sshImportAll", tr("Select &all"));
    QPushButton* const none = createButton("sshImportNone", tr("Select &none"));
    connect(all, &QPushButton::clicked, this, [this] { m_table->tickAll(true); });
    connect(none, &QPushButton::clicked, this, [this] { m_table->tickAll(false); });
    auto* const row = new QHBoxLayout;
    row->addWidget(m_filter, 1);
    row->addWidget(m_sum);
    row->addWidget(all);
    row->addWidget(none);
    column.addLayout(row);
}

void SshImportDialog::addPages(QVBoxLayout& column)
{
    auto* const message = new QWidget(m_pages);
    m_title->setObjectName(u"sshImportTitle"_s);
    m_title->setWeight(QFont::DemiBold);
    m_title->setScale(1.1);
    m_title->setAlignment(Qt::AlignCenter);
    m_message->setObjectName(u"sshImportMessage"_s);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* const inside = new QVBoxLayout(message);
    inside->addStretch(2);
    inside->addWidget(m_title);
    inside->addWidget(m_message);
    inside->addStretch(3);
    m_pages->addWidget(m_table);
    m_pages->addWidget(message);
    column.addWidget(m_pages, 1);
}

void SshImportDialog::addButtons(QVBoxLayout& column)
{
    auto* const hint = new PlainLabel(
        tr("Nothing in the file is run. Passwords are asked for when a server needs one."), this);
    hint->setTone(PlainLabel::Tone::Muted);
    hint->setElided(true);
    m_add = createButton("sshImportAdd", {});
    m_add->setProperty("primary", true);
    QPushButton* const cancel = createButton("sshImportCancel", tr("Cancel"));
    connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* const row = new QHBoxLayout;
    row->addWidget(hint, 1);
    row->addWidget(cancel);
    row->addWidget(m_add);
    column.addLayout(row);
}

void SshImportDialog::connectParts()
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleTime);
    const auto settle = qOverload<>(&QTimer::start);
    connect(&m_settled, &QTimer::timeout, this, &SshImportDialog::readFile);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settled, settle);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settled, settle);
    connect(&m_reader, &engine::SshHostReader::hostsRead, this, &SshImportDialog::apply);
    connect(m_path, &QLineEdit::returnPressed, this, &SshImportDialog::readFile);
    connect(m_filter, &QLineEdit::textChanged, m_table, &SshImportTable::setFilter);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SshImportDialog::refreshSum);
    connect(m_table, &SshImportTable::notesChanged, this, [this](const QStringList& notes) {
        m_notes->setText(notes.join(u'\n'));
    });
}

void SshImportDialog::choosePath()
{
    auto* const dialog = new QFileDialog(this, tr("Choose an SSH client configuration"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(dialog->filter() | QDir::Hidden);
    dialog->setDirectory(QFileInfo(namedPath()).absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_path->setText(path);
        readFile();
    });
    dialog->open();
}

QString SshImportDialog::namedPath() const
{
    const QString path = m_path->text().trimmed();
    return path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
}

void SshImportDialog::readFile()
{
    watchFile();
    m_reader.read(namedPath());
}

/// The file, and its folder: an editor may put another file in its place.
void SshImportDialog::watchFile()
{
    const QStringList before = m_watcher.files() + m_watcher.directories();
    if (!before.isEmpty()) {
        m_watcher.removePaths(before);
    }
    const QFileInfo info(namedPath());
    for (const QString& path : {info.absoluteFilePath(), info.absolutePath()}) {
        if (QFileInfo::exists(path)) {
            m_watcher.addPath(path);
        }
    }
}

void SshImportDialog::apply(const Result<std::vector<SshHostAnswer>>& answers)
{
    if (answers) {
        m_model->load(proposeServers(*answers, m_context.existing, m_context.defaults));
        m_pages->setCurrentWidget(m_table);
    } else {
        m_model->load({});
        showMessage(tr("This file can't be imported"),
                    plainText(answers.error().detail, maxMessageLength),
                    true);
    }
    if (answers && answers->empty()) {
        showMessage(tr("No hosts"),
                    tr("The file names no host without wildcards (* or ?): there is nothing to "
                       "make a server of."),
                    false);
    }
    refreshSum();
    Q_EMIT refreshed();
}

void SshImportDialog::showMessage(const QString& title, const QString& text, bool isProblem)
{
    m_title->setText(title);
    m_message->say(text, isProblem ? NoteLabel::Meaning::Problem : NoteLabel::Meaning::Hint);
    m_pages->setCurrentIndex(1);
}

void SshImportDialog::refreshSum()
{
    const std::vector<SshProposal> proposals = chosen();
    const int added = countIn(proposals, State::New);
    const int updated = countIn(proposals, State::Changed);
    m_add->setText(added + updated > 0 ? deedText(added, updated) : tr("Nothing to import"));
    m_add->setEnabled(added + updated > 0);
    const int count = m_model->rowCount();
    m_sum->setText(count == 1 ? tr("1 host") : tr("%n hosts", nullptr, count));
}

std::vector<SshProposal> SshImportDialog::chosen() const
{
    return m_model->chosen();
}

} // namespace vedette::ui
