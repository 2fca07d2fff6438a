// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// FOLDER: opens and uses the stores of a folder as its standard input says, a command a line, and
// tells what comes of it, a line each: for a test that lets the disk below them fail
// (tests/store/DiskVictim.h). It says it by write(2): the record of its disk then has it in the
// order of its writes.
#include "core/store/config/ConfigStore.h"
#include "core/store/history/HistoryFile.h"
#include "core/store/history/HistoryStore.h"

#include <QCoreApplication>

#include <cstdio>
#include <iostream>
#include <map>
#include <string>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

constexpr qint64 firstPoll = 1'767'225'600'000; // 2026-01-01

void say(const QByteArray& words)
{
    const QByteArray line = words + '\n';
    if (::write(STDOUT_FILENO, line.constData(), static_cast<std::size_t>(line.size())) < 0) {
        std::exit(1); // nobody listens
    }
}

void sayFailure(const Error& error)
{
    const QByteArray name(errorName(error.code).data(), errorName(error.code).size());
    say("failed " + name + ' ' + error.detail.toUtf8());
}

class DiskVictim
{
public:
    explicit DiskVictim(QString folder)
        : m_folder(std::move(folder))
    { }

    void obey(const std::string& verb, const QString& object)
    {
        const auto known = m_verbs.find(verb);
        if (known == m_verbs.end()) {
            say("unknown");
            return;
        }
        (this->*known->second)(object);
    }

private:
    using Verb = void (DiskVictim::*)(const QString&);

    void openHistory(const QString& /*object*/)
    {
        auto store = store::HistoryStore::open(
            m_folder, [this](const store::HistoryProgress& progress) { report(progress); });
        if (!store) {
            sayFailure(store.error());
            return;
        }
        m_history = *std::move(store);
        say("opened " + m_history->movedAside().toUtf8());
    }

    /// No more than that: the threads of a store go on changing the file.
    void migrateHistory(const QString& /*object*/)
    {
        const auto movedAside = store::prepareHistory(m_folder + u"/history.db"_s);
        if (!movedAside) {
            sayFailure(movedAside.error());
            return;
        }
        say("migrated " + movedAside->toUtf8());
    }

    /// On the writer's thread. All that are committed, since the process began.
    void report(const store::HistoryProgress& progress)
    {
        if (progress.error) {
            sayFailure(*progress.error);
            return;
        }
        m_committed += static_cast<qint64>(progress.committed->size());
        say("committed " + QByteArray::number(m_committed));
    }

    void poll(const QString& count)
    {
        for (const qint64 end = m_polls + count.toLongLong(); m_polls < end; ++m_polls) {
            Snapshot snapshot;
            snapshot.server = ServerId{1};
            snapshot.collectedAt = fromMsecs(firstPoll + m_polls * 1000);
            snapshot.samples = {
                {{u"server"_s, u"up"_s, {}}, 1},
                {{u"cpu"_s, u"totalUsage"_s, {}}, static_cast<double>(m_polls * 7919 % 1000) / 10}};
            if (!m_history->append(snapshot)) {
                say("refused");
                return;
            }
        }
        say("appended");
    }

    void openConfig(const QString& /*object*/)
    {
        auto store = store::ConfigStore::open(m_folder);
        if (!store) {
            sayFailure(store.error());
            return;
        }
        m_config = *std::move(store);
        say("opened");
    }

    void addServer(const QString& name)
    {
        Server server;
        server.name = name;
        server.host = u"a.example.net"_s;
        const auto added = m_config->addServers({server});
        if (!added) {
            sayFailure(added.error());
            return;
        }
        say("added " + name.toUtf8());
    }

    void raiseAlert(const QString& name)
    {
        Alert alert;
        alert.server = ServerId{1};
        alert.serverName = name;
        alert.rule = name;
        alert.raisedAt = fromMsecs(firstPoll);
        const auto raised = m_config->raiseAlert(alert);
        if (!raised) {
            sayFailure(raised.error());
            return;
        }
        say("raised " + name.toUtf8());
    }

    void keepReserve(const QString& /*object*/)
    {
        m_config->keepReserve();
        say("kept");
    }

    void close(const QString& /*object*/)
    {
        m_history.reset();
        m_config.reset();
        say("closed");
    }

    const std::map<std::string, Verb> m_verbs{{"history", &DiskVictim::openHistory},
                                              {"migrate", &DiskVictim::migrateHistory},
                                              {"poll", &DiskVictim::poll},
                                              {"config", &DiskVictim::openConfig},
                                              {"server", &DiskVictim::addServer},
                                              {"alert", &DiskVictim::raiseAlert},
                                              {"reserve", &DiskVictim::keepReserve},
                                              {"close", &DiskVictim::close}};
    QString m_folder;
    qint64 m_polls = 0;
    qint64 m_committed = 0; ///< the writer's own until the store is closed
    std::unique_ptr<store::ConfigStore> m_config;
    std::unique_ptr<store::HistoryStore> m_history; ///< last: its threads end first
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    DiskVictim victim(QCoreApplication::arguments().value(1));
    say("ready");
    for (std::string line; std::getline(std::cin, line);) {
        const std::size_t space = line.find(' ');
        const std::string object
            = space == std::string::npos ? std::string() : line.substr(space + 1);
        victim.obey(line.substr(0, space), QString::fromStdString(object));
    }
    return 0;
}
