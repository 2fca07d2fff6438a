// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/CostTable.h"

#include <QStringList>

namespace vedette::bench {

/// The script of a metrics poll for programs that keep no shell: what vd_metrics runs, and nothing
/// of what the prelude prepares for it once per login. One line of output at its end tells that it
/// came that far. Empty when the prelude is not as this knows it.
[[nodiscard]] QByteArray peerScript();

/// ssh(1), a connection for each poll. `more`: further arguments.
[[nodiscard]] std::unique_ptr<Contender> sshPeer(const test::SshdFixture& sshd,
                                                 const QStringList& more);
/// ssh(1) over the connection of a master that stays (ControlMaster).
[[nodiscard]] std::unique_ptr<Contender> muxPeer(const test::SshdFixture& sshd);
/// The plug-in of Nagios, Icinga and their kin.
[[nodiscard]] std::unique_ptr<Contender> checkBySshPeer(const test::SshdFixture& sshd,
                                                        const QStringList& more);

enum class ParamikoMode
{
    Persistent, ///< one connection, the script once per poll
    Fresh ///< a connection per poll, seven commands on it
};
[[nodiscard]] std::unique_ptr<Contender> paramikoPeer(const test::SshdFixture& sshd,
                                                      ParamikoMode mode);

} // namespace vedette::bench
