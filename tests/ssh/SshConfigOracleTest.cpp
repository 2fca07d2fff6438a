// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// What ssh_config(5) means is what `ssh -G` says of it.
#include "tests/ssh/SshConfigOracle.h"

#include "core/ssh/config/SshConfig.h"
#include "tests/support/Catch.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::SshConfigOracle;

namespace {

const QStringList moreHosts{u"db1"_s,
                            u"unlisted"_s,
                            u"web-9.example.net"_s,
                            u"10.0.1.7"_s,
                            u"2001:DB8::7"_s,
                            u"UPPER.Example.Net"_s,
                            u"joe@db1"_s,
                            u"ssh://ann@db1:99"_s};

std::string printed(const QJsonObject& object)
{
    return QJsonDocument(object).toJson().toStdString();
}

/// Ours and that of ssh agree on one host: both refuse at the same line, or both say the same.
void compare(const SshConfigOracle& oracle, const QString& name, const QString& host)
{
    const auto expected = oracle.ask(name, host);
    const auto config = ssh::SshConfig::load(oracle.path(name), oracle.system());
    const auto resolved = config ? config->resolve(host) : fail(config.error());
    INFO(name.toStdString() << " for " << host.toStdString());
    INFO(expected.complaint.toStdString());
    INFO((resolved ? QString() : resolved.error().detail).toStdString());

    CHECK(resolved.has_value() == !expected.isRefused);
    if (resolved && !expected.isRefused) {
        CHECK(printed(toJson(*resolved)) == printed(expected.config));
    }
    if (!resolved && expected.line > 0) {
        CHECK(test::lineIn(resolved.error().detail) == expected.line);
    }
}

void compareAll(const SshConfigOracle& oracle, const QString& name, const QStringList& others)
{
    QStringList hosts = others;
    if (const auto config = ssh::SshConfig::load(oracle.path(name), oracle.system())) {
        hosts += config->hosts().value_or(QStringList());
    }
    hosts.removeDuplicates();
    for (const QString& host : std::as_const(hosts)) {
        compare(oracle, name, host);
    }
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    CAPTURE(path.toStdString());
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll();
}

QJsonObject objectIn(const QString& path)
{
    return QJsonDocument::fromJson(contentOf(path)).object();
}

/// The lists of an expected answer in the form of toJson(SshHostConfig).
QJsonObject ourForm(const QJsonObject& expected, const QJsonObject& ours, const QString& user)
{
    QJsonObject formed;
    for (auto it = expected.begin(); it != expected.end(); ++it) {
        const QJsonValue our = ours.value(it.key());
        if (our.isUndefined() || !it->isArray()) {
            continue;
        }
        QStringList values;
        const QJsonArray array = it->toArray();
        for (const auto& value : array) {
            values += value.toString().replace("@USER_OR_root@"_L1, user);
        }
        formed[it.key()] = our.isArray() ? QJsonValue(QJsonArray::fromStringList(values))
                                         : QJsonValue(values.join(u' '));
    }
    return formed;
}

/// Every key of `part` stands in `whole` with the same value.
bool holds(const QJsonObject& whole, const QJsonObject& part)
{
    const QStringList keys = part.keys();
    return std::ranges::all_of(
        keys, [&](const QString& key) { return whole.value(key) == part.value(key); });
}

/// One case of the corpus against its kept answers, which ssh gave with IgnoreUnknown=*.
void checkCase(const SshConfigOracle& oracle, const QString& host, const QJsonObject& expected)
{
    const auto plain = ssh::SshConfig::load(oracle.path(u"config"_s), oracle.system());
    REQUIRE(plain);
    const auto resolved = plain->resolve(host);
    const QJsonObject refusal = expected.contains("refused"_L1)
        ? expected.value("refused"_L1).toObject()
        : expected.value("_refused_without_IgnoreUnknown"_L1).toObject();
    INFO(host.toStdString() << ": " << (resolved ? "" : resolved.error().detail.toStdString()));
    CHECK(resolved.has_value() == refusal.isEmpty());
    if (!resolved) {
        const int line = test::lineIn(refusal.value("stderr"_L1).toString());
        CHECK(test::lineIn(resolved.error().detail) == line);
    }
    if (expected.contains("refused"_L1)) {
        return;
    }
    const auto ignoring = ssh::SshConfig::load(oracle.path(u"ignoring"_s), oracle.system());
    REQUIRE(ignoring);
    const auto taken = ignoring->resolve(host);
    REQUIRE(taken);
    const QJsonObject ours = toJson(*taken);
    const QString user = QString::fromUtf8(oracle.system().user);
    INFO(printed(ours));
    CHECK(holds(ours, ourForm(expected, ours, user)));
}

} // namespace

TEST_CASE("Every configuration means what ssh -G says of it")
{
    SshConfigOracle oracle;
    if (!oracle.isUsable()) {
        WARN("skipped: " << oracle.whyNot().toStdString());
        return;
    }
    const QString folder = QString::fromUtf8(VEDETTE_TEST_DATA) + u"/ssh_config/own"_s;
    oracle.bring(folder);
    const QStringList names = QDir(folder).entryList(QDir::Files);
    REQUIRE(names.size() >= 120);

    for (const QString& name : names) {
        const bool isRefused = name.startsWith("refused-"_L1);
        compareAll(oracle, name, isRefused ? QStringList{u"db1"_s} : moreHosts);
        if (isRefused) {
            CAPTURE(name.toStdString());
            CHECK(oracle.ask(name, u"db1"_s).isRefused);
        }
    }
}

TEST_CASE("A long line and many keys are taken as ssh takes them")
{
    SshConfigOracle oracle;
    if (!oracle.isUsable()) {
        WARN("skipped: " << oracle.whyNot().toStdString());
        return;
    }
    QByteArray text = "Host";
    for (int i = 0; i < 3000; ++i) {
        text += " long" + QByteArray::number(i);
    }
    text += "\n  CertificateFile /" + QByteArray(70'000, 'x') + "\nHost *\n";
    for (int i = 0; i < 100; ++i) {
        text += "  IdentityFile /k" + QByteArray::number(i) + '\n';
    }
    oracle.write(u"long"_s, text);

    compare(oracle, u"long"_s, u"long2999"_s);
    compare(oracle, u"long"_s, u"long3000"_s);
}

TEST_CASE("Files of others and open files are not included")
{
    SshConfigOracle oracle;
    if (!oracle.isUsable()) {
        WARN("skipped: " << oracle.whyNot().toStdString());
        return;
    }
    oracle.write(u"open"_s, "Host db1\n  User x\n");
    REQUIRE(QFile::setPermissions(oracle.path(u"open"_s),
                                  QFileDevice::ReadOwner | QFileDevice::WriteOther));
    oracle.write(u"config"_s, "\nInclude open\n");

    compare(oracle, u"config"_s, u"db1"_s);
    compare(oracle, u"open"_s, u"db1"_s);
    compare(oracle, u"missing"_s, u"db1"_s);
}

TEST_CASE("Public configurations are read as ssh reads them")
{
    const QString corpus = qEnvironmentVariable("VEDETTE_CORPUS");
    if (corpus.isEmpty()) {
        WARN("skipped: VEDETTE_CORPUS is not set");
        return;
    }
    const QDir cases(corpus + u"/ssh_config/cases"_s);
    const QStringList names = cases.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    REQUIRE_FALSE(names.isEmpty());

    for (const QString& name : names) {
        INFO(name.toStdString());
        SshConfigOracle oracle;
        oracle.bring(cases.filePath(name));
        QByteArray text = contentOf(oracle.path(u"config"_s));
        const QString home = oracle.path(QString());
        text.replace("@DIR@", home.chopped(1).toUtf8());
        text.replace("@HOME@", home.chopped(6).toUtf8());
        oracle.write(u"config"_s, text);
        oracle.write(u"ignoring"_s, "IgnoreUnknown *\n" + text);
        const QJsonObject expected = QFile::exists(oracle.path(u"expected.json"_s))
            ? objectIn(oracle.path(u"expected.json"_s))
            : QJsonObject();
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            checkCase(oracle, it.key(), it->toObject());
        }
        const QJsonArray hosts = objectIn(oracle.path(u"meta.json"_s)).value("hosts"_L1).toArray();
        for (const auto& host : hosts) {
            if (oracle.isUsable()) {
                compare(oracle, u"config"_s, host.toString());
                compare(oracle, u"ignoring"_s, host.toString());
            }
        }
    }
}
