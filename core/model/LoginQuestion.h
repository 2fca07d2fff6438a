// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/Ids.h"
#include "core/model/LoginPrompts.h"

namespace vedette {

/// Prompts of a login that waits for a person's answers. Immutable value.
struct LoginQuestion
{
    QuestionId id;
    ServerId server; ///< whose login it is; null when it is not in the list
    RequestId test; ///< the testConnection or diagnose; null for a login of the monitoring
    LoginPrompts prompts;

    bool operator==(const LoginQuestion&) const = default;
};

} // namespace vedette
