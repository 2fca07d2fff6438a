// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/SlowProbe.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace vedette::collect {

/// One thing that is asked on the second shell: a slow probe, or a command of the user.
struct SlowTask
{
    QString name; ///< "services", "command/NAME"
    QString shown; ///< the text that runs, for people
    seconds timeout{30};
    std::function<QByteArray(const QByteArray& nonce)> line; ///< one line for the shell
    std::function<Result<SlowOutput>(SlowInput& input)> read;
};

[[nodiscard]] SlowTask taskOf(const SlowProbe& probe);

/// The functions of all slow probes (resources/probes/slow): constant text.
[[nodiscard]] QByteArray slowPrelude();

} // namespace vedette::collect
