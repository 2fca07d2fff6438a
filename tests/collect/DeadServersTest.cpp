// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/Scheduler.h"
#include "tests/collect/Watched.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Pump.h"

#include <algorithm>
#include <list>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::pumpUntil;
using test::Watched;

namespace {

constexpr int tens = 20; // of servers: in each 7 that are well, and 3 that never answer
constexpr int wellInTen = 7;

/// Fakes for a fleet, each for four servers: so many logins a second one address gets.
class Fleet
{
public:
    Fleet()
    {
        for (int i = 0; i < tens * wellInTen / 4; ++i) {
            addFake(m_well, {});
        }
        constexpr std::array troubles{FakeTrouble::SilentAccept,
                                      FakeTrouble::DripBanner,
                                      FakeTrouble::SilentKeyExchange,
                                      FakeTrouble::SilentAuth,
                                      FakeTrouble::NoChannel};
        for (int i = 0; i < tens * (10 - wellInTen) / 4; ++i) {
            FakeSshOptions options;
            options.trouble = troubles[static_cast<std::size_t>(i) % troubles.size()];
            addFake(m_silent, options);
        }
    }

    [[nodiscard]] Server server(int number) const
    {
        const bool isWell = isHealthy(number);
        const auto& fakes = isWell ? m_well : m_silent;
        const int ofKind = isWell ? number / 10 * wellInTen + number % 10
                                  : number / 10 * (10 - wellInTen) + number % 10 - wellInTen;
        const auto fake = std::next(fakes.begin(), ofKind % static_cast<int>(fakes.size()));
        return test::numbered(fake->server(), number + 1);
    }
    [[nodiscard]] static bool isHealthy(int number) { return number % 10 < wellInTen; }
    [[nodiscard]] HostKeyPins pins() const
    {
        HostKeyPins pins;
        for (const auto* fakes : {&m_well, &m_silent}) {
            for (const FakeSshServer& fake : *fakes) {
                pins.push_back(fake.pin());
            }
        }
        return pins;
    }

private:
    void addFake(std::list<FakeSshServer>& fakes, FakeSshOptions options)
    {
        options.address = ++m_lastAddress;
        fakes.emplace_back(std::move(options));
    }

    std::list<FakeSshServer> m_well;
    std::list<FakeSshServer> m_silent;
    quint8 m_lastAddress = 1;
};

} // namespace

#ifdef Q_OS_LINUX // has all of 127.0.0.0/8
TEST_CASE("60 of 200 servers that never answer hold up none of the others", "[F11]")
{
    const Fleet fleet;
    Watched watched;
    watched.scheduler.setPins(fleet.pins());
    for (int number = 0; number < 10 * tens; ++number) {
        watched.scheduler.setServer(fleet.server(number), test::rightPassword());
    }
    const auto countOf = [&watched](bool isHealthy, ServerState state) {
        return std::ranges::count_if(watched.statuses, [=](const auto& entry) {
            return Fleet::isHealthy(static_cast<int>(entry.first.value) - 1) == isHealthy
                && entry.second.state == state;
        });
    };

    // One at a time in each of 16 places, the silent ones alone would take 75 s.
    REQUIRE(pumpUntil(
        [&] {
            return countOf(true, ServerState::Online)
                == static_cast<std::ptrdiff_t>(tens) * wellInTen;
        },
        seconds{40}));
    CAPTURE(countOf(false, ServerState::Connecting));
    static_cast<void>(watched.scheduler.takeCounters());
    const auto polls = watched.polls;
    CHECK(pumpUntil(
        [&] {
            return std::ranges::all_of(polls, [&](const auto& before) {
                return before.second == 0 || watched.polls[before.first] > before.second;
            });
        },
        seconds{15}));
    CHECK(watched.scheduler.takeCounters().worstLag < seconds{1});
}
#endif
