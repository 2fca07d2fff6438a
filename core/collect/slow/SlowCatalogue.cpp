// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CertificatesProbe.h"
#include "core/collect/slow/ClockProbe.h"
#include "core/collect/slow/ContainersProbe.h"
#include "core/collect/slow/GpuProbe.h"
#include "core/collect/slow/HardwareProbe.h"
#include "core/collect/slow/LinksProbe.h"
#include "core/collect/slow/LoginsProbe.h"
#include "core/collect/slow/PortsProbe.h"
#include "core/collect/slow/ProcessProbe.h"
#include "core/collect/slow/SensorsProbe.h"
#include "core/collect/slow/ServicesProbe.h"
#include "core/collect/slow/SlowProbe.h"
#include "core/collect/slow/SmartProbe.h"
#include "core/collect/slow/StorageProbe.h"
#include "core/collect/slow/UpdatesProbe.h"

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

constexpr seconds oneMinute{60};
constexpr seconds oneHour{3600};
constexpr bool asksRoot = true;
constexpr bool asksNoRoot = false;

// The rests keep what costs a server most for when the login is long over: a connection that flaps
// must not make it simulate upgrades all day (the times of earlier sessions count, too).
constexpr std::array allSlow{
    SlowProbe{"sensors"_L1, oneMinute, seconds{15}, seconds{2}, readSensors},
    SlowProbe{"links"_L1, oneMinute, seconds{10}, seconds{2}, readLinks},
    SlowProbe{"hardware"_L1, 24 * oneHour, seconds{60}, seconds{3}, readHardware, asksRoot},
    SlowProbe{"services"_L1, oneMinute, seconds{40}, seconds{4}, readServices},
    SlowProbe{"processes"_L1, 5 * oneMinute, seconds{30}, seconds{6}, readProcesses},
    SlowProbe{"containers"_L1, oneMinute, seconds{90}, seconds{8}, readContainers},
    SlowProbe{"ports"_L1, 5 * oneMinute, seconds{20}, seconds{10}, readPorts},
    SlowProbe{"logins"_L1, 5 * oneMinute, seconds{20}, seconds{12}, readLogins},
    SlowProbe{"gpu"_L1, oneMinute, seconds{20}, seconds{14}, readGpu},
    SlowProbe{"storage"_L1, 5 * oneMinute, seconds{40}, seconds{16}, readStorage, asksRoot},
    SlowProbe{"clock"_L1, 5 * oneMinute, seconds{15}, seconds{20}, readClock},
    SlowProbe{"smart"_L1, oneHour, seconds{300}, seconds{45}, readSmart, asksRoot},
    SlowProbe{"updates"_L1, 6 * oneHour, seconds{150}, seconds{90}, readUpdates, asksRoot},
    SlowProbe{certificatesProbe,
              oneHour,
              seconds{180},
              seconds{18},
              readCertificates,
              asksNoRoot,
              watchedCertificates},
};

} // namespace

std::span<const SlowProbe> slowCatalogue()
{
    return allSlow;
}

bool isAskedOf(const SlowProbe& probe, const Server& server)
{
    return probe.words == nullptr || !probe.words(server).isEmpty();
}

} // namespace vedette::collect
