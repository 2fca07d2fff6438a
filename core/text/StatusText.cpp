// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/StatusText.h"

#include "core/text/ErrorText.h"

#include <QCoreApplication>

namespace vedette::text {

QString statusLabel(const ServerStatus& status)
{
    const QString label = stateLabel(status.state);
    return status.isSlow
        ? QCoreApplication::translate("Text", "%1, slow", "%1 is a state such as online").arg(label)
        : label;
}

} // namespace vedette::text
