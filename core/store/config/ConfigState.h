// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Alert.h"
#include "core/model/CustomCommand.h"
#include "core/model/HostKey.h"
#include "core/model/Note.h"
#include "core/model/Server.h"
#include "core/store/config/SecretRepository.h"

#include <QHash>

#include <vector>

namespace vedette::store {

/// All that vedette.db holds, as read at start or after another process changed it.
struct ConfigState
{
    std::vector<Server> servers; ///< not the removed ones; by position, then name
    /// The retention of removed ones that can come back and have their own.
    QHash<ServerId, ServerRetention> removed;
    HostKeyPins pins;
    std::vector<Alert> firing;
    SecretNotes secrets;
    std::vector<CustomCommand> commands; ///< not the removed ones; by name
    std::vector<Note> notes; ///< not the removed ones; the latest first
};

} // namespace vedette::store
