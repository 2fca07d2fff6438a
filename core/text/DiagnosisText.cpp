// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/DiagnosisText.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

constexpr int stageWidth = 16;
constexpr int verdictWidth = 12;

QString stepLine(LoginStage stage, const LoginStep* step)
{
    const QString label = stageLabel(stage).leftJustified(stageWidth);
    if (step == nullptr) {
        return label + QCoreApplication::translate("Text", "not reached");
    }
    const QString verdict = step->error ? QCoreApplication::translate("Text", "FAILED")
                                        : QCoreApplication::translate("Text", "ok");
    return label + verdict.leftJustified(verdictWidth)
        + QCoreApplication::translate("Text", "%1 ms").arg(step->took.count());
}

QStringList notesBelow(const LoginStep& step)
{
    QStringList notes = step.notes;
    if (step.error && !step.error->detail.isEmpty()) {
        notes += step.error->detail;
    }
    QStringList lines;
    notes.removeAll(QString());
    for (const QString& note : notes) {
        lines += QString(stageWidth, u' ') + plainText(note, maxMessageLength);
    }
    return lines;
}

/// Where a connection was made, but the talk ended before it was SSH, the usual advice would be
/// wrong. Empty: the usual one is right.
QString adviceAt(LoginStage stage, ErrorCode code)
{
    if (stage == LoginStage::KeyExchange && code == ErrorCode::Timeout) {
        return QCoreApplication::translate(
            "Text",
            "The server named itself, then stopped answering. It may hang or be overloaded; large "
            "packets that get lost on the way (an MTU too large for a VPN) look like this, too.");
    }
    if (stage != LoginStage::Banner) {
        return {};
    }
    if (code == ErrorCode::Timeout) {
        return QCoreApplication::translate(
            "Text",
            "The server accepted the connection, but sent no SSH banner in time. It may hang, or a "
            "firewall or load balancer in between answered in its place. Check the port, too.");
    }
    if (code == ErrorCode::ConnectionLost) {
        return QCoreApplication::translate(
            "Text",
            "The server closed the connection before it sent an SSH banner. It may take no more "
            "connections for now (MaxStartups, PerSourcePenalties), refuse this computer "
            "(hosts.deny), or be no SSH server: look at its SSH log, and check the port.");
    }
    return {};
}

} // namespace

QString stageLabel(LoginStage stage)
{
    switch (stage) {
    case LoginStage::JumpHost:
        return QCoreApplication::translate("Text", "Jump host");
    case LoginStage::Lookup:
        return QCoreApplication::translate("Text", "Name lookup");
    case LoginStage::Connect:
        return QCoreApplication::translate("Text", "Connection");
    case LoginStage::Banner:
        return QCoreApplication::translate("Text", "SSH banner");
    case LoginStage::KeyExchange:
        return QCoreApplication::translate("Text", "Key exchange");
    case LoginStage::HostKey:
        return QCoreApplication::translate("Text", "Host key");
    case LoginStage::Authentication:
        return QCoreApplication::translate("Text", "Login");
    case LoginStage::Shell:
        return QCoreApplication::translate("Text", "Shell");
    case LoginStage::Probe:
        return QCoreApplication::translate("Text", "First answer");
    }
    return {};
}

QString connectionHeading(const Server& server)
{
    const QString address = plainText(addressOf(server), maxMessageLength);
    const QString name = plainText(server.name);
    const bool isNamed = !server.id.isNull() && name != address;
    return isNamed ? QCoreApplication::translate("Text", "Connection to %1 (%2)", "name, address")
                         .arg(name, address)
                   : QCoreApplication::translate("Text", "Connection to %1").arg(address);
}

std::vector<LoginStage> loginStages(ServerKind kind)
{
    if (kind == ServerKind::Local) {
        return {LoginStage::Shell, LoginStage::Probe};
    }
    return {LoginStage::Lookup,
            LoginStage::Connect,
            LoginStage::Banner,
            LoginStage::KeyExchange,
            LoginStage::HostKey,
            LoginStage::Authentication,
            LoginStage::Shell,
            LoginStage::Probe};
}

std::vector<StageResult> stageResults(const Server& server, const LoginSteps& steps)
{
    std::vector<StageResult> results;
    for (const LoginStep& step : steps) {
        if (step.stage == LoginStage::JumpHost) {
            results.push_back({step.stage, &step});
        }
    }
    const bool isLocal = server.kind == ServerKind::Local;
    const bool isDirect = isLocal || (server.proxyJump.isEmpty() && server.proxyCommand.isEmpty());
    const auto hops = isLocal || server.proxyJump.isEmpty() ? 0 : server.proxyJump.count(u',') + 1;
    while (static_cast<qsizetype>(results.size()) < hops) {
        results.push_back({LoginStage::JumpHost, nullptr});
    }
    for (const LoginStage stage : loginStages(server.kind)) {
        if (stage == LoginStage::Lookup && !isDirect) {
            continue; // the last jump host or the program looks the name up
        }
        const auto step = std::ranges::find(steps, stage, &LoginStep::stage);
        results.push_back({stage, step == steps.end() ? nullptr : &*step});
    }
    return results;
}

QString conclusion(const ConnectionReport& report)
{
    if (!report.error) {
        return QCoreApplication::translate("Text", "It works.");
    }
    const QString special = report.steps.empty()
        ? QString()
        : adviceAt(report.steps.back().stage, report.error->code);
    return special.isEmpty() ? words(*report.error).sentence() : special;
}

QStringList diagnosisLines(const Server& server, const ConnectionReport& report)
{
    QStringList lines{connectionHeading(server), QString()};
    for (const StageResult& result : stageResults(server, report.steps)) {
        lines += stepLine(result.stage, result.step);
        if (result.step != nullptr) {
            lines += notesBelow(*result.step);
        }
    }
    lines += QString();
    lines += conclusion(report);
    return lines;
}

} // namespace vedette::text
