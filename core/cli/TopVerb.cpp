// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TopVerb.h"

#include "core/cli/StartNotice.h"
#include "core/cli/StopSignals.h"
#include "core/cli/TopScreen.h"
#include "core/cli/VaultOptions.h"
#include "core/cli/VerbParser.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

constexpr milliseconds redrawInterval{1000};
constexpr milliseconds plainInterval{10'000};
constexpr milliseconds leastInterval{100};
constexpr milliseconds firstLines{2000}; ///< by then most servers have answered

/// What the user asked for.
struct TopOptions
{
    milliseconds interval{0};
    std::optional<milliseconds> limit; ///< --for
    bool isJson = false;
    bool isLive = false;
};

/// The alternate screen of the terminal, given back at the end (xterm control sequences).
class ScreenGuard
{
public:
    explicit ScreenGuard(QTextStream& out)
        : m_out(out)
    {
        write("\x1b[?1049h\x1b[?25l"_L1);
    }
    ScreenGuard(const ScreenGuard&) = delete;
    ScreenGuard& operator=(const ScreenGuard&) = delete;
    ~ScreenGuard() { write("\x1b[?25h\x1b[?1049l"_L1); }

private:
    void write(QLatin1StringView sequence)
    {
        m_out << sequence;
        m_out.flush();
    }

    QTextStream& m_out;
};

/// Each line over the old one, without a flicker; what was below goes.
void draw(QTextStream& out, const QStringList& lines)
{
    out << u"\x1b[H"_s << lines.join(u"\x1b[K\r\n"_s) << u"\x1b[K\x1b[J"_s;
    out.flush();
}

void printRows(const Console& console, const FleetTable& table, bool isJson)
{
    const Timestamp now = systemClock().now();
    for (const FleetRow& row : table.rows()) {
        if (isJson) {
            say(console, QJsonDocument(rowJson(row)));
        } else {
            say(console, plainLine(row, now));
        }
    }
}

/// Shows the table again and again, while the application's event loop runs.
class TopView final
{
public:
    TopView(Console console, const FleetTable& table, TopOptions options, QString notice)
        : m_console(std::move(console))
        , m_table(table)
        , m_options(options)
        , m_notice(std::move(notice))
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { show(); });
        QObject::connect(&m_end, &QTimer::timeout, &m_end, [] { QCoreApplication::quit(); });
    }

    /// Until somebody quits the application: a signal, `q`, the limit.
    void run()
    {
        if (m_options.limit) {
            m_end.start(*m_options.limit);
        }
        if (m_options.isLive) {
            runLive();
        } else {
            m_timer.start(std::min(m_options.interval, firstLines));
            QCoreApplication::exec();
        }
    }

private:
    void runLive()
    {
        const ScreenGuard screen(m_console.out);
        const Keyboard keyboard;
        QObject::connect(&keyboard, &Keyboard::keyPressed, &m_timer, [](char key) {
            if (key == 'q' || key == 'Q') {
                QCoreApplication::quit();
            }
        });
        m_timer.start(m_options.interval);
        show();
        QCoreApplication::exec();
    }

    void show()
    {
        if (m_options.isLive) {
            const ScreenStyle style{terminalSize().value_or(TerminalSize{}),
                                    qEnvironmentVariableIsEmpty("NO_COLOR"),
                                    m_notice};
            draw(m_console.out, renderScreen(m_table, style, systemClock().now()));
        } else {
            printRows(m_console, m_table, m_options.isJson);
            m_timer.setInterval(m_options.interval);
        }
        if (m_console.out.status() != QTextStream::Ok) {
            QCoreApplication::quit(); // the reader has gone
        }
    }

    Console m_console;
    const FleetTable& m_table;
    TopOptions m_options;
    QString m_notice;
    QTimer m_timer;
    QTimer m_end;
};

/// Beside another collector it watches on its own, and says so: two can't write one history.
Result<std::unique_ptr<engine::Engine>> openEngine(engine::EngineConfig config, QString& notice)
{
    config.mayOnlyView = true;
    auto engine = engine::Engine::create(config);
    if (engine && (*engine)->isViewOnly()) {
        notice = u"Nothing can be written to the data folder: this view keeps no history."_s;
    } else if (engine) {
        notice = startNotice(**engine);
    } else if (engine.error().code == ErrorCode::AlreadyRunning) {
        config.isPersistent = false;
        engine = engine::Engine::create(config);
        notice = u"Another Vedette collects on this data folder: this view keeps no history."_s;
    }
    return engine;
}

Result<TopOptions> readTopOptions(const VerbParser& parser)
{
    TopOptions options;
    options.isJson = parser.isSet(u"json"_s);
    options.isLive = terminalSize().has_value() && !options.isJson;
    const auto interval = parser.duration(
        u"interval"_s, options.isLive ? redrawInterval : plainInterval, {.least = leastInterval});
    if (!interval) {
        return fail(interval.error());
    }
    options.interval = *interval;
    if (parser.isSet(u"for"_s)) {
        const auto limit = parser.duration(u"for"_s, {});
        if (!limit) {
            return fail(limit.error());
        }
        options.limit = *limit;
    }
    return options;
}

} // namespace

ExitCode runTop(const QStringList& arguments, const Console& console)
{
    VerbParser parser({u"top"_s,
                       u"[options]"_s,
                       u"Shows all servers live. q, Ctrl+C, SIGTERM or --for end it. Where the "
                       "output is no\nterminal it prints one line per server and interval."_s,
                       u"top\ntop --for 10m\ntop --json --interval 30s | jq .state\n"_s});
    parser.addOption(u"interval"_s, u"DURATION"_s, u"Between two pictures: 1s, lines: 10s."_s);
    parser.addOption(u"for"_s, u"DURATION"_s, u"Ends after that time."_s);
    parser.addFlag(u"json"_s, u"One JSON object per server and interval instead of a table."_s);
    addVaultOptions(parser);
    if (const auto done = parser.parse(arguments, console)) {
        return *done;
    }
    const auto options = readTopOptions(parser);
    if (!options) {
        return parser.reportUsage(console, options.error().detail);
    }
    const auto master = readVaultKey(parser);
    if (!master) {
        return parser.report(console, master.error());
    }
    const StopSignals stopSignals;
    QObject::connect(
        &stopSignals, &StopSignals::stopRequested, &stopSignals, [] { QCoreApplication::quit(); });
    QString notice;
    FleetTable table;
    const auto engine = openEngine({.dataFolder = parser.dataFolder(),
                                    .history = console.settings.history,
                                    .secrets = console.secrets,
                                    .masterPassword = *master},
                                   notice);
    if (!engine) {
        return parser.reportDataFolder(console, engine.error());
    }
    follow(**engine, engine->get(), table);
    (*engine)->start();
    if (!options->isLive && !notice.isEmpty()) {
        complain(console, notice);
    }
    TopView(console, table, *options, notice).run();
    (*engine)->stop();
    return stopSignals.isInterrupted() ? ExitCode::Interrupted : ExitCode::Ok;
}

} // namespace vedette::cli
