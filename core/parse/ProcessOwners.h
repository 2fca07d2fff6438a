// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArrayView>
#include <QHash>

namespace vedette::parse {

/// What ps(1) tells of a process; the views live as long as the text.
struct ProcessOwner
{
    QByteArrayView user;
    QByteArrayView command; ///< with its arguments

    bool operator==(const ProcessOwner&) const = default;
};

/// The output of `ps -eo pid=,user=,args=`, of procps or busybox, by pid. What is no row (a
/// heading) is left out.
[[nodiscard]] QHash<qint64, ProcessOwner> parseProcessOwners(QByteArrayView text);

} // namespace vedette::parse
