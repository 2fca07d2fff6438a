// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/StopSignals.h"
#include "core/engine/Engine.h"
#include "core/store/Connection.h"
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"
#include "tests/support/WaitingPolls.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::runCli;

namespace {

QStringList events(const test::CliOutcome& outcome)
{
    QStringList names;
    const auto objects = outcome.jsonLines();
    for (const QJsonObject& object : objects) {
        names += object.value(u"event").toString();
    }
    return names;
}

int storedPolls(const QString& folder)
{
    const auto connection = store::Connection::open(
        {.path = folder + u"/history.db"_s, .access = store::Access::ReadOnly});
    REQUIRE(connection);
    return static_cast<int>(test::waitingPolls(**connection));
}

#ifdef Q_OS_LINUX
bool tellsOfOnline(const test::CliOutcome& outcome)
{
    const auto objects = outcome.jsonLines();
    return std::ranges::any_of(objects, [](const QJsonObject& object) {
        return object.value(u"event").toString() == u"state"_s
            && object.value(u"state").toString() == u"online"_s;
    });
}
#endif

} // namespace

TEST_CASE("a headless collector tells its begin, what it watches, and its end")
{
    const QTemporaryDir dir;

    const auto outcome
        = runCli({u"collect"_s, u"--for"_s, u"1500ms"_s, u"--json"_s, u"--data-dir"_s, dir.path()});

    INFO(outcome.out);
    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QStringList told = events(outcome);
    CHECK(told.first() == u"started"_s);
    CHECK(told.last() == u"stopped"_s);
    CHECK(told.count(u"acknowledged"_s) == storedPolls(dir.path())); // the last commit's too
#ifdef Q_OS_LINUX
    CHECK(tellsOfOnline(outcome));
#endif
}

TEST_CASE("without --json a headless collector writes plain lines")
{
    const QTemporaryDir dir;

    const auto outcome
        = runCli({u"collect"_s, u"--for"_s, u"200ms"_s, u"--data-dir"_s, dir.path()});

    REQUIRE(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.contains(u"collecting into "_s + dir.path()));
    CHECK(outcome.out.endsWith(u"stopped\n"));
}

TEST_CASE("a second collector on a data folder leaves with 9, a second view watches on its own")
{
    const QTemporaryDir dir;
    const auto first = engine::Engine::create({.dataFolder = dir.path()});
    REQUIRE(first);

    const auto collect = runCli({u"collect"_s, u"--for"_s, u"1s"_s, u"--data-dir"_s, dir.path()});
    const auto top
        = runCli({u"top"_s, u"--json"_s, u"--for"_s, u"200ms"_s, u"--data-dir"_s, dir.path()});

    CHECK(collect.code == ExitCode::AlreadyRunning);
    CHECK(top.code == ExitCode::Ok);
    CHECK(top.err.contains(u"Another Vedette"));
}

#ifdef Q_OS_LINUX
TEST_CASE("top prints a line per server where there is no terminal")
{
    const QTemporaryDir dir;

    const auto outcome = runCli({u"top"_s,
                                 u"--json"_s,
                                 u"--interval"_s,
                                 u"500ms"_s,
                                 u"--for"_s,
                                 u"1300ms"_s,
                                 u"--data-dir"_s,
                                 dir.path()});

    REQUIRE(outcome.code == ExitCode::Ok);
    const auto lines = outcome.jsonLines();
    REQUIRE(lines.size() >= 2);
    CHECK(lines.last().value(u"server").toString() == u"This computer"_s);
    CHECK(lines.last().value(u"state").toString() == u"online"_s);
}

TEST_CASE("SIGTERM ends a collector in order")
{
    const QTemporaryDir dir;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [] { ::raise(SIGTERM); });
    timer.start(300);

    const auto outcome = runCli({u"collect"_s, u"--for"_s, u"1m"_s, u"--data-dir"_s, dir.path()});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.endsWith(u"stopped\n"));
}

TEST_CASE("Ctrl+C ends a collector, or a live view, in order, and leaves with 130")
{
    const QString verb = GENERATE(u"collect"_s, u"top"_s);
    const QTemporaryDir dir;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [] { ::raise(SIGINT); });
    timer.start(300);

    const auto outcome = runCli({verb, u"--for"_s, u"1m"_s, u"--data-dir"_s, dir.path()});

    CHECK(outcome.code == ExitCode::Interrupted);
    CHECK(outcome.out.endsWith(u"stopped\n") == (verb == u"collect"_s));
}

TEST_CASE("stop signals are handed back when nobody listens any more")
{
    struct sigaction before = {};
    struct sigaction after = {};
    ::sigaction(SIGTERM, nullptr, &before);

    {
        const cli::StopSignals stopSignals;
        struct sigaction during = {};
        ::sigaction(SIGTERM, nullptr, &during);
        CHECK(during.sa_handler != before.sa_handler);
    }

    ::sigaction(SIGTERM, nullptr, &after);
    CHECK(after.sa_handler == before.sa_handler);
}
#endif
