// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Files that commands come from and go to.
#include "core/base/PlainText.h"
#include "core/engine/WholeFile.h"
#include "core/fleet/CommandSource.h"
#include "core/model/CommandJson.h"
#include "core/text/ErrorText.h"
#include "ui/NoticeBar.h"
#include "ui/custom/CommandNames.h"
#include "ui/custom/CommandsDialog.h"

#include <QFileDialog>
#include <QFileInfo>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr qint64 maxCommandFile = 17LL * 1024 * 1024; // importCommands tells of a larger one

Result<std::vector<ListedCommand>> readCommands(const QString& path,
                                                const std::vector<Server>& servers)
{
    return engine::readWholeFile(path, maxCommandFile).and_then([&](const QByteArray& json) {
        return importCommands(json, servers);
    });
}

/// What runs nowhere because its servers are others' servers.
QString lostWords(int lost)
{
    return lost == 1
        ? CommandsDialog::tr("1 of them is for no server that is here.")
        : CommandsDialog::tr("%n of them are for no server that is here.", nullptr, lost);
}

QString importWords(const QStringList& imported, int leftOut, int lost)
{
    const auto count = static_cast<int>(imported.size());
    QString added = count == 1
        ? CommandsDialog::tr("%1 was imported, switched off.").arg(plainText(imported.front()))
        : CommandsDialog::tr(
            "%n commands were imported, all of them switched off.", nullptr, count);
    if (lost > 0) {
        added = CommandsDialog::tr("%1 %2", "two sentences").arg(added, lostWords(lost));
    }
    const QString left = leftOut == 1
        ? CommandsDialog::tr("1 was left out: its name is taken.")
        : CommandsDialog::tr("%n were left out: their names are taken.", nullptr, leftOut);
    if (leftOut == 0) {
        return count == 0 ? CommandsDialog::tr("The file holds no command.") : added;
    }
    return count == 0 ? left : CommandsDialog::tr("%1 %2", "two sentences").arg(added, left);
}

} // namespace

void CommandsDialog::chooseImport()
{
    auto* const dialog = new QFileDialog(this, tr("Import commands"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Lists of commands (*.json)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, &CommandsDialog::importFile);
    dialog->open();
}

void CommandsDialog::importFile(const QString& path)
{
    m_files.run([path, servers = allServers()] { return readCommands(path, servers); },
                [this, path](const auto& incoming) { take(QFileInfo(path).fileName(), incoming); });
}

/// Those whose name is taken stay out: what is there is never replaced by a file.
void CommandsDialog::take(const QString& fileName,
                          const Result<std::vector<ListedCommand>>& incoming)
{
    if (!incoming) {
        const text::ErrorWords words = text::words(incoming.error());
        m_notice->tell(NoticeBar::Kind::Problem,
                       tr("%1 can't be imported: %2 (%3)")
                           .arg(plainText(fileName),
                                words.sentence(),
                                plainText(incoming.error().detail, maxMessageLength)));
        return;
    }
    std::vector<CustomCommand> fresh;
    fresh.reserve(incoming->size());
    for (const ListedCommand& listed : *incoming) {
        if (!isNameTaken(m_commands, listed.command.name)) {
            fresh.push_back(listed.command);
        }
    }
    m_removed.clear();
    m_imported.clear();
    std::ranges::transform(fresh, std::back_inserter(m_imported), &CustomCommand::name);
    m_leftOut = static_cast<int>(incoming->size() - fresh.size());
    m_lost = static_cast<int>(std::ranges::count_if(fresh, hasNoTarget));
    if (fresh.empty()) {
        tellImport();
    } else {
        m_import = m_source.save(fresh);
        m_requests.insert(*m_import);
    }
}

/// Once it is done: what is offered to be undone is there.
void CommandsDialog::tellImport()
{
    m_notice->tellBriefly(NoticeBar::Kind::Information,
                          importWords(m_imported, m_leftOut, m_lost),
                          m_imported.isEmpty() ? QString() : tr("Undo"));
}

void CommandsDialog::chooseExport()
{
    auto* const dialog = new QFileDialog(this, tr("Export commands"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"json"_s);
    dialog->setNameFilter(tr("Lists of commands (*.json)"));
    dialog->selectFile(u"vedette-commands.json"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &CommandsDialog::exportFile);
    dialog->open();
}

/// The selected ones; without a selection all.
void CommandsDialog::exportFile(const QString& path)
{
    const std::vector<CustomCommand> some = selected();
    const QByteArray json = exportCommands(some.empty() ? m_commands : some, allServers());
    const QString name = plainText(QFileInfo(path).fileName());
    m_files.run([path, json] { return engine::writeWholeFile(path, json); },
                [this, name](const Result<void>& written) {
                    const bool isDone = written.has_value();
                    m_notice->tell(isDone ? NoticeBar::Kind::Information : NoticeBar::Kind::Problem,
                                   isDone ? tr("The commands were exported to %1.").arg(name)
                                          : text::words(written.error()).sentence());
                });
}

} // namespace vedette::ui
