// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/store/history/HistoryStore.h"

#include "core/store/KnownFiles.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/HistoryReader.h"
#include "core/store/history/HistoryWriter.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::store {

class HistoryStore::Private
{
public:
    Private(const QString& path, QString movedAsideTo, std::unique_ptr<HistoryWriter> writesHere)
        : movedAside(std::move(movedAsideTo))
        , writer(std::move(writesHere))
        , reader(path)
    { }

    const QString movedAside;
    std::unique_ptr<HistoryWriter> writer; ///< null where nothing can be written
    HistoryReader reader; ///< ends first: the last one to close is the one that checkpoints
};

HistoryStore::HistoryStore(std::unique_ptr<Private> state)
    : m_d(std::move(state))
{ }

HistoryStore::~HistoryStore() = default;

Result<std::unique_ptr<HistoryStore>> HistoryStore::open(const QString& folder,
                                                         ProgressCallback progress)
{
    const QString path = QDir(folder).filePath(historyDatabase.fileName);
    auto movedAside = prepareHistory(path);
    if (!movedAside) {
        return fail(movedAside.error());
    }
    auto state = std::make_unique<Private>(
        path, std::move(*movedAside), std::make_unique<HistoryWriter>(path, std::move(progress)));
    return std::unique_ptr<HistoryStore>(new HistoryStore(std::move(state)));
}

Result<std::unique_ptr<HistoryStore>> HistoryStore::openToRead(const QString& folder)
{
    const QString path = QDir(folder).filePath(historyDatabase.fileName);
    if (const auto readable = checkReadable(path); !readable) {
        return fail(readable.error());
    }
    auto state = std::make_unique<Private>(path, QString(), nullptr);
    return std::unique_ptr<HistoryStore>(new HistoryStore(std::move(state)));
}

bool HistoryStore::append(const Snapshot& snapshot)
{
    return m_d->writer && m_d->writer->append(snapshot);
}

void HistoryStore::read(const HistoryQuery& query, HistoryCallback done)
{
    m_d->reader.read(query, std::move(done));
}

void HistoryStore::readNewest(ServerId server, Timestamp before, NewestCallback done)
{
    m_d->reader.readNewest(server, before, std::move(done));
}

void HistoryStore::setRetention(const RetentionPolicy& policy)
{
    if (m_d->writer) {
        m_d->writer->setRetention(policy);
    }
}

QString HistoryStore::movedAside() const
{
    return m_d->movedAside;
}

} // namespace vedette::store
