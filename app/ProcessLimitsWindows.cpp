// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: Windows gives new files the owner's access list, and has no such limits.
#include "app/ProcessLimits.h"

namespace vedette::app {

void restrictProcess(Inspection /*inspection*/)
{ }

} // namespace vedette::app
