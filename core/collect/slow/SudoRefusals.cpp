// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SudoRefusals.h"

#include "core/collect/slow/SlowProbe.h"

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr std::chrono::hours sudoPause{6};

} // namespace

void keepRefusal(Snapshot& answer, SlowTimes& times, MonotonicTime now)
{
    if (answer.hasSudoRefused) {
        times[answer.probe].sudoRefused = now;
        return;
    }
    answer.hasSudoRefused = isRefused(times, answer.probe, now);
    if (answer.hasSudoRefused && answer.unavailable.empty()) {
        answer.unavailable.push_back(
            {answer.probe, Error{ErrorCode::PermissionDenied, u"sudo has refused a part of it"_s}});
    }
}

void copyRefusal(const Snapshot& answer, SlowTimes& times, MonotonicTime now)
{
    if (!answer.hasSudoRefused) {
        forgetRefusal(times, answer.probe);
    } else if (!isRefused(times, answer.probe, now)) {
        times[answer.probe].sudoRefused = now;
    }
}

bool isRefused(const SlowTimes& times, const QString& probe, MonotonicTime now)
{
    const auto past = times.find(probe);
    return past != times.end() && past->second.sudoRefused
        && now < *past->second.sudoRefused + sudoPause;
}

void forgetRefusal(SlowTimes& times, const QString& probe)
{
    if (const auto past = times.find(probe); past != times.end()) {
        past->second.sudoRefused.reset();
    }
}

void forgetRootProbes(SlowTimes& times)
{
    for (const SlowProbe& probe : slowCatalogue()) {
        if (probe.asksRoot) {
            times.erase(probe.name.toString());
        }
    }
}

} // namespace vedette::collect
