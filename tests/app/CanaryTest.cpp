// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/Canary.h"

#include "app/LogSink.h"
#include "app/SettingsStore.h"
#include "core/engine/DataFolder.h"
#include "core/engine/Engine.h"
#include "core/engine/SecretKeeper.h"
#include "core/fleet/SecretsSource.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeKeychain.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Loopback.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QByteArrayList>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::Canary;
using test::pumpUntil;

namespace {

test::FakeSshOptions optionsFor(const Canary& password)
{
    test::FakeSshOptions options;
    options.password = password.text();
    return options;
}

/// A program that has run, and what it said; its command line and its environment are looked at
/// while it runs.
struct Outcome
{
    int code = -1;
    QByteArray said;
    QByteArray seenFromOutside;
};

Outcome runProgram(const QStringList& arguments, const QByteArray& input = {})
{
    QProcess program;
    program.setProcessChannelMode(QProcess::MergedChannels);
    program.start(QStringLiteral(VEDETTE_PROGRAM), arguments);
    REQUIRE(program.waitForStarted());
    const QString proc = u"/proc/%1/"_s.arg(program.processId());
    Outcome outcome;
    outcome.seenFromOutside
        = test::readFile(proc + u"cmdline"_s) + test::readFile(proc + u"environ"_s);
    program.write(input);
    program.closeWriteChannel();
    REQUIRE(program.waitForFinished(60'000));
    outcome.code = program.exitCode();
    outcome.said = program.readAll();
    return outcome;
}

/// A master password in a file that the vault's options accept.
QString keyFile(const QTemporaryDir& folder, const Canary& master)
{
    const QString path = folder.filePath(u"key"_s);
    test::writeFile(path, master.text() + '\n');
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    return path;
}

} // namespace

TEST_CASE("The hunt for a canary finds it in every form")
{
    const Canary canary("Zx9-canary-4711-qQ");
    const QByteArrayList forms{canary.text(),
                               "password=" + canary.text() + ";",
                               canary.text().toHex(),
                               canary.text().toHex().toUpper(),
                               canary.text().toBase64(),
                               ("a" + canary.text() + "b").toBase64(),
                               ("ab" + canary.text()).toBase64()};
    const int which = GENERATE(range(0, 7));
    const QTemporaryDir folder;
    test::writeFile(folder.filePath(u"deep/.hidden/file"_s),
                    QByteArray(3000, '\0') + forms.at(which));

    CHECK(canary.filesIn(folder.path()).size() == 1);
    CHECK(Canary("Zx9-other-bird-0000").filesIn(folder.path()).isEmpty());
}

TEST_CASE("The hunt for a canary finds it in UTF-16")
{
    const Canary canary("Zx9-canary-4711-qQ");
    const QString text = QString::fromLatin1(canary.text());
    const QByteArray bytes(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);

    CHECK(canary.isIn("xx" + bytes));
}

TEST_CASE("A password given in the window is in no file that the program writes")
{
    const Canary password("Zx9-typed-password-4711");
    const Canary master("Zx9-master-password-0815");
    const test::FakeSshServer fake(optionsFor(password));
    const QTemporaryDir root;
    const QString folder = root.filePath(u"data"_s);
    {
        REQUIRE(engine::prepareDataFolder(folder));
        const app::LogSink log(folder, LogLevel::Debug);
        REQUIRE(app::SettingsStore(folder).save(Settings{}));
        const auto engine = *engine::Engine::create(
            {.dataFolder = folder, .secrets = test::FakeKeychain::options(nullptr)});
        std::map<ServerId, ServerState> states;
        SecretsStatus secrets;
        int alerts = 0;
        QObject::connect(engine.get(),
                         &FleetSource::statusChanged,
                         engine.get(),
                         [&](const ServerStatus& status) { states[status.server] = status.state; });
        QObject::connect(engine.get(), &FleetSource::alertRaised, engine.get(), [&] { ++alerts; });
        QObject::connect(engine->secrets(),
                         &SecretsSource::statusChanged,
                         engine.get(),
                         [&](const SecretsStatus& now) { secrets = now; });
        const auto isAnywhere = [&states](ServerState state) {
            return std::ranges::any_of(
                states, [state](const auto& entry) { return entry.second == state; });
        };
        engine->start();
        Server good = fake.server();
        good.name = u"good"_s;
        good.hostKeyPolicy = HostKeyPolicy::AcceptNew;
        Server refused = good;
        refused.name = u"refused"_s;
        refused.user = u"other"_s;
        Server dead = good;
        dead.name = u"dead"_s;
        dead.port = test::refusingPort();
        Credential credential{Secret(password.text()), {}};
        credential.isToBeKept = true;
        Credential wrong{Secret(password.text() + "?"), {}};
        wrong.isToBeKept = true;
        engine->addServers({good, dead}, credential);
        engine->addServers({refused}, wrong);
        REQUIRE(pumpUntil([&] { return !secrets.waiting.empty(); }));
        engine->secrets()->createVault(Secret(master.text()));
        REQUIRE(pumpUntil([&] { return secrets.kept.size() == 3; }));
        REQUIRE(pumpUntil([&] {
            return fake.counters().requests >= 3 && alerts >= 2
                && isAnywhere(ServerState::AuthFailed) && isAnywhere(ServerState::Unreachable);
        }));
        engine->secrets()->lock();
        engine->stop();
    }

    CHECK(QFile::exists(engine::vaultPath(folder)));
    CHECK(QFile(app::LogSink::filePath(folder)).size() > 0);
    CHECK(password.filesIn(root.path()).isEmpty());
    CHECK(master.filesIn(root.path()).isEmpty());
}

TEST_CASE("A password given on the command line is seen by nobody")
{
    const Canary password("Zx9-stdin-password-4711");
    const Canary master("Zx9-keyfile-password-0815");
    const test::FakeSshServer fake(optionsFor(password));
    const QTemporaryDir root;
    const QTemporaryDir keys;
    const QString folder = root.filePath(u"data"_s);
    const QStringList data{u"--data-dir"_s, folder};
    const QStringList key{u"--vault-key-file"_s, keyFile(keys, master)};
    const QString target = u"tester@127.0.0.1:%1"_s.arg(fake.port());
    QByteArray all;
    const auto run = [&](const QStringList& arguments, const QByteArray& input = {}) {
        const Outcome outcome = runProgram(arguments + data, input);
        all += outcome.said + outcome.seenFromOutside;
        return outcome.code;
    };

    REQUIRE(run(QStringList{u"vault"_s, u"create"_s} + key) == 0);
    REQUIRE(run(QStringList{u"server"_s,
                            u"add"_s,
                            target,
                            u"--name"_s,
                            u"good"_s,
                            u"--host-key-policy"_s,
                            u"accept-new"_s,
                            u"--password-stdin"_s}
                    + key,
                password.text() + '\n')
            == 0);
    REQUIRE(run({u"server"_s, u"add"_s, u"127.0.0.1:%1"_s.arg(test::refusingPort())}) == 0);
    REQUIRE(run(QStringList{
                    u"collect"_s, u"--json"_s, u"--for"_s, u"6s"_s, u"--log-level"_s, u"debug"_s}
                + key)
            == 0);
    REQUIRE(run(QStringList{u"probe"_s, u"good"_s, u"--json"_s} + key) == 0);
    REQUIRE(run({u"server"_s, u"export"_s, root.filePath(u"export.json"_s)}) == 0);
    REQUIRE(run({u"server"_s, u"list"_s, u"--json"_s}) == 0);

    CHECK(all.contains("--data-dir")); // the command lines were seen
    CHECK(fake.counters().logins == 2); // it was really used
    CHECK(all.contains("alert"));
    CHECK_FALSE(password.isIn(all));
    CHECK_FALSE(master.isIn(all));
    CHECK(password.filesIn(root.path()).isEmpty());
    CHECK(master.filesIn(root.path()).isEmpty());
}
