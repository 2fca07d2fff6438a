// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Peers.h"

#include "core/base/Deadline.h"
#include "core/collect/ProbeScript.h"
#include "tests/bench/Measure.h"
#include "tests/bench/TargetCpu.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr milliseconds programPatience{30'000};
constexpr milliseconds scriptPatience{180'000}; // a whole round of it

constexpr auto plugin = "/usr/lib/nagios/plugins/check_by_ssh"_L1;
constexpr auto python = "/usr/bin/python3"_L1; // the one that Debian's packages are for
constexpr auto lastSection = "@0:cost";

QByteArray quotedWord(QByteArray text)
{
    return '\'' + text.replace('\'', "'\\''") + '\'';
}

QByteArray between(const QByteArray& text, QByteArrayView first, QByteArrayView end)
{
    const qsizetype from = text.indexOf(first);
    const qsizetype to = end.isEmpty() ? text.size() : text.indexOf(end, from);
    return from < 0 || to < 0 ? QByteArray() : text.sliced(from, to - from);
}

/// What the prelude finds out on this computer, which is the server, too: two lines.
QByteArrayList preparedVariables()
{
    QProcess shell;
    shell.start(u"sh"_s, {u"-s"_s});
    shell.write(collect::prelude() + R"(printf '%s\n%s\n' "$vd_files" "$vd_t")" + '\n');
    shell.closeWriteChannel();
    shell.waitForFinished();
    return shell.readAllStandardOutput().split('\n');
}

/// Options that ssh and check_by_ssh share.
QStringList commonOptions(const test::SshdFixture& sshd)
{
    const Server server = sshd.server();
    return {u"-F"_s,
            u"none"_s,
            u"-p"_s,
            QString::number(server.port),
            u"-i"_s,
            server.identityFile,
            u"-o"_s,
            u"StrictHostKeyChecking=no"_s,
            u"-o"_s,
            u"UserKnownHostsFile=/dev/null"_s,
            u"-o"_s,
            u"IdentitiesOnly=yes"_s,
            u"-o"_s,
            u"LogLevel=ERROR"_s};
}

QString remoteCommand()
{
    // As our own shell: whatever the login shell is, sh runs the script.
    return QString::fromUtf8("exec sh -c " + quotedWord(peerScript()));
}

/// A program that is started for each poll.
class ProgramPeer final : public Contender
{
public:
    ProgramPeer(QString program, QStringList arguments)
        : m_program(std::move(program))
        , m_arguments(std::move(arguments))
    { }

    [[nodiscard]] Result<void> prepare() override;
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    [[nodiscard]] Result<void> pollOnce() const;

    const QString m_program;
    const QStringList m_arguments;
};

Result<void> ProgramPeer::prepare()
{
    if (m_program.startsWith(u'/') && !QFile::exists(m_program)) {
        return fail(ErrorCode::CommandMissing, m_program);
    }
    return peerScript().isEmpty() ? fail(ErrorCode::NotAvailable, u"no script for peers"_s)
                                  : Result<void>{};
}

Result<PollRun> ProgramPeer::run(int polls)
{
    const double before = cpuTime().children;
    for (int i = 0; i < polls; ++i) {
        if (const auto polled = pollOnce(); !polled) {
            return fail(polled.error());
        }
    }
    return PollRun{.collectorMs = cpuTime().children - before};
}

Result<void> ProgramPeer::pollOnce() const
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(m_program, m_arguments);
    if (!process.waitForStarted()) {
        return fail(ErrorCode::CommandMissing, m_program);
    }
    const bool hasEnded = process.waitForFinished(static_cast<int>(programPatience.count()));
    if (hasEnded && process.exitCode() == 0
        && process.readAllStandardOutput().contains(lastSection)) {
        return {};
    }
    return fail(ErrorCode::CommandFailed,
                QString::fromLocal8Bit(process.readAllStandardError()).simplified());
}

/// The master's own work counts, too: all polls pass through it.
class MuxPeer final : public Contender
{
public:
    explicit MuxPeer(const test::SshdFixture& sshd);
    MuxPeer(const MuxPeer&) = delete;
    MuxPeer& operator=(const MuxPeer&) = delete;
    ~MuxPeer() override;

    [[nodiscard]] Result<void> prepare() override;
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    /// Whether the master has taken it.
    [[nodiscard]] bool control(const QString& command) const;

    QTemporaryDir m_folder{QDir::tempPath() + u"/vbXXXXXX"_s}; // sun_path holds 107 characters
    const QStringList m_options;
    const QString m_host;
    QProcess m_master;
    ProgramPeer m_polls;
};

MuxPeer::MuxPeer(const test::SshdFixture& sshd)
    : m_options(commonOptions(sshd)
                + QStringList{u"-o"_s, u"ControlPath="_s + m_folder.filePath(u"m"_s)})
    , m_host(sshd.server().host)
    , m_polls(u"ssh"_s, m_options + QStringList{m_host, remoteCommand()})
{ }

MuxPeer::~MuxPeer()
{
    if (m_master.state() != QProcess::NotRunning) {
        (void)control(u"exit"_s);
        m_master.waitForFinished(static_cast<int>(programPatience.count()));
    }
}

bool MuxPeer::control(const QString& command) const
{
    QProcess ssh;
    ssh.setStandardInputFile(QProcess::nullDevice());
    ssh.start(u"ssh"_s, m_options + QStringList{u"-O"_s, command, m_host});
    return ssh.waitForFinished() && ssh.exitCode() == 0;
}

Result<void> MuxPeer::prepare()
{
    m_master.setStandardInputFile(QProcess::nullDevice());
    m_master.setStandardErrorFile(QProcess::nullDevice());
    m_master.start(u"ssh"_s, m_options + QStringList{u"-M"_s, u"-N"_s, m_host});
    const Deadline deadline = Deadline::after(programPatience);
    while (m_master.state() != QProcess::NotRunning && !deadline.hasExpired()) {
        if (control(u"check"_s)) {
            return m_polls.prepare();
        }
        m_master.waitForFinished(100);
    }
    return fail(ErrorCode::CommandFailed, u"no master connection"_s);
}

Result<PollRun> MuxPeer::run(int polls)
{
    const double before = processCpuMs(m_master.processId());
    auto run = m_polls.run(polls);
    if (run) {
        run->collectorMs += processCpuMs(m_master.processId()) - before;
    }
    return run;
}

/// paramiko_peer.py, which stays over all rounds and measures itself.
class ParamikoPeer final : public Contender
{
public:
    explicit ParamikoPeer(QStringList arguments)
        : m_arguments(std::move(arguments))
    { }
    ParamikoPeer(const ParamikoPeer&) = delete;
    ParamikoPeer& operator=(const ParamikoPeer&) = delete;
    ~ParamikoPeer() override;

    [[nodiscard]] Result<void> prepare() override;
    [[nodiscard]] Result<PollRun> run(int polls) override;

private:
    [[nodiscard]] Result<QJsonObject> nextLine();

    const QStringList m_arguments;
    QProcess m_script;
};

ParamikoPeer::~ParamikoPeer()
{
    m_script.closeWriteChannel();
    m_script.waitForFinished(static_cast<int>(programPatience.count()));
}

Result<void> ParamikoPeer::prepare()
{
    m_script.setStandardErrorFile(QProcess::nullDevice());
    m_script.start(python, m_arguments);
    if (!m_script.waitForStarted()) {
        return fail(ErrorCode::CommandMissing, python);
    }
    const auto ready = nextLine();
    return ready ? Result<void>{} : fail(ready.error());
}

Result<PollRun> ParamikoPeer::run(int polls)
{
    m_script.write(QByteArray::number(polls) + '\n');
    const auto told = nextLine();
    if (!told) {
        return fail(told.error());
    }
    return PollRun{.collectorMs = told->value("cpuMs"_L1).toDouble(),
                   .bytes = told->value("bytes"_L1).toDouble()};
}

Result<QJsonObject> ParamikoPeer::nextLine()
{
    const Deadline deadline = Deadline::after(scriptPatience);
    while (!m_script.canReadLine() && !deadline.hasExpired()) {
        if (!m_script.waitForReadyRead(static_cast<int>(deadline.remaining().count()))) {
            break;
        }
    }
    const auto line = QJsonDocument::fromJson(m_script.readLine());
    if (!line.isObject() || line.object().contains("error"_L1)) {
        return fail(ErrorCode::CommandFailed, line.object().value("error"_L1).toString());
    }
    return line.object();
}

} // namespace

QByteArray peerScript()
{
    static const QByteArray script = [] {
        const QByteArray prelude = collect::prelude();
        const QByteArray helpers = between(prelude, "vd_df() {", "vd_facts() {");
        const QByteArray metrics = between(prelude, "vd_metrics() {", {});
        const QByteArrayList variables = preparedVariables();
        if (helpers.isEmpty() || metrics.isEmpty() || variables.size() < 2) {
            return QByteArray();
        }
        // Gathered to one write, as our own requests are.
        return "LC_ALL=C; export LC_ALL; vd_files=" + quotedWord(variables[0])
            + "; vd_t=" + quotedWord(variables[1]) + '\n' + helpers + metrics
            + R"(vd_o=$(vd_metrics 0 2>/dev/null); printf '%s\n' "$vd_o")";
    }();
    return script;
}

std::unique_ptr<Contender> sshPeer(const test::SshdFixture& sshd, const QStringList& more)
{
    return std::make_unique<ProgramPeer>(
        u"ssh"_s, commonOptions(sshd) + more + QStringList{sshd.server().host, remoteCommand()});
}

std::unique_ptr<Contender> muxPeer(const test::SshdFixture& sshd)
{
    return std::make_unique<MuxPeer>(sshd);
}

std::unique_ptr<Contender> checkBySshPeer(const test::SshdFixture& sshd, const QStringList& more)
{
    return std::make_unique<ProgramPeer>(
        plugin,
        commonOptions(sshd) + more
            + QStringList{
                u"-E"_s, u"-t"_s, u"25"_s, u"-H"_s, sshd.server().host, u"-C"_s, remoteCommand()});
}

std::unique_ptr<Contender> paramikoPeer(const test::SshdFixture& sshd, ParamikoMode mode)
{
    const Server server = sshd.server();
    const bool isPersistent = mode == ParamikoMode::Persistent;
    QStringList arguments{QStringLiteral(VEDETTE_BENCH) + u"/paramiko_peer.py"_s,
                          isPersistent ? u"persistent"_s : u"fresh"_s,
                          server.host,
                          QString::number(server.port),
                          server.identityFile};
    if (isPersistent) {
        arguments += remoteCommand();
    }
    return std::make_unique<ParamikoPeer>(std::move(arguments));
}

} // namespace vedette::bench
