// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/ssh/FileDescriptor.h"

#include <QtGlobal>

namespace vedette::ssh::platform {

/// A running program, leader of its own process group, with one socket as its input and output.
struct LocalProcess
{
    FileDescriptor socket;
    qint64 pid = -1;
};

/// An exit status, or the number of a signal.
struct ProcessEnd
{
    bool isSignal = false;
    int number = 0;
};

} // namespace vedette::ssh::platform
