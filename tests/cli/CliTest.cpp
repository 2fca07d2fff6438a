// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/cli/RunCli.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;
using cli::ExitCode;
using test::runCli;

TEST_CASE("only the words of the command line are verbs")
{
    CHECK(cli::isVerb(u"probe"_s));
    CHECK(cli::isVerb(u"server"_s));
    CHECK(cli::isVerb(u"collect"_s));
    CHECK(cli::isVerb(u"top"_s));
    CHECK(cli::isVerb(u"ssh-config"_s));
    CHECK_FALSE(cli::isVerb(u"--help"_s));
    CHECK_FALSE(cli::isVerb(u"Probe"_s));
    CHECK_FALSE(cli::isVerb(QString()));
}

TEST_CASE("the overview names every verb, the common options and the exit codes")
{
    const auto outcome = runCli({u"help"_s});

    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out == cli::usage());
    for (const QString& word : {u"collect"_s,
                                u"top"_s,
                                u"probe"_s,
                                u"run"_s,
                                u"server"_s,
                                u"command"_s,
                                u"note"_s,
                                u"ssh-config"_s,
                                u"--data-dir"_s}) {
        INFO(word);
        CHECK(outcome.out.contains(word));
    }
}

TEST_CASE("help shows a verb's own help, and shared options may stand before a verb's verb")
{
    CHECK(runCli({u"help"_s, u"server"_s, u"add"_s}).out.startsWith(u"Usage: vedette server add"));
    CHECK(runCli({u"help"_s, u"probe"_s}).out.startsWith(u"Usage: vedette probe"));
    for (const QString& call : {u"probe"_s, u"server add"_s, u"server import --ssh-config"_s}) {
        INFO(call);
        const QStringList words = call.split(u' ');
        const QString help = runCli(words + QStringList{u"--help"_s}).out;
        CHECK(runCli(QStringList{u"help"_s} + words).out == help);
        CHECK(runCli(QStringList{u"help"_s} + words + QStringList{u"--data-dir"_s, u"x"_s}).out
              == help);
    }
    CHECK(runCli({u"server"_s, u"--data-dir"_s, u"x"_s, u"add"_s, u"--help"_s})
              .out.startsWith(u"Usage: vedette server add"));
}

TEST_CASE("the overview of a verb's verbs parts each call from what it does")
{
    const QString out = runCli({u"server"_s, u"--help"_s}).out;

    CHECK(out.contains(u"import FILE | --ssh-config  add the servers"));
    CHECK(out.contains(u"list [--json]               list all"));
}

TEST_CASE("the help of every verb shows its call, examples and exit codes")
{
    const QString call = GENERATE(u"collect"_s,
                                  u"top"_s,
                                  u"probe"_s,
                                  u"hardware"_s,
                                  u"diagnose"_s,
                                  u"server add"_s,
                                  u"server list"_s,
                                  u"server show"_s,
                                  u"server edit"_s,
                                  u"server remove"_s,
                                  u"server start"_s,
                                  u"server stop"_s,
                                  u"server import"_s,
                                  u"server export"_s,
                                  u"run"_s,
                                  u"command add"_s,
                                  u"command list"_s,
                                  u"command show"_s,
                                  u"command edit"_s,
                                  u"command remove"_s,
                                  u"command try"_s,
                                  u"command gallery"_s,
                                  u"command import"_s,
                                  u"command export"_s,
                                  u"note add"_s,
                                  u"note list"_s,
                                  u"note remove"_s,
                                  u"ssh-config"_s);

    const auto outcome = runCli(call.split(u' ') + QStringList(u"--help"_s));

    INFO(outcome.out);
    CHECK(outcome.code == ExitCode::Ok);
    CHECK(outcome.out.startsWith(u"Usage: vedette "_s + call));
    CHECK(outcome.out.contains(u"--data-dir"));
    CHECK(outcome.out.contains(u"Examples:\n  vedette "_s + call));
    CHECK(outcome.out.contains(u"Exit codes:"));
    CHECK(outcome.err.isEmpty());
}

TEST_CASE("wrong arguments are named, lead to the help, and leave with 2")
{
    const QString call = GENERATE(u"frobnicate"_s,
                                  u"probe"_s,
                                  u"probe local extra"_s,
                                  u"probe local --count 0"_s,
                                  u"probe local --interval 5"_s,
                                  u"probe local --nonsense"_s,
                                  u"probe local --log-level loud"_s,
                                  u"probe -oProxyCommand=x@host"_s,
                                  u"probe user@host:99999"_s,
                                  u"collect --for soon"_s,
                                  u"top --for -1s"_s,
                                  u"server"_s,
                                  u"server frobnicate"_s,
                                  u"server show"_s,
                                  u"command"_s,
                                  u"command frobnicate"_s,
                                  u"command remove"_s,
                                  u"run local"_s,
                                  u"ssh-config"_s,
                                  u"ssh-config /nowhere/config"_s);

    const auto outcome = runCli(call.split(u' '));

    INFO(call);
    INFO(outcome.err);
    CHECK(outcome.code == ExitCode::Usage);
    CHECK(outcome.out.isEmpty());
    CHECK(outcome.err.startsWith(u"vedette: "));
}
