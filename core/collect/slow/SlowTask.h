// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/slow/SlowProbe.h"
#include "core/model/Work.h"
#include "core/ssh/Transport.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace vedette::collect {

/// An answer as it came, and what marks its sections.
struct SlowAnswer
{
    ssh::ShellReply reply;
    QByteArray nonce;
    bool isCancelled = false; ///< what ran was told to end before it came
};

/// One thing that is asked on the slow shell: a slow probe, or a command of the user.
struct SlowTask
{
    QString name; ///< "services", "command/NAME"
    QString shown; ///< the text that runs, for people
    seconds timeout{30};
    std::function<QByteArray(const QByteArray& nonce)> line; ///< one line for the shell
    std::function<Result<SlowOutput>(SlowInput& input)> read;
    bool asksRoot = false; ///< as of a SlowProbe
    /// What people are shown of an answer, in place of what came; unset: that.
    std::function<void(const SlowAnswer& answer, Work& work)> show{};
};

/// With what the probe is told of that server.
[[nodiscard]] SlowTask taskOf(const SlowProbe& probe, const Server& server);

/// One run of a task outside of any rhythm.
struct SlowRun
{
    quint64 id = 0;
    SlowTask task;
    /// Told once, on the thread of the session's loop; goes untold when the session ends before.
    std::function<void(const Result<SlowAnswer>& answer)> done;
};

/// How long a run that is cancelled has to end, and to tell what it had said so far.
inline constexpr seconds cancelGrace{3};

/// The functions of all slow probes (resources/probes/slow): constant text.
[[nodiscard]] QByteArray slowPrelude();

} // namespace vedette::collect
