// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ServerFiles.h"

#include "core/cli/VerbParser.h"
#include "core/engine/Configuration.h"
#include "core/model/ServerJson.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::Configuration;

constexpr qint64 maxFile = 17'000'000; // more than importServers() takes: it refuses

Result<QByteArray> readAll(const QString& path, const Console& console)
{
    if (path == "-"_L1) {
        return console.in.read(maxFile);
    }
    if (QFileInfo::exists(path)
        && !QFileInfo(path).isFile()) { // a pipe could be waited for without end
        return fail(ErrorCode::Malformed, u"%1 is no ordinary file"_s.arg(path));
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorCode::Malformed, u"%1: %2"_s.arg(path, file.errorString()));
    }
    return file.read(maxFile);
}

/// QSaveFile commits a short write without complaint (full disk): the size is checked here.
/// Only where nothing or an ordinary file stands: it would take the place of a device or a pipe.
bool writeAll(const QString& path, const QByteArray& bytes)
{
    if (QFileInfo::exists(path) && !QFileInfo(path).isFile()) {
        return false;
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    if (file.write(bytes) != bytes.size()) {
        file.cancelWriting();
    }
    return file.commit();
}

/// All that are new, or none: names that are taken are told and left alone.
ExitCode
addNew(Configuration& configuration, const std::vector<Server>& servers, const Console& console)
{
    std::vector<Server> fresh;
    for (const Server& server : servers) {
        const auto present = configuration.find(server.name);
        if (!present && present.error().code != ErrorCode::NotFound) {
            return report(console, present.error());
        }
        if (present) {
            say(console, u"Skipped “%1”: the name is taken."_s.arg(server.name));
        } else {
            fresh.push_back(server);
        }
    }
    const auto added = configuration.add(fresh);
    if (!added) {
        return report(console, added.error());
    }
    say(console, u"Added %1 of %2."_s.arg(added->size()).arg(servers.size()));
    return ExitCode::Ok;
}

} // namespace

ExitCode runExport(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server export"_s,
                       u"[FILE]"_s,
                       u"Writes all servers as JSON, without secrets; to the standard output "
                       "unless FILE is given."_s,
                       u"server export servers.json\n"_s});
    parser.setPositionals(0, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return reportDataFolder(console, parser.dataFolder(), configuration.error());
    }
    const auto servers = (*configuration)->servers();
    if (!servers) {
        return report(console, servers.error());
    }
    const QByteArray json = exportServers(*servers);
    const QString path = parser.positional(0);
    if (path.isEmpty() || path == "-"_L1) {
        console.out << QString::fromUtf8(json);
        console.out.flush();
        return ExitCode::Ok;
    }
    if (!writeAll(path, json)) {
        complain(console, u"The file %1 can't be written; nothing was changed."_s.arg(path));
        return ExitCode::Failed;
    }
    say(console, u"Wrote %1 servers to %2."_s.arg(servers->size()).arg(path));
    return ExitCode::Ok;
}

ExitCode runImport(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"server import"_s,
                       u"FILE"_s,
                       u"Adds the servers of a list that “server export” or the window wrote; “-” "
                       "reads the\nstandard input. Names that are there already are skipped."_s,
                       u"server import servers.json\n"_s});
    parser.setPositionals(1, 1);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto servers
        = readAll(parser.positional(0), console).and_then([](const QByteArray& json) {
              return importServers(json);
          });
    if (!servers) {
        const ExitCode code = report(console, servers.error());
        return code == ExitCode::UnusableAnswer ? ExitCode::Usage : code; // a file, not a server
    }
    const auto configuration = Configuration::open(parser.dataFolder());
    if (!configuration) {
        return reportDataFolder(console, parser.dataFolder(), configuration.error());
    }
    return addNew(**configuration, *servers, console);
}

} // namespace vedette::cli
