// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/login/ConnectionTester.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeSshServer.h"
#include "tests/support/Pump.h"

using namespace vedette;
using namespace Qt::StringLiterals;
using collect::ConnectionTester;
using test::FakeSshServer;
using test::pumpUntil;

namespace {

/// A tester and its answers.
class Tested
{
public:
    Tested()
    {
        QObject::connect(&tester,
                         &ConnectionTester::tested,
                         &tester,
                         [this](RequestId request, const ConnectionReport& report) {
                             reports[request] = report;
                         });
    }

    ConnectionReport wait(RequestId request)
    {
        REQUIRE(pumpUntil([&] { return reports.contains(request); }));
        return reports[request];
    }

    ConnectionTester tester;
    std::map<RequestId, ConnectionReport> reports;
};

const Credential right{Secret("right"), {}};

} // namespace

TEST_CASE("a test of an unknown server shows its key and sends no secret")
{
    const FakeSshServer fake;
    Tested tested;

    tested.tester.test(RequestId{1}, {fake.server(), right, {}, {}});

    const ConnectionReport report = tested.wait(RequestId{1});
    CHECK(report.error->code == ErrorCode::HostKeyUnknown);
    CHECK(report.hostKey->seen == fake.hostKey());
    CHECK(fake.counters().authRequests == 0);
}

TEST_CASE("a test with a trusted key tells what is there")
{
    const FakeSshServer fake;
    Tested tested;

    tested.tester.test(RequestId{1}, {fake.server(), right, {fake.pin()}, {}});

    const ConnectionReport report = tested.wait(RequestId{1});
    CHECK_FALSE(report.error);
    CHECK(report.facts.kernel.startsWith(u"Linux"_s));
    REQUIRE(report.snapshot);
    CHECK(valueOf(*report.snapshot, {u"memory"_s, u"total"_s, {}}));
}

TEST_CASE("a test that hangs can be cancelled")
{
    test::FakeSshOptions options;
    options.trouble = test::FakeTrouble::SilentAccept;
    const FakeSshServer fake(options);
    Tested tested;
    tested.tester.test(RequestId{1}, {fake.server(), right, {fake.pin()}, {}});
    REQUIRE(pumpUntil([&] { return fake.counters().connections >= 1; }));

    tested.tester.cancel(RequestId{1});

    CHECK(tested.wait(RequestId{1}).error->code == ErrorCode::Cancelled);
}
