// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/Cli.h"

#include "core/cli/AccessKitVerb.h"
#include "core/cli/BackupVerb.h"
#include "core/cli/CollectVerb.h"
#include "core/cli/CommandVerb.h"
#include "core/cli/DiagnoseVerb.h"
#include "core/cli/ExportVerb.h"
#include "core/cli/HardwareVerb.h"
#include "core/cli/NoteVerb.h"
#include "core/cli/ProbeVerb.h"
#include "core/cli/RunVerb.h"
#include "core/cli/ServerVerb.h"
#include "core/cli/SshConfigVerb.h"
#include "core/cli/Terminal.h"
#include "core/cli/TopVerb.h"
#include "core/cli/VaultVerb.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

struct Verb
{
    QLatin1StringView name;
    QLatin1StringView summary;
    ExitCode (*run)(const QStringList& arguments, const Console& console);
};

ExitCode runHelp(const QStringList& arguments, const Console& console);

constexpr std::array verbs{
    Verb{"collect"_L1, "watch all servers without a window"_L1, runCollect},
    Verb{"top"_L1, "show all servers live in the terminal"_L1, runTop},
    Verb{"probe"_L1, "read one server's values once, or N times"_L1, runProbe},
    Verb{"hardware"_L1, "show what one server is made of"_L1, runHardware},
    Verb{"run"_L1, "run a script once on one or many servers"_L1, runScript},
    Verb{"diagnose"_L1, "tell why a server does not connect"_L1, runDiagnose},
    Verb{"server"_L1,
         "add, list, show, edit, remove, start, stop, forget-key, import, export"_L1,
         runServer},
    Verb{
        "command"_L1,
        "scripts of yours as values: add, list, show, edit, remove, try, gallery, import, export"_L1,
        runCommand},
    Verb{"note"_L1, "what happened, on the charts of the history: add, list, remove"_L1, runNote},
    Verb{"access-kit"_L1,
         "a key for one server that can do nothing but be monitored"_L1,
         runAccessKit},
    Verb{"ssh-config"_L1, "show what an SSH client configuration says"_L1, runSshConfig},
    Verb{"vault"_L1,
         "where passwords are kept: status, create, change-password, forget"_L1,
         runVault},
    Verb{"backup"_L1,
         "copies of servers, settings and history: create, list, show, restore"_L1,
         runBackup},
    Verb{"export"_L1, "stored values as CSV, JSON or OpenMetrics text"_L1, runExport},
    Verb{"help"_L1, "show this overview"_L1, runHelp},
};

const Verb* findVerb(const QString& word)
{
    const auto* found = std::ranges::find_if(verbs, [&](const Verb& v) { return v.name == word; });
    return found == verbs.end() ? nullptr : found;
}

/// "help server add" is "server add --help"; with options that every verb shares, too.
ExitCode runHelp(const QStringList& arguments, const Console& console)
{
    const Verb* verb = findVerb(arguments.value(0));
    if (verb != nullptr && verb->run != runHelp) {
        return verb->run(arguments.mid(1) + QStringList{u"--help"_s}, console);
    }
    console.out << usage();
    console.out.flush();
    return ExitCode::Ok;
}

} // namespace

bool isVerb(const QString& word)
{
    return findVerb(word) != nullptr;
}

int run(const QStringList& argumentsWithoutProgram, const Settings& settings)
{
    QTextStream out(stdout);
    QTextStream err(stderr);
    QFile in;
    // Unbuffered: what is typed after a password belongs to whoever reads next.
    if (!in.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered)) {
        err << u"vedette: the standard input can't be read.\n"_s;
    }
    const int code = run(argumentsWithoutProgram, Console{out, err, in, settings});
    out.flush();
    const bool isWritten
        = out.status() == QTextStream::Ok && std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
    if (code == 0 && !isWritten && !isReaderGone()) { // "| head" has what it wanted
        err << u"vedette: the output can't be written: is the disk full?\n"_s;
        return static_cast<int>(ExitCode::Failed);
    }
    return code;
}

int run(const QStringList& argumentsWithoutProgram, const Console& console)
{
    const QString word = argumentsWithoutProgram.value(0);
    const Verb* verb = findVerb(word);
    if (verb == nullptr) {
        complain(console, u"“%1” is no verb; “vedette help” lists them."_s.arg(word));
        return static_cast<int>(ExitCode::Usage);
    }
    return static_cast<int>(verb->run(argumentsWithoutProgram.mid(1), console));
}

QString usage()
{
    QString text = u"Usage: vedette [options]           the window\n"
                   "       vedette VERB [arguments]    without a window\n"
                   "\n"
                   "Verbs:\n"_s;
    for (const Verb& verb : verbs) {
        text += u"  "_s + verb.name.toString().leftJustified(12) + verb.summary + u'\n';
    }
    text += u"\n"
            "“vedette VERB --help” tells more. With every verb:\n"
            "  --data-dir FOLDER   where servers and history are kept\n"
            "                      (default: VEDETTE_DATA_DIR, else the user's own place)\n"
            "  --log-level LEVEL   error, warning, info or debug\n"
            "\n"_s;
    return text + exitCodeHelp();
}

} // namespace vedette::cli
