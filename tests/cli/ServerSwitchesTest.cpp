// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerSwitches.h"

#include "tests/cli/ServerFolder.h"
#include "tests/support/Catch.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::ServerFolder;

TEST_CASE("how far probes may go is kept, shown, changed and taken back")
{
    const ServerFolder folder;
    const auto added = folder.server(u"add deploy@web1 --sudo --shell-only --watch-certificate "
                                     "/etc/ssl/web.pem --watch-certificate /etc/ssl/mail.pem"_s);
    REQUIRE(added.code == ExitCode::Ok);
    CHECK(added.out.contains(u"\n    deploy ALL=(root) NOPASSWD: "_s));
    CHECK(folder.shown(u"deploy@web1"_s).value(u"usesSudo").toBool());
    CHECK(folder.shown(u"deploy@web1"_s).value(u"pollsByShell").toBool());
    CHECK(folder.shown(u"deploy@web1"_s).value(u"watchedCertificates").toArray()
          == QJsonArray{u"/etc/ssl/web.pem"_s, u"/etc/ssl/mail.pem"_s});
    const QString text = folder.server(u"show deploy@web1"_s).out;
    CHECK(text.contains(QRegularExpression(u"(^|\n)sudo +yes\n"_s)));
    CHECK(text.contains(QRegularExpression(u"\nshell-only +yes\n"_s)));
    CHECK(text.contains(
        QRegularExpression(u"\nwatch-certificate +/etc/ssl/web.pem, /etc/ssl/mail.pem\n"_s)));

    REQUIRE(folder.server(u"edit deploy@web1 --group Web"_s).code == ExitCode::Ok);
    CHECK(folder.shown(u"deploy@web1"_s).value(u"usesSudo").toBool());
    const auto edited
        = folder.server(u"edit deploy@web1 --no-sudo --no-shell-only --watch-certificate="_s);

    CHECK(edited.code == ExitCode::Ok);
    CHECK_FALSE(edited.out.contains(u"NOPASSWD"_s));
    const QJsonObject shown = folder.shown(u"deploy@web1"_s);
    CHECK_FALSE(shown.value(u"usesSudo").toBool(true));
    CHECK_FALSE(shown.value(u"pollsByShell").toBool(true));
    CHECK(shown.value(u"watchedCertificates").toArray().isEmpty());
}

TEST_CASE("this computer can be asked by sudo and have certificates, but has no SFTP")
{
    const ServerFolder folder;

    REQUIRE(folder.server(u"edit local --sudo --watch-certificate /etc/ssl/own.pem"_s).code
            == ExitCode::Ok);

    CHECK(folder.shown(u"local"_s).value(u"usesSudo").toBool());
    const QString text = folder.server(u"show local"_s).out;
    CHECK(text.contains(QRegularExpression(u"sudo +yes\n"_s)));
    CHECK_FALSE(text.contains(u"shell-only"_s));
}
