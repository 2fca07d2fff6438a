// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/StartNotice.h"

#include "core/engine/Engine.h"

using namespace Qt::StringLiterals;

namespace vedette::cli {

QString startNotice(const engine::Engine& engine)
{
    const QString file = engine.historyMovedTo();
    if (file.isEmpty()) {
        return {};
    }
    return u"The stored history was damaged. It was set aside as %1 and a new one was begun."_s.arg(
        file);
}

} // namespace vedette::cli
