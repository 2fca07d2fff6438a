// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What is left when the power goes while the stores write: a process writes, what it did to its
// disk is recorded, and the files are put together as a loss of power may leave them.
#include "tests/store/PowerCut.h"

#include "tests/store/StoredPolls.h"
#include "tests/support/Catch.h"
#include "tests/support/TempStore.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::DiskEvent;
using test::DiskEventKind;
using test::DiskVictim;
using test::PowerCut;

namespace {

constexpr int cutsOfEach = 60;

/// So many of the events, the first ones among them: there the file is made.
std::set<std::size_t> cutPoints(std::size_t events, std::mt19937& random)
{
    std::set<std::size_t> points;
    for (std::size_t first = 0; first < std::min<std::size_t>(events, cutsOfEach / 3); ++first) {
        points.insert(first);
    }
    std::uniform_int_distribution<std::size_t> any(0, events - 1);
    while (points.size() < std::min<std::size_t>(events, cutsOfEach)) {
        points.insert(any(random));
    }
    return points;
}

/// What the process had said at some time of its life.
class Said
{
public:
    void happen(const DiskEvent& event)
    {
        if (event.kind == DiskEventKind::Say) {
            const QByteArrayList words = event.bytes.trimmed().split(' ');
            m_names[words.value(0)] << QString::fromUtf8(words.value(1));
            m_committed = words.value(0) == "committed" ? words.value(1).toLongLong() : m_committed;
        }
        if (event.kind == DiskEventKind::Sync && event.path.endsWith("/history.db-wal")) {
            m_flushed = m_committed;
        }
    }

    [[nodiscard]] QStringList names(const QByteArray& verb) const { return m_names.value(verb); }
    [[nodiscard]] qint64 flushed() const { return m_flushed; }

private:
    QHash<QByteArray, QStringList> m_names;
    qint64 m_committed = 0;
    qint64 m_flushed = 0;
};

bool holdsAll(const QStringList& stored, const QStringList& said)
{
    return std::ranges::all_of(said,
                               [&stored](const QString& name) { return stored.count(name) == 1; });
}

/// Changes of a configuration that is closed and opened again in between, until it is killed.
void changeConfig(DiskVictim& victim)
{
    for (int i = 0; i < 16; ++i) {
        if (i == 0 || i == 10) {
            victim.ask("config", "opened");
        }
        victim.ask("server s" + QByteArray::number(i), "added");
        victim.ask("alert a" + QByteArray::number(i), "raised");
        if (i == 9) {
            victim.ask("close", "closed");
        }
    }
}

/// Waits until they are committed; answers how many all polls are then.
qint64 addPolls(DiskVictim& victim, qint64 before, qint64 count)
{
    const qint64 all = before + count;
    victim.ask("poll " + QByteArray::number(count), "committed " + QByteArray::number(all));
    return all;
}

/// Polls of a history that is flushed, closed and opened again, until it is killed.
void collect(DiskVictim& victim)
{
    victim.ask("history", "opened");
    qint64 polls = addPolls(victim, 0, 500);
    polls = addPolls(victim, polls, 500);
    const int syncs = victim.disk().syncs;
    for (int second = 0; second < 10 && victim.disk().syncs < syncs + 2; ++second) {
        polls = addPolls(victim, polls, 1); // few: they are committed after a second
    }
    CHECK(victim.disk().syncs >= syncs + 2); // of the journal, and of the database
    polls = addPolls(victim, polls, 500);
    victim.ask("close", "closed");
    victim.ask("history", "opened");
    polls = addPolls(victim, polls, 500);
    addPolls(victim, polls, 500);
}

/// Looks at what is left in a folder by a loss of power, after what the process had said.
using Look = std::function<void(const test::TempStore& left, const Said& said)>;

/// Kills the process and lets the power go at many points of what it did; answers all that it said.
Said cutPower(DiskVictim& victim, const QString& folder, unsigned seed, const Look& look)
{
    victim.kill();
    const std::vector<DiskEvent> events = victim.record();
    REQUIRE(events.size() > cutsOfEach);
    std::mt19937 random(seed);
    const auto cuts = cutPoints(events.size(), random);

    PowerCut disk(folder, {});
    Said said;
    for (std::size_t i = 0; i < events.size(); ++i) {
        disk.happen(events[i]);
        said.happen(events[i]);
        if (!cuts.contains(i)) {
            continue;
        }
        const test::TempStore left;
        disk.leave(left.folder(), random);
        CAPTURE(i, events.size(), said.flushed());
        look(left, said);
    }
    return said;
}

} // namespace

TEST_CASE("a loss of power takes nothing of the configuration that was acknowledged", "[F34]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder(), DiskVictim::Recording::On);
    if (!victim.isReady()) {
        return;
    }
    changeConfig(victim);

    const auto look = [](const test::TempStore& left, const Said& said) {
        CHECK(holdsAll(test::storedServers(left.folder()), said.names("added")));
        CHECK(holdsAll(test::storedAlerts(left.folder()), said.names("raised")));
        CHECK(test::integrityOf(left.configPath()) == u"ok"_s);
    };
    const Said all = cutPower(victim, temp.folder(), 20'260'109, look);

    CHECK(all.names("added").size() == 16);
    CHECK(all.names("raised").size() == 16);
}

TEST_CASE("a loss of power takes the last seconds of the history at most", "[F34]")
{
    const test::TempStore temp;
    DiskVictim victim(temp.folder(), DiskVictim::Recording::On);
    if (!victim.isReady()) {
        return;
    }
    collect(victim);

    const auto look = [](const test::TempStore& left, const Said& said) {
        const auto polls = test::storedPolls(left.folder()); // a prefix, in a sound file
        CHECK(polls.has_value());
        CHECK(polls.value_or(0) >= said.flushed());
    };
    const Said all = cutPower(victim, temp.folder(), 20'260'110, look);

    CHECK(all.flushed() >= 1500); // by closing
}
