// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/CommandLine.h"

#include "core/engine/DataFolder.h"

#include <QCommandLineParser>
#include <QDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::app {

namespace {

/// Qt's own options that take a value; QApplication reads them itself.
constexpr std::array qtOptions{"platform"_L1,
                               "style"_L1,
                               "display"_L1,
                               "session"_L1,
                               "platformtheme"_L1,
                               "platformpluginpath"_L1,
                               "qwindowgeometry"_L1};

QString withoutDashes(const QString& word)
{
    qsizetype start = 0;
    while (start < word.size() && word.at(start) == u'-') {
        ++start;
    }
    return word.mid(start);
}

bool isQtOption(const QString& word)
{
    return word.startsWith(u'-')
        && std::ranges::find(qtOptions, withoutDashes(word)) != qtOptions.end();
}

QStringList withoutQtOptions(const QStringList& arguments)
{
    QStringList rest;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (isQtOption(arguments.at(i))) {
            ++i; // its value
        } else {
            rest += arguments.at(i);
        }
    }
    return rest;
}

/// Where the verb stands: it may follow options that every verb shares.
std::optional<qsizetype> findVerb(const QStringList& arguments,
                                  const std::function<bool(const QString&)>& isVerb)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString& word = arguments.at(i);
        if (word == "--data-dir"_L1 || word == "--log-level"_L1) {
            ++i;
        } else if (!word.startsWith(u'-')) {
            return isVerb(word) ? std::optional(i) : std::nullopt;
        }
    }
    return std::nullopt;
}

CommandLine invalid(const QString& why)
{
    CommandLine line;
    line.mode = StartMode::Invalid;
    line.error = why;
    return line;
}

CommandLine parseWindow(const QStringList& arguments)
{
    const QCommandLineOption folder(u"data-dir"_s, {}, u"DIR"_s);
    const QCommandLineOption level(u"log-level"_s, {}, u"LEVEL"_s);
    const QCommandLineOption minimized(u"minimized"_s);
    const QCommandLineOption screenshots(u"screenshots"_s, {}, u"DIR"_s);
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s});
    QCommandLineParser parser;
    parser.addOptions({folder, level, minimized, screenshots, help, version});
    if (!parser.parse(QStringList(u"vedette"_s) + arguments)) {
        return invalid(parser.errorText());
    }
    if (!parser.positionalArguments().isEmpty()) {
        return invalid(u"Unknown command \"%1\"."_s.arg(parser.positionalArguments().first()));
    }
    if (parser.isSet(folder) && parser.value(folder).trimmed().isEmpty()) {
        return invalid(u"--data-dir needs the name of a folder."_s);
    }
    CommandLine line;
    line.options.isDefaultFolder = !parser.isSet(folder);
    line.options.dataFolder = line.options.isDefaultFolder
        ? engine::defaultDataFolder()
        : QDir(parser.value(folder)).absolutePath();
    line.options.isMinimized = parser.isSet(minimized);
    line.options.screenshotFolder = parser.value(screenshots);
    line.options.logLevel = valueNamed(logLevelNames, parser.value(level));
    if (parser.isSet(level) && !line.options.logLevel) {
        return invalid(u"Unknown log level \"%1\": use error, warning, info or debug."_s.arg(
            parser.value(level)));
    }
    if (parser.isSet(help)) {
        line.mode = StartMode::Help;
    } else if (parser.isSet(version)) {
        line.mode = StartMode::Version;
    }
    return line;
}

} // namespace

CommandLine parseCommandLine(const QStringList& arguments,
                             const std::function<bool(const QString&)>& isVerb)
{
    const auto verb = findVerb(arguments, isVerb);
    if (verb) {
        CommandLine line;
        line.mode = StartMode::Verb;
        // What stood before the verb goes to the end: a verb's own verb comes right behind it, and
        // behind "--" nothing is an option.
        const QStringList words = arguments.mid(*verb);
        const qsizetype end = words.contains(u"--"_s) ? words.indexOf(u"--"_s) : words.size();
        line.verb = words.first(end) + arguments.first(*verb) + words.sliced(end);
        return line;
    }
    CommandLine line = parseWindow(withoutQtOptions(arguments));
    line.namesPlatform = std::ranges::any_of(arguments, [](const QString& word) {
        return word.startsWith(u'-') && withoutDashes(word) == "platform"_L1;
    });
    return line;
}

bool hasDisplay()
{
#if defined(Q_OS_LINUX) || defined(Q_OS_FREEBSD)
    return qEnvironmentVariableIsSet("QT_QPA_PLATFORM") || !qEnvironmentVariableIsEmpty("DISPLAY")
        || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return true;
#endif
}

QString windowUsage()
{
    return uR"(Options of the window:
  --data-dir DIR      keep everything in DIR instead of the usual place
  --log-level LEVEL   error, warning, info or debug
  --minimized         start in the tray, or minimized where there is none
  -h, --help          show this text
  -v, --version       show the version
  --screenshots DIR   for developers: save a picture of every page to DIR, then quit
)"_s;
}

} // namespace vedette::app
