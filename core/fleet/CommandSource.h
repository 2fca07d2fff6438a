// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/model/CommandTrial.h"
#include "core/model/CustomCommand.h"
#include "core/model/Ids.h"

#include <QObject>

#include <optional>
#include <vector>

namespace vedette {

/// What a window may ask of the user's commands, and hear of them.
/// Commands may be called from any thread and return at once; the answers bear the RequestId.
/// Connect with a context object.
class CommandSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Answered by changed with all of them, and by finished.
    virtual RequestId requestCommands() = 0;
    /// New ones have a null id. Answered by finished: InvalidConfig as of validate(), or
    /// "commandNameTaken". All of them or, with an error, none.
    virtual RequestId save(const std::vector<CustomCommand>& commands) = 0;
    virtual RequestId remove(const std::vector<CommandId>& commands) = 0;
    /// Undo of remove.
    virtual RequestId restore(const std::vector<CommandId>& commands) = 0;
    /// Runs it once on each of these servers, saved or not, whatever its tags say, and keeps
    /// nothing: each is answered by tried as it ends, and all together by finished. At most 16 run
    /// at a time. NotFound in a trial: no connection; NotAvailable: only the fixed probe may run.
    virtual RequestId run(const CustomCommand& command, const std::vector<ServerId>& servers) = 0;
    /// What has not begun does not, and what runs is ended on its server: what is left of the
    /// trials ends with Cancelled, within a few seconds, with what had been said so far.
    virtual void cancel(RequestId request) = 0;

Q_SIGNALS:
    /// All commands there are now, by name.
    void changed(const std::vector<vedette::CustomCommand>& commands);
    void tried(vedette::RequestId request, const vedette::CommandTrial& trial);
    /// Nothing in `error` means it is done.
    void finished(vedette::RequestId request, const std::optional<vedette::Error>& error);
};

} // namespace vedette
