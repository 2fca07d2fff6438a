// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/StateText.h"

#include <QCoreApplication>

namespace vedette::text {

QString stateLabel(ServerState state)
{
    switch (state) {
    case ServerState::Unknown:
        return QCoreApplication::translate("Text", "not checked yet");
    case ServerState::Connecting:
        return QCoreApplication::translate("Text", "connecting");
    case ServerState::Online:
        return QCoreApplication::translate("Text", "online");
    case ServerState::Degraded:
        return QCoreApplication::translate("Text", "degraded");
    case ServerState::Unreachable:
        return QCoreApplication::translate("Text", "unreachable");
    case ServerState::AuthFailed:
        return QCoreApplication::translate("Text", "login failed");
    case ServerState::NeedsUser:
        return QCoreApplication::translate("Text", "needs you");
    case ServerState::HostKeyChanged:
        return QCoreApplication::translate("Text", "host key changed");
    case ServerState::Paused:
        return QCoreApplication::translate("Text", "paused");
    }
    return {};
}

bool isReached(const Error& error)
{
    return error.jumpHost.isEmpty()
        && (error.code == ErrorCode::CommandFailed || error.code == ErrorCode::CommandMissing
            || error.code == ErrorCode::Malformed || error.code == ErrorCode::OutputTooLarge
            || error.code == ErrorCode::AccessDiffers);
}

QString statusLabel(const ServerStatus& status)
{
    const bool isMute
        = status.state == ServerState::Unreachable && status.error && isReached(*status.error);
    const QString label
        = isMute ? QCoreApplication::translate("Text", "no values") : stateLabel(status.state);
    return status.isSlow
        ? QCoreApplication::translate("Text", "%1, slow", "%1 is a state such as online").arg(label)
        : label;
}

QString severityLabel(Severity severity)
{
    switch (severity) {
    case Severity::Low:
        return QCoreApplication::translate("Text", "low");
    case Severity::Medium:
        return QCoreApplication::translate("Text", "medium");
    case Severity::High:
        return QCoreApplication::translate("Text", "high");
    case Severity::Critical:
        return QCoreApplication::translate("Text", "critical");
    }
    return {};
}

} // namespace vedette::text
