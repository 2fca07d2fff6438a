// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ProbeVerb.h"

#include "core/cli/LoginOptions.h"
#include "core/cli/ProbeReport.h"
#include "core/cli/ProbeTarget.h"
#include "core/cli/TerminalPerson.h"
#include "core/cli/VaultOptions.h"
#include "core/engine/ProbeSession.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

using engine::ProbeSession;

constexpr int mostPolls = 1'000'000;
constexpr milliseconds defaultInterval{2000};
constexpr milliseconds leastPollInterval{200}; // a probe must never be what makes a server slow
constexpr milliseconds rateSpan{1000}; ///< from the poll that gives counters to the one with rates

/// What the user asked for.
struct ProbeOptions
{
    int count = 1;
    milliseconds interval = defaultInterval;
    milliseconds timeout = defaultLoginTimeout;
    bool isJson = false;
};

/// Polls at its times and prints each; the application's event loop waits in between.
class ProbeRun final
{
public:
    ProbeRun(ProbeSession& session, Console console, ProbeOptions options, QString label)
        : m_session(session)
        , m_console(std::move(console))
        , m_options(options)
        , m_label(std::move(label))
    {
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { pollAndPrint(); });
    }

    /// To the last poll, or the first error.
    ExitCode run()
    {
        const Snapshot counters = m_session.poll();
        if (counters.error) {
            return report(m_console, *counters.error);
        }
        m_timer.start(std::min(rateSpan, m_options.interval));
        QCoreApplication::exec();
        return m_code;
    }

private:
    void pollAndPrint()
    {
        m_timer.start(m_options.interval); // from begin to begin
        const Snapshot snapshot = m_session.poll();
        if (snapshot.error) {
            finish(report(m_console, *snapshot.error));
            return;
        }
        print(snapshot);
        ++m_done;
        if (m_done == m_options.count || m_console.out.status() != QTextStream::Ok) {
            finish(ExitCode::Ok);
        }
    }

    void print(const Snapshot& snapshot)
    {
        const Facts facts = m_session.facts();
        if (m_options.isJson) {
            const QJsonDocument json(probeJson(m_label, facts, snapshot));
            m_console.out << QString::fromUtf8(json.toJson(
                m_options.count == 1 ? QJsonDocument::Indented : QJsonDocument::Compact));
            m_console.out << (m_options.count == 1 ? u""_s : u"\n"_s);
            m_console.out.flush();
            return;
        }
        if (m_done > 0) {
            say(m_console, QString());
        }
        const QStringList lines = probeLines(m_label, facts, snapshot);
        std::ranges::for_each(lines, [this](const QString& line) { say(m_console, line); });
    }

    void finish(ExitCode code)
    {
        m_timer.stop();
        m_code = code;
        QCoreApplication::quit();
    }

    ProbeSession& m_session;
    Console m_console;
    ProbeOptions m_options;
    QString m_label;
    QTimer m_timer;
    int m_done = 0;
    ExitCode m_code = ExitCode::Failed;
};

Result<ProbeOptions> readProbeOptions(const VerbParser& parser)
{
    ProbeOptions options;
    options.isJson = parser.isSet(u"json"_s);
    const auto interval = parser.duration(u"interval"_s, defaultInterval, leastPollInterval);
    const auto timeout = parser.duration(u"timeout"_s, defaultLoginTimeout);
    if (!interval || !timeout) {
        return fail(interval ? timeout.error() : interval.error());
    }
    options.interval = *interval;
    options.timeout = *timeout;
    if (parser.isSet(u"count"_s)) {
        bool isNumber = false;
        options.count = parser.value(u"count"_s).toInt(&isNumber);
        if (!isNumber || options.count < 1 || options.count > mostPolls) {
            return fail(ErrorCode::InvalidConfig, u"--count takes a number from 1 on"_s);
        }
    }
    return options;
}

/// Tells what the error alone doesn't.
void adviseOnFailure(const Console& console,
                     const ConnectionReport& report,
                     const ProbeTarget& target,
                     const QString& text)
{
    const bool isBareWord
        = std::ranges::none_of(text, [](QChar c) { return c == u'.' || c == u':' || c == u'@'; });
    const Error error = report.error.value_or(Error{});
    const ErrorCode code = error.cause.value_or(error.code);
    const bool isOwn = error.jumpHost.isEmpty(); // a jump host has another name and password
    if (code == ErrorCode::NameNotFound && isOwn && isBareWord && !target.isConfigured) {
        complain(console, // a mistyped name of the list is dialled as a host
                 u"No server of the list is called “%1” either; “vedette server list” shows "
                 "them."_s.arg(text));
    }
    if (code == ErrorCode::AuthQuestion) {
        complain(console, u"At a terminal it is asked, and you can answer."_s);
    }
    if (code == ErrorCode::AuthNeedsUser && isOwn) {
        complain(console, u"With --password-stdin it is read from the standard input."_s);
    }
}

void addOptions(VerbParser& parser)
{
    parser.addFlag(u"json"_s, u"Prints JSON: one object, or one per line with --count."_s);
    parser.addOption(u"count"_s, u"N"_s, u"How many polls to print: 1."_s);
    parser.addOption(u"interval"_s, u"DURATION"_s, u"Between two polls: 2s."_s);
    addLoginOptions(parser);
    parser.setPositionals(1, 1);
}

} // namespace

ExitCode runProbe(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"probe"_s,
                       u"TARGET [options]"_s,
                       u"Connects to one server and prints its values; no history is kept. TARGET: "
                       "local, the name of\na configured server, host, user@host or "
                       "user@host:port."_s,
                       u"probe local\n"
                       "probe deploy@db1.example.net --json\n"
                       "probe db1 --count 10 --interval 5s --json\n"
                       "probe root@10.0.0.5 --password-stdin < password-file\n"_s});
    addOptions(parser);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto options = readProbeOptions(parser);
    if (!options) {
        return parser.reportUsage(console, options.error().detail);
    }
    const auto login = readLoginTarget(parser, console);
    if (!login) {
        return login.error();
    }
    const auto& [target, credential, hops] = *login;
    ProbeSession session({target.server, credential, target.pins, hops, personAt(console)},
                         options->timeout);
    if (!session.isOpen()) {
        const ExitCode code = reportFailure(console, session.report());
        adviseOnFailure(console, session.report(), target, parser.positional(0));
        return code;
    }
    keepNewPins(session, parser, console);
    return ProbeRun(session, console, *options, target.label).run();
}

} // namespace vedette::cli
