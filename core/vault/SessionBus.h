// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::vault {

/// GLib, through which the keychain is reached on a free desktop, ends the process when the session
/// bus goes (g_dbus_connection_set_exit_on_close): not this one, which may watch servers on.
/// Does nothing where there is no GLib or no bus. Connects to the bus: call it on a thread that may
/// block, before the keychain is used.
void outliveSessionBus();

} // namespace vedette::vault
