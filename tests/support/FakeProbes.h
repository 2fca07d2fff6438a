// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/ProbeSource.h"

#include <QStringList>

#include <functional>
#include <utility>
#include <vector>

namespace vedette::test {

/// A ProbeSource that writes down what it was asked, and answers as its fleet does. Lives on: the
/// thread of the test.
class FakeProbes final : public ProbeSource
{
public:
    /// What to do when the answer is given: the request, and what it fails with.
    using Give = std::function<void(RequestId request, const std::optional<Error>& failure)>;
    using Later = std::function<RequestId(const QString& call, Give give)>;

    explicit FakeProbes(Later later)
        : m_later(std::move(later))
    { }

    Work work;
    HardwareHistory hardware; ///< of every server
    std::vector<BootRecord> boots; ///< of every server

    // What it was asked, oldest first.
    std::vector<std::pair<ServerId, QString>> watched;
    QStringList asked; ///< probes
    std::vector<ServerId> askedOf; ///< the server of each
    std::vector<MetricId> workMetrics;
    std::vector<ServerId> hardwareServers;
    std::vector<ServerId> bootServers;

    void watch(ServerId server, const QString& probe) override
    {
        watched.emplace_back(server, probe);
    }
    RequestId ask(ServerId server, const QString& probe) override
    {
        askedOf.push_back(server);
        asked.append(probe);
        return m_later(QStringLiteral("askProbe"), [this](RequestId request, const auto& failure) {
            Q_EMIT finished(request, failure);
        });
    }
    RequestId requestWork(ServerId /*server*/, const MetricId& metric) override
    {
        workMetrics.push_back(metric);
        return m_later(
            QStringLiteral("requestWork"), [this](RequestId request, const auto& failure) {
                Q_EMIT workReady(request,
                                 failure ? Result<Work>(fail(*failure)) : Result<Work>(work));
            });
    }
    RequestId requestHardware(ServerId server) override
    {
        hardwareServers.push_back(server);
        return m_later(QStringLiteral("requestHardware"),
                       [this](RequestId request, const auto& failure) {
                           Q_EMIT hardwareReady(request,
                                                failure ? Result<HardwareHistory>(fail(*failure))
                                                        : Result<HardwareHistory>(hardware));
                       });
    }
    RequestId requestBoots(ServerId server) override
    {
        bootServers.push_back(server);
        return m_later(
            QStringLiteral("requestBoots"), [this](RequestId request, const auto& failure) {
                using Boots = std::vector<BootRecord>;
                Q_EMIT bootsReady(request,
                                  failure ? Result<Boots>(fail(*failure)) : Result<Boots>(boots));
            });
    }

private:
    Later m_later;
};

} // namespace vedette::test
