// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/FileDescriptor.h"

#include "core/ssh/Platform.h"

namespace vedette::ssh {

void FileDescriptor::reset(int fd)
{
    const int old = std::exchange(m_fd, fd);
    if (old >= 0) {
        platform::closeDescriptor(old);
    }
}

} // namespace vedette::ssh
