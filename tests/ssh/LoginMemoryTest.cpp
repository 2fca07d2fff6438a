// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/ssh/UserKeys.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/ProcessMemory.h"

#include <QProcess>

using namespace vedette;
using test::FakeSshOptions;
using test::FakeSshServer;

TEST_CASE("After a login neither the password nor the key's passphrase stays in memory", "[T12]")
{
    if (!test::canReadMemory()) {
        WARN("skipped: the memory of a process can't be read here");
        return;
    }
    enum class Way
    {
        Password,
        Dialogue,
        KeyFile
    };
    const Way way = GENERATE(Way::Password, Way::Dialogue, Way::KeyFile);
    const QByteArray secret = "Zx9-remembered-secret-4711";
    const QTemporaryDir folder;
    FakeSshOptions options;
    options.password = secret;
    if (way == Way::Dialogue) {
        options.prompts = {{"Password: ", true}};
    }
    QStringList keyFile;
    if (way == Way::KeyFile) {
        const auto key = test::makeUserKey(folder.filePath(QStringLiteral("key")),
                                           QString::fromLatin1(secret));
        options.acceptedKeys = {key.blob};
        keyFile = {key.path};
    }
    const FakeSshServer server(options);
    QProcess victim;
    victim.start(QStringLiteral(VEDETTE_LOGIN_VICTIM),
                 QStringList{QString::number(server.port())} + keyFile);
    victim.write(secret + '\n');

    REQUIRE(test::nextLine(victim) == "open");
    const auto held = test::hitsInMemory(victim.processId(), {secret});
    victim.write("\n");
    REQUIRE(test::nextLine(victim) == "closed");
    const auto left = test::hitsInMemory(victim.processId(), {secret});

    CAPTURE(static_cast<int>(way));
    CHECK(held.front() >= 1); // the method sees what is there
    CHECK(left.front() == 0);
    victim.write("\n");
    CHECK(victim.waitForFinished());
}
