// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/Application.h"
#include "app/CommandLine.h"
#include "app/LogSink.h"
#include "app/ProcessLimits.h"
#include "app/SettingsStore.h"
#include "core/base/Expendable.h"
#include "core/cli/Cli.h"
#include "core/engine/DataFolder.h"

#include <QApplication>
#include <QIcon>

#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;

namespace {

using namespace vedette;

void print(FILE* stream, const QString& text)
{
    std::fputs(text.toLocal8Bit().constData(), stream);
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"Vedette"_s);
    QCoreApplication::setApplicationVersion(QLatin1StringView(VEDETTE_VERSION));
}

/// The data folder that the words name, as every verb reads them.
QString dataFolderOf(const QStringList& arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments.at(i) == "--data-dir"_L1 && i + 1 < arguments.size()) {
            return arguments.at(i + 1);
        }
        if (arguments.at(i).startsWith("--data-dir="_L1)) {
            return arguments.at(i).mid(11);
        }
    }
    return engine::defaultDataFolder();
}

int runVerb(int argc, char** argv, const QStringList& arguments)
{
    const QCoreApplication application(argc, argv);
    nameProgram();
    const QString folder = dataFolderOf(arguments);
    if (folder.trimmed().isEmpty()) {
        return cli::run(arguments, {}); // it tells what is wrong
    }
    const Settings settings = app::SettingsStore(folder).peek();
    std::optional<app::LogSink> log;
    if (arguments.value(0) == "collect"_L1 && engine::prepareDataFolder(folder)) {
        log.emplace(folder,
                    settings.logLevel); // it runs for months: its log is a file that rotates
    }
    return cli::run(arguments, settings);
}

int runWindow(int argc, char** argv, const app::WindowOptions& options)
{
    QApplication qt(argc, argv);
    nameProgram();
    QGuiApplication::setDesktopFileName(u"vedette"_s);
    QApplication::setWindowIcon(QIcon(u":/vedette/icons/vedette.svg"_s));
    app::Application application(qt, options);
    return application.start() ? QApplication::exec() : 0;
}

QStringList argumentsOf(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments += QString::fromLocal8Bit(argv[i]);
    }
    return arguments;
}

int runWithoutDisplay(int argc, char** argv, QStringList options)
{
    print(stderr,
          u"vedette: no display found; showing the live view in the terminal instead "
          "(vedette top)\n"_s);
    options.removeAll(u"--minimized"_s);
    return runVerb(argc, argv, QStringList{u"top"_s} + options);
}

int run(int argc, char** argv)
{
    app::restrictProcess();
    const QStringList arguments = argumentsOf(argc, argv);
    const app::CommandLine line = app::parseCommandLine(arguments, &cli::isVerb);
    const bool isLiveView = line.mode == app::StartMode::Window
        || (line.mode == app::StartMode::Invalid && arguments.value(0).startsWith(u'-')); // of top
    if (isLiveView && !line.namesPlatform && !app::hasDisplay()) {
        return runWithoutDisplay(argc, argv, arguments);
    }
    switch (line.mode) {
    case app::StartMode::Verb:
        return runVerb(argc, argv, line.verb);
    case app::StartMode::Help:
        print(stdout, cli::usage() + u'\n' + app::windowUsage());
        return 0;
    case app::StartMode::Version:
        print(stdout, u"vedette %1\n"_s.arg(QLatin1StringView(VEDETTE_VERSION)));
        return 0;
    case app::StartMode::Invalid:
        print(stderr, u"vedette: %1 Try vedette --help.\n"_s.arg(line.error));
        return static_cast<int>(cli::ExitCode::Usage);
    case app::StartMode::Window:
        break;
    }
    return runWindow(argc, argv, line.options);
}

} // namespace

int main(int argc, char** argv)
{
    return processExitCode(run(argc, argv));
}
