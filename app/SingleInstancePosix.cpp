// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "app/SingleInstance.h"

#include <QtGlobal>

#include <sys/socket.h>
#include <unistd.h>

namespace vedette::app {

bool isSameUser(qintptr socket)
{
    const int descriptor = static_cast<int>(socket);
#ifdef Q_OS_LINUX
    struct ucred peer = {};
    socklen_t size = sizeof peer;
    return ::getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &size) == 0
        && peer.uid == ::geteuid();
#else
    // Untested: macOS and the BSDs.
    uid_t user = 0;
    gid_t group = 0;
    return ::getpeereid(descriptor, &user, &group) == 0 && user == ::geteuid();
#endif
}

} // namespace vedette::app
