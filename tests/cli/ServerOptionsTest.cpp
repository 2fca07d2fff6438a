// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerOptions.h"

#include "core/engine/WholeFile.h"
#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::ServerFolder;

TEST_CASE("a key file is taken back with its certificate, and the way in with it")
{
    const ServerFolder folder;
    const QString key = folder.dir.filePath(u"id"_s);
    const QString certificate = folder.dir.filePath(u"signed.pub"_s);
    for (const QString& path : {key, certificate}) {
        REQUIRE(engine::writeWholeFile(path, "x"));
    }
    REQUIRE(folder.server(u"add web1 --identity %1 --certificate %2"_s.arg(key, certificate)).code
            == ExitCode::Ok);

    const auto outcome = folder.server(u"edit web1 --identity="_s);

    INFO(outcome.err);
    REQUIRE(outcome.code == ExitCode::Ok);
    const QJsonObject shown = folder.shown(u"web1"_s);
    CHECK(shown.value(u"auth").toString() == u"automatic"_s);
    CHECK(shown.value(u"identityFile").toString().isEmpty());
    CHECK(shown.value(u"certificateFile").toString().isEmpty());
}

TEST_CASE("a way in that needs no key file stays when the key file is taken back")
{
    const ServerFolder folder;
    REQUIRE(folder.server(u"add web1 --auth password"_s).code == ExitCode::Ok);

    REQUIRE(folder.server(u"edit web1 --identity="_s).code == ExitCode::Ok);

    CHECK(folder.shown(u"web1"_s).value(u"auth").toString() == u"password"_s);
}

TEST_CASE("a server is shown to a person in the words that the options take")
{
    const ServerFolder folder;
    REQUIRE(folder
                .server(u"add deploy@web1:2222 --host-key-policy accept-new --access fixed-probe "
                        "--identity /etc/hostname --status-interval 1m"_s)
                .code
            == ExitCode::Ok);

    const QString text = folder.server(u"show deploy@web1:2222"_s).out;

    for (const QString& line : {u"host-key-policy +accept-new"_s,
                                u"auth +key-file"_s,
                                u"access +fixed-probe"_s,
                                u"identity +/etc/hostname"_s,
                                u"port +2222"_s,
                                u"status-interval +60s"_s,
                                u"metrics-interval +30s"_s,
                                u"watched +yes"_s}) {
        INFO(line);
        CHECK(text.contains(QRegularExpression(u"(?:^|\n)%1 *\n"_s.arg(line))));
    }
}
