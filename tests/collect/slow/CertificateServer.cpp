// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/CertificateServer.h"

#include "core/base/PlainText.h"
#include "core/collect/slow/CertificatesProbe.h"
#include "core/collect/slow/SlowReader.h"
#include "core/ssh/ShellProtocol.h"
#include "tests/support/Catch.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

const QByteArray certificateNonce = "0f3a9c0f3a9c";
constexpr Timestamp certificatesRead = fromMsecs(1'767'225'600'000); // 2026-01-01

} // namespace

QByteArray certificateFixture(const QString& name)
{
    QFile file(QString::fromUtf8(VEDETTE_TEST_DATA) + u"/certificates/%1.pem"_s.arg(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

collect::SlowTask certificatesTask(const QStringList& paths)
{
    const auto all = collect::slowCatalogue();
    const auto probe
        = std::ranges::find(all, collect::certificatesProbe, &collect::SlowProbe::name);
    REQUIRE(probe != all.end());
    Server server;
    server.watchedCertificates = paths;
    return taskOf(*probe, server);
}

Snapshot readCertificateAnswer(const QStringList& paths, const QByteArray& answer)
{
    collect::ServerContext context;
    return collect::readSlow(
        certificatesTask(paths), {answer, 0, {}}, certificateNonce, certificatesRead, context);
}

CertificateServer::CertificateServer(const QString& shell)
{
    const QString path = QStandardPaths::findExecutable(shell);
    REQUIRE(QDir(m_folder.path()).mkpath(u"bin"_s));
    m_isThere = !path.isEmpty() && QFile::link(path, at(u"bin/sh"_s));
}

QString CertificateServer::add(const QString& name, const QByteArray& content) const
{
    QFile file(at(name));
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::NewOnly));
    REQUIRE(file.write(content) == content.size());
    return file.fileName();
}

void CertificateServer::addTool(const QString& name, const QByteArray& script) const
{
    QFile file(add(u"bin/"_s + name, "#!/bin/sh\n" + script + '\n'));
    REQUIRE(file.setPermissions(file.permissions() | QFile::ExeOwner));
}

Snapshot CertificateServer::ask(const QStringList& paths)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, at(u"bin"_s) + u':' + environment.value(u"PATH"_s));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(at(u"bin/sh"_s), {u"-c"_s, QString::fromLatin1(ssh::shellLoop())});
    process.write(ssh::definitionLines(collect::slowPrelude()));
    process.write(certificatesTask(paths).line(certificateNonce) + " </dev/null 2>/dev/null\n");
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(60'000));
    m_answer = process.readAllStandardOutput();
    return readCertificateAnswer(paths, m_answer);
}

std::optional<double> timeLeft(const Snapshot& snapshot, const QString& path)
{
    return valueOf(snapshot, {u"certificate"_s, u"expiresIn"_s, plainText(path)});
}

WatchedCertificate rowFor(const Snapshot& snapshot, const QString& path)
{
    const auto* const table = std::get_if<CertificateTable>(&snapshot.details);
    REQUIRE(table != nullptr);
    const auto found
        = std::ranges::find(table->certificates, plainText(path), &WatchedCertificate::path);
    REQUIRE(found != table->certificates.end());
    return *found;
}

std::optional<ErrorCode> whyWithout(const Snapshot& snapshot, const QString& path)
{
    CHECK_FALSE(timeLeft(snapshot, path));
    const auto why = rowFor(snapshot, path).why;
    return why ? std::optional(why->code) : std::nullopt;
}

} // namespace vedette::test
