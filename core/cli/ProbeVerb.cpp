// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/ProbeVerb.h"

#include "core/cli/LoginFailure.h"
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
#include <iterator>

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

ExitCode tellFailedLogin(const Console& console,
                         const ConnectionReport& report,
                         const ProbeTarget& target,
                         bool isJson)
{
    if (isJson) {
        say(console, QJsonDocument(loginJson(report, target)));
    }
    return reportFailure(console, report, target);
}

/// What the first poll alone tells, of the login before it.
std::vector<Sample> loginTimes(const Snapshot& first)
{
    std::vector<Sample> times;
    std::ranges::copy_if(first.samples, std::back_inserter(times), [](const Sample& sample) {
        const MetricId& id = sample.metric;
        return id.type == "ssh"_L1
            && (id.field == "connectTime"_L1 || id.field == "handshakeTime"_L1);
    });
    return times;
}

/// Polls at its times and prints each; the application's event loop waits in between.
class ProbeRun final
{
public:
    ProbeRun(ProbeSession& session,
             Console console,
             ProbeOptions options,
             const ProbeTarget& target)
        : m_session(session)
        , m_console(std::move(console))
        , m_options(options)
        , m_target(target)
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
            return tellFailure(*counters.error);
        }
        m_login = loginTimes(counters);
        m_timer.start(std::min(rateSpan, m_options.interval));
        QCoreApplication::exec();
        return m_code;
    }

private:
    void pollAndPrint()
    {
        m_timer.start(m_options.interval); // from begin to begin
        Snapshot snapshot = m_session.poll();
        if (snapshot.error) {
            finish(tellFailure(*snapshot.error));
            return;
        }
        snapshot.samples.insert(snapshot.samples.end(), m_login.begin(), m_login.end());
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
            say(m_console, QJsonDocument(probeJson(m_target.label, facts, snapshot)));
            return;
        }
        if (m_done > 0) {
            say(m_console, QString());
        }
        const QStringList lines = probeLines(m_target.label, facts, snapshot);
        std::ranges::for_each(lines, [this](const QString& line) { say(m_console, line); });
    }

    ExitCode tellFailure(const Error& error)
    {
        ConnectionReport failed;
        failed.error = error;
        return tellFailedLogin(m_console, failed, m_target, m_options.isJson);
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
    const ProbeTarget& m_target;
    QTimer m_timer;
    std::vector<Sample> m_login;
    int m_done = 0;
    ExitCode m_code = ExitCode::Failed;
};

Result<ProbeOptions> readProbeOptions(const VerbParser& parser)
{
    ProbeOptions options;
    options.isJson = parser.isSet(u"json"_s);
    const auto interval
        = parser.duration(u"interval"_s, defaultInterval, {.least = leastPollInterval});
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

void addOptions(VerbParser& parser)
{
    parser.addFlag(u"json"_s,
                   u"Prints one JSON object per poll and line; of a failure one with \"error\"."_s);
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
        return tellFailedLogin(console, session.report(), target, options->isJson);
    }
    keepNewPins(session, parser, console);
    return ProbeRun(session, console, *options, target).run();
}

} // namespace vedette::cli
