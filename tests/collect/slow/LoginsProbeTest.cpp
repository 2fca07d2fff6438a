// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/LoginsProbe.h"

#include "core/collect/slow/SlowMemory.h"
#include "tests/collect/slow/Fragment.h"
#include "tests/support/Catch.h"

#include <QFileInfo>

using namespace vedette;
using namespace vedette::collect;
using namespace Qt::StringLiterals;

namespace {

const MetricId loggedIn{u"users"_s, u"loggedIn"_s, {}};
const MetricId failedLogins{u"logins"_s, u"failed"_s, {}};

struct LoginReader
{
    Facts facts;
    SlowMemory memory;

    Snapshot read(const QByteArray& answer)
    {
        const auto text = PollText::parse(answer, "n");
        REQUIRE(text);
        SlowInput input{*text, facts, memory, {}, {}};
        auto output = readLogins(input);
        REQUIRE(output);
        Snapshot snapshot;
        snapshot.samples = std::move(output->samples);
        snapshot.details = std::move(output->details);
        return snapshot;
    }
};

QByteArray sizeAt(double uptime, int bytes)
{
    return "@n:uptime\n" + QByteArray::number(uptime) + " 1\n@n:btmp\n" + QByteArray::number(bytes)
        + '\n';
}

} // namespace

TEST_CASE("the logins of this machine are asked for in every shell")
{
    const QString name = GENERATE(u"sh"_s, u"dash"_s, u"bash"_s, u"busybox"_s, u"ksh"_s, u"zsh"_s);
    const QStringList shell = test::shellCommand(name);
    if (shell.isEmpty()) {
        WARN("skipped: " << name << " is not installed");
        return;
    }
    INFO("shell " << name);

    const PollText text = test::runFragment(shell, u"logins"_s);

    CHECK(text.section("uptime"));
    if (const auto who = text.section("who")) {
        CHECK(who->trimmed().endsWith("end 0"));
    }
    const QFileInfo file(u"/var/log/btmp"_s);
    if (file.exists()) {
        CHECK(parse::parseFileSize(text.section("btmp").value_or(QByteArrayView())));
    }
}

TEST_CASE("logins of today and before fill the page")
{
    LoginReader reader;

    const Snapshot snapshot
        = reader.read("@n:who\nbob pts/0 Nov  2 10:20 (192.0.2.10)\nend 0\n@n:last\n"
                      "eve pts/1 192.0.2.11 Sun Nov  2 09:20:00 2025 - down (00:10)\n");

    CHECK(valueOf(snapshot, loggedIn) == 1.0);
    const auto table = std::get<LoginTable>(snapshot.details);
    REQUIRE(table.present.size() == 1);
    REQUIRE(table.past.size() == 1);
    CHECK(table.present.front().user == u"bob"_s);
    CHECK(table.past.front().until == u"down"_s);
}

TEST_CASE("nobody is known to be logged in only where a list is kept")
{
    LoginReader reader;

    CHECK(valueOf(reader.read("@n:utmp\n@n:who\nend 0\n"), loggedIn) == 0.0);
    CHECK_FALSE(valueOf(reader.read("@n:who\nend 0\n"), loggedIn));
    CHECK_FALSE(valueOf(reader.read("@n:utmp\n@n:who\nend 137\n"), loggedIn));
}

TEST_CASE("failed logins are a rate from the second answer on")
{
    LoginReader reader;

    CHECK_FALSE(valueOf(reader.read(sizeAt(100, 384)), failedLogins));
    CHECK(valueOf(reader.read(sizeAt(110, 1920)), failedLogins) == 0.4);
    CHECK_FALSE(valueOf(reader.read(sizeAt(120, 0)), failedLogins));
    CHECK(valueOf(reader.read(sizeAt(130, 384)), failedLogins) == 0.1);
}

TEST_CASE("a server that tells of no logins is an error")
{
    const auto text = PollText::parse("@n:uptime\n1 1\n", "n");
    REQUIRE(text);
    Facts facts;
    SlowMemory memory;
    SlowInput input{*text, facts, memory, {}, {}};

    CHECK(readLogins(input).error().code == ErrorCode::CommandMissing);
}
