// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/model/Sudoers.h"

#include "tests/support/Catch.h"

#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <optional>

using namespace vedette;
using namespace Qt::StringLiterals;

namespace {

/// Nothing where visudo is not installed.
std::optional<QString> complaintOfVisudo(const QStringList& lines)
{
    const QString program
        = QStandardPaths::findExecutable(u"visudo"_s, {u"/usr/sbin"_s, u"/sbin"_s});
    if (program.isEmpty()) {
        return std::nullopt;
    }
    QProcess visudo;
    visudo.setProcessChannelMode(QProcess::MergedChannels);
    visudo.start(program, {u"-c"_s, u"-s"_s, u"-f"_s, u"-"_s});
    visudo.write(lines.join(u'\n').toUtf8() + '\n');
    visudo.closeWriteChannel();
    REQUIRE(visudo.waitForFinished(20'000));
    const QString told = QString::fromUtf8(visudo.readAll());
    return visudo.exitCode() == 0 && !told.contains(u"warning"_s) ? QString() : told;
}

} // namespace

TEST_CASE("sudoers accepts the lines for every account that can log in")
{
    const QString user = GENERATE(u"deploy"_s,
                                  QString(),
                                  u"dom\\user"_s,
                                  u"user@example.net"_s,
                                  u"machine$"_s,
                                  u"größe"_s,
                                  u"ALL"_s,
                                  u"+group"_s);

    const auto complaint = complaintOfVisudo(sudoersFor(user));

    if (!complaint) {
        WARN("skipped: visudo is not installed");
        return;
    }
    INFO(user);
    CHECK(*complaint == QString());
}

TEST_CASE("sudoers lets one account run the commands, and no other arguments")
{
    const QStringList lines = sudoersFor(u"deploy"_s);

    CHECK(lines.contains(u"deploy ALL=(root) NOPASSWD: /usr/bin/timeout -s KILL 5 dmidecode "
                         "-t 1 -t 17"_s));
    CHECK(lines.contains(u"deploy ALL=(root) NOPASSWD: /usr/bin/timeout -s KILL 20 smartctl "
                         "-n standby --json\\=c -H -A -l error /dev/sd[a-z]"_s));
    CHECK(lines.join(u'\n').count(u"Defaults:deploy secure_path="_s) == 1);
    for (const QString& line : lines) {
        INFO(line);
        CHECK_FALSE(line.contains(u'*'));
        CHECK_FALSE(line.contains(u"DISK"_s));
    }
}

TEST_CASE("a name that sudoers reads as more than one account is not written there")
{
    const QString user = GENERATE(u"ALL"_s, u"ADMINS"_s, u"+staff"_s, QString());

    const QStringList lines = sudoersFor(user);

    CHECK(std::ranges::all_of(lines, [](const QString& line) {
        return line.startsWith(u"account "_s) || line.startsWith(u"Defaults:account "_s);
    }));
}
