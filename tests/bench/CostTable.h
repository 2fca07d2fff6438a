// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "tests/support/SshdFixture.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace vedette::bench {

/// What some polls took.
struct PollRun
{
    double collectorMs = 0; ///< CPU of whatever polls
    std::optional<double> bytes{}; ///< received for them, where that is known
};

/// One way to poll the server.
class Contender
{
public:
    Contender() = default;
    Contender(const Contender&) = delete;
    Contender& operator=(const Contender&) = delete;
    virtual ~Contender() = default;

    /// Once, before all rounds: whatever lasts is connected.
    [[nodiscard]] virtual Result<void> prepare() { return {}; }
    /// One poll after the other. Fails when a poll does not answer as it should.
    [[nodiscard]] virtual Result<PollRun> run(int polls) = 0;
};

/// For one poll: CPU milliseconds at most, and the ratio at least.
struct CostGoals
{
    std::optional<double> collectorMs{};
    std::optional<double> targetMs{};
    std::optional<double> ratio{};
};

/// One line of the table.
struct CostLine
{
    QString name;
    int polls = 1; ///< of a round
    std::unique_ptr<Contender> contender;
    QString comparedWith{}; ///< the line of the same script: the ratio is to its collector CPU
    CostGoals goals{};
};

/// Measures all lines in interleaved rounds, and prints the medians: whatever else the computer
/// does meanwhile meets all of them. A line that fails tells why, and costs no other.
void compareCosts(std::vector<CostLine> lines, test::SshdFixture& sshd);

} // namespace vedette::bench
