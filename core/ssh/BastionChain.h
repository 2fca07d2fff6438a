// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"
#include "core/model/HostKey.h"

#include <QByteArray>
#include <QString>

#include <future>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace vedette::ssh {

class Bastion;

/// A login to a jump host that failed, and with what.
struct BastionFailure
{
    Error error;
    std::optional<HostKeyIssue> hostKey;
    QByteArray credential; ///< its mark: the secret itself is not kept for good
    HostKeyPins pins; ///< of the hop's address
    MonotonicTime began{};
    std::optional<MonotonicTime> until; ///< nothing: for good
};

/// All connections over one chain of hops, shared with those who order from them.
struct BastionChain
{
    std::vector<std::shared_ptr<Bastion>> bastions;
    std::shared_future<void> opening; ///< valid while somebody logs in
    bool isAttended = false; ///< by whoever logs in
    bool needsPerson = false; ///< as the latest login did
    std::optional<BastionFailure> failure;
};

using BastionChains = std::map<QString, BastionChain>;

} // namespace vedette::ssh
