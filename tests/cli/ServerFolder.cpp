// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/ServerFolder.h"

#include "core/engine/Configuration.h"
#include "tests/support/Catch.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace vedette::test {

QString ServerFolder::path() const
{
    return dir.filePath(u"data"_s);
}

CliOutcome ServerFolder::server(const QString& arguments, const QByteArray& input) const
{
    return runCli(QStringList{u"server"_s} + arguments.split(u' ')
                      + QStringList{u"--data-dir"_s, path()},
                  input);
}

QJsonObject ServerFolder::shown(const QString& name) const
{
    return runCli({u"server"_s, u"show"_s, name, u"--json"_s, u"--data-dir"_s, path()})
        .json()
        .object();
}

qsizetype ServerFolder::count() const
{
    return server(u"list --json"_s).json().array().size();
}

void ServerFolder::pin(const QString& host) const
{
    const HostKeyPin pin{host, 22, {u"ssh-ed25519"_s, "key"}, fromMsecs(1), u"user"_s};
    const auto configuration = engine::Configuration::open(path());
    REQUIRE(configuration);
    REQUIRE((*configuration)->addPin(pin));
}

QStringList ServerFolder::pinnedHosts() const
{
    const auto pins = engine::Configuration::open(path()).and_then(
        [](const auto& configuration) { return configuration->pins(); });
    REQUIRE(pins);
    QStringList hosts;
    for (const HostKeyPin& pin : *pins) {
        hosts += pin.host;
    }
    return hosts;
}

} // namespace vedette::test
