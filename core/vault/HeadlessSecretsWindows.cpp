// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/HeadlessSecrets.h"

namespace vedette::vault {

Result<Secret> masterFromDescriptor(int, Deadline)
{
    return fail(ErrorCode::NotAvailable);
}

Result<Secret> masterFromFile(const QString&)
{
    return fail(ErrorCode::NotAvailable);
}

Result<Secret> masterFromCredentials(const QString&)
{
    return fail(ErrorCode::NotAvailable);
}

} // namespace vedette::vault
