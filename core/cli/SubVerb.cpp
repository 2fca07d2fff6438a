// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/SubVerb.h"

#include "core/cli/TextWidth.h"

#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

/// Where the verb stands: it may follow options that every verb shares.
qsizetype wordAt(const QStringList& arguments)
{
    qsizetype at = 0;
    while (at < arguments.size()) {
        const QString& word = arguments.at(at);
        const bool isShared = word.startsWith("--data-dir"_L1) || word.startsWith("--log-level"_L1);
        if (!isShared) {
            break;
        }
        at += word.contains(u'=') ? 1 : 2;
    }
    return std::min(at, arguments.size());
}

QString callOf(const SubVerb& subVerb)
{
    return subVerb.name.toString() + u' ' + subVerb.arguments;
}

QString overviewOf(const VerbGroup& group)
{
    QString text = u"Usage: vedette %1 VERB [arguments]\n\nVerbs:\n"_s.arg(group.verb);
    int width = 0;
    for (const SubVerb& subVerb : group.subVerbs) {
        width = std::max(width, displayWidth(callOf(subVerb)));
    }
    for (const SubVerb& subVerb : group.subVerbs) {
        text += u"  "_s + fitted(callOf(subVerb), width + 2) + subVerb.description + u'\n';
    }
    return text + u"\n“vedette %1 VERB --help” tells more.\n\n"_s.arg(group.verb) + exitCodeHelp();
}

} // namespace

ExitCode runSubVerb(const VerbGroup& group, const QStringList& arguments, const Console& console)
{
    const qsizetype at = wordAt(arguments);
    const QString word = arguments.value(at);
    const auto named = std::find_if(group.subVerbs.begin(),
                                    group.subVerbs.end(),
                                    [&word](const SubVerb& verb) { return verb.name == word; });
    if (named != group.subVerbs.end()) {
        return named->run(arguments.first(at) + arguments.mid(at + 1), console);
    }
    if (word == "--help"_L1 || word == "-h"_L1) {
        console.out << overviewOf(group);
        console.out.flush();
        return ExitCode::Ok;
    }
    const QString problem
        = word.isEmpty() ? group.missing : u"“%1 %2” is no verb."_s.arg(group.verb, word);
    return reportUsage(console, group.verb, problem);
}

} // namespace vedette::cli
