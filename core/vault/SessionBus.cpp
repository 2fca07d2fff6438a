// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/SessionBus.h"

#include <QLibrary>

using namespace Qt::StringLiterals;

namespace vedette::vault {

#if defined(Q_OS_UNIX) && !defined(Q_OS_MACOS)

namespace {

// gio/gioenums.h, gio/gdbusconnection.h: neither is needed to build.
constexpr int sessionBusType = 2; // G_BUS_TYPE_SESSION
using BusGet = void* (*)(int type, void* cancellable, void** error);
using SetExitOnClose = void (*)(void* connection, int isExiting);

} // namespace

void outliveSessionBus()
{
    QLibrary gio(u"gio-2.0"_s, 0);
    const auto busGet = reinterpret_cast<BusGet>(gio.resolve("g_bus_get_sync"));
    const auto setExitOnClose
        = reinterpret_cast<SetExitOnClose>(gio.resolve("g_dbus_connection_set_exit_on_close"));
    if (busGet == nullptr || setExitOnClose == nullptr) {
        return;
    }
    // Everybody in the process shares this connection; it is kept, so that none asks for another.
    void* const connection = busGet(sessionBusType, nullptr, nullptr);
    if (connection != nullptr) {
        setExitOnClose(connection, 0);
    }
}

#else

void outliveSessionBus()
{ }

#endif

} // namespace vedette::vault
