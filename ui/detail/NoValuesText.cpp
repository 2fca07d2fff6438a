// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/NoValuesText.h"

#include <QCoreApplication>

namespace vedette::ui {

namespace {

/// Lends tr() to the function of this file.
struct NoValuesWords
{
    Q_DECLARE_TR_FUNCTIONS(NoValues)
};

} // namespace

QString noValuesText(ServerState state)
{
    switch (state) {
    case ServerState::Unreachable:
        return NoValuesWords::tr("No values: the server is unreachable.");
    case ServerState::AuthFailed:
        return NoValuesWords::tr("No values: the login failed.");
    case ServerState::NeedsUser:
        return NoValuesWords::tr("No values: the login waits for you.");
    case ServerState::HostKeyChanged:
        return NoValuesWords::tr("No values: the host key has changed.");
    case ServerState::Paused:
        return NoValuesWords::tr("No values: monitoring of this server is stopped.");
    case ServerState::Unknown:
    case ServerState::Connecting:
    case ServerState::Online:
    case ServerState::Degraded:
        break;
    }
    return NoValuesWords::tr("Waiting for the first values…");
}

} // namespace vedette::ui
