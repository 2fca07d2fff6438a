// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/VerbParser.h"

#include "core/cli/SnapshotJson.h"
#include "core/engine/DataFolder.h"

#include <QDir>
#include <QJsonDocument>
#include <QTextStream>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

VerbParser::VerbParser(VerbHelp help)
    : m_help(std::move(help))
{
    m_parser.addOption({{u"h"_s, u"help"_s}, u"Shows this help."_s});
    addOption(u"data-dir"_s, u"FOLDER"_s, u"Where servers and history are kept."_s);
    addOption(u"log-level"_s, u"LEVEL"_s, u"error, warning, info or debug."_s);
}

void VerbParser::addFlag(const QString& name, const QString& description)
{
    m_parser.addOption({name, description});
}

void VerbParser::addOption(const QString& name,
                           const QString& valueName,
                           const QString& description)
{
    m_parser.addOption({name, description, valueName});
}

void VerbParser::setPositionals(int fewest, int most)
{
    m_fewest = fewest;
    m_most = most;
}

std::optional<ExitCode> VerbParser::parse(const QStringList& arguments, const Console& console)
{
    const bool isParsed = m_parser.parse(QStringList(m_help.verb) + arguments);
    if (isParsed && isSet(u"help"_s)) {
        console.out << helpText();
        console.out.flush();
        return ExitCode::Ok;
    }
    const QString wrong = isParsed ? problem() : m_parser.errorText();
    if (!wrong.isEmpty()) {
        return reportUsage(console, wrong);
    }
    setLogLevel(valueNamed(logLevelNames, value(u"log-level"_s)).value_or(m_logLevel));
    return std::nullopt;
}

QString VerbParser::dataFolder() const
{
    return isSet(u"data-dir"_s) ? QDir(value(u"data-dir"_s)).absolutePath()
                                : engine::defaultDataFolder();
}

Result<milliseconds>
VerbParser::duration(const QString& name, milliseconds fallback, const DurationRange& range) const
{
    if (!isSet(name)) {
        return fallback;
    }
    return parseDuration(value(name), range).map_error([&name](const Error& error) {
        return error.in(u"--"_s + name);
    });
}

ExitCode VerbParser::report(const Console& console, const Error& error) const
{
    sayFailure(console, error);
    return cli::report(console, error);
}

ExitCode VerbParser::reportDataFolder(const Console& console, const Error& error) const
{
    sayFailure(console, error);
    return cli::reportDataFolder(console, dataFolder(), error);
}

ExitCode VerbParser::reportUsage(const Console& console, const QString& problem) const
{
    sayFailure(console, {ErrorCode::InvalidConfig, problem, 0});
    return cli::reportUsage(console, m_help.verb, problem);
}

void VerbParser::sayFailure(const Console& console, const Error& error) const
{
    if (m_parser.optionNames().contains(u"json"_s)) {
        say(console, QJsonDocument(failureJson(error)));
    }
}

QString VerbParser::problem() const
{
    const auto count = positionals().size();
    if (count < m_fewest) {
        return u"Something is missing: vedette %1 %2"_s.arg(m_help.verb, m_help.arguments);
    }
    if (count > m_most) {
        return u"“%1” is one argument too many: vedette %2 %3"_s.arg(
            positional(m_most), m_help.verb, m_help.arguments);
    }
    if (isSet(u"data-dir"_s) && value(u"data-dir"_s).trimmed().isEmpty()) {
        return u"--data-dir needs the name of a folder."_s;
    }
    if (isSet(u"log-level"_s) && !valueNamed(logLevelNames, value(u"log-level"_s))) {
        return u"“%1” is no log level; there are error, warning, info and debug."_s.arg(
            value(u"log-level"_s));
    }
    return {};
}

QString VerbParser::helpText() const
{
    // Qt's text begins with a usage line of its own, made from the program's path.
    const QString options = m_parser.helpText().section(u'\n', 1).trimmed();
    QString text = u"Usage: vedette %1 %2\n\n%3\n\n%4\n\n"_s.arg(
        m_help.verb, m_help.arguments, m_help.description, options);
    text += u"Examples:\n"_s;
    const auto examples = m_help.examples.split(u'\n', Qt::SkipEmptyParts);
    for (const QString& example : examples) {
        text += u"  vedette "_s + example + u'\n';
    }
    return text + u'\n' + exitCodeHelp();
}

} // namespace vedette::cli
