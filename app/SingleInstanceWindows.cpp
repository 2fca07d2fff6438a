// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Untested: never run.
#include "app/SingleInstance.h"

namespace vedette::app {

// QLocalServer::UserAccessOption sets the pipe's access list: nobody else gets this far.
bool isSameUser(qintptr /*socket*/)
{
    return true;
}

} // namespace vedette::app
