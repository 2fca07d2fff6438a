// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/StrongId.h"

namespace vedette {

using ServerId = StrongId<struct ServerIdTag>;
using AlertId = StrongId<struct AlertIdTag>;
using CommandId = StrongId<struct CommandIdTag>;
using NoteId = StrongId<struct NoteIdTag>;
/// Names what one login asks a person, once.
using QuestionId = StrongId<struct QuestionIdTag>;
/// Names one command to a FleetSource, so that its answer can be told apart.
using RequestId = StrongId<struct RequestIdTag>;

} // namespace vedette
