// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/LogSink.h"

#include "app/LogLine.h"
#include "core/base/Log.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::app;

namespace {

QByteArray readLog(const QTemporaryDir& folder)
{
    QFile file(LogSink::filePath(folder.path()));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

} // namespace

TEST_CASE("A log line has its time, level and category, and stays one line")
{
    const QByteArray line = logLine(
        Timestamp{seconds{1'000'000'000}}, QtWarningMsg, "vedette.ssh"_L1, u"a\nb\x1b[31m"_s);

    CHECK(line == "2001-09-09T01:46:40.000Z warning vedette.ssh a\\nb\\x1b[31m\n");
}

TEST_CASE("Secrets are taken out of what is logged")
{
    const QString text = GENERATE(u"password=hunter2 for web"_s,
                                  u"Passphrase: hunter2"_s,
                                  u"{\"password\": \"hunter2 x\", \"user\": 1}"_s,
                                  u"secret = 'hunter2'"_s,
                                  u"-----BEGIN OPENSSH PRIVATE KEY-----\nhunter2\n-----END OPENSSH "
                                  "PRIVATE KEY----- done"_s,
                                  u"-----BEGIN RSA PRIVATE KEY-----\nhunter2 cut"_s);

    CHECK_FALSE(redacted(text).contains(u"hunter2"_s));
    CHECK(redacted(text).contains(u"removed"_s));
}

TEST_CASE("Text without secrets stays as it is")
{
    const QString text = u"the password was refused by web.example.net"_s;

    CHECK(redacted(text) == text);
}

TEST_CASE("The sink writes messages of its level and above to the file, redacted")
{
    const QTemporaryDir folder;

    {
        const LogSink sink(folder.path(), LogLevel::Info);
        qCInfo(logApp, "token=abc started");
        qCDebug(logApp, "not wanted");
    }

    const QByteArray log = readLog(folder);
    CHECK(log.contains("info vedette.app token=[removed] started"));
    CHECK_FALSE(log.contains("not wanted"));
    CHECK(QFileInfo(LogSink::filePath(folder.path())).permission(QFile::ReadOther) == false);
}

TEST_CASE("A full log is rotated, and the oldest part goes")
{
    const QTemporaryDir folder;
    const QDir logs(folder.filePath(u"log"_s));

    {
        const LogSink sink(folder.path(), LogLevel::Info, {.bytes = 1000, .files = 3});
        for (int i = 0; i < 100; ++i) {
            qCInfo(logApp, "message number %d", i);
        }
    }

    const QStringList files = logs.entryList(QDir::Files, QDir::Name);
    CHECK(files == QStringList{u"vedette.log"_s, u"vedette.log.1"_s, u"vedette.log.2"_s});
    for (const QString& file : files) {
        CHECK(QFileInfo(logs.filePath(file)).size() <= 1000);
    }
    CHECK(readLog(folder).contains("message number 99"));
}
