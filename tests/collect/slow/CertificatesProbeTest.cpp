// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CertificatesProbe.h"

#include "core/base/Deadline.h"
#include "core/ssh/LocalShell.h"
#include "core/ssh/Poller.h"
#include "core/ssh/Transport.h"
#include "tests/collect/slow/CertificateServer.h"
#include "tests/support/Catch.h"
#include "tests/support/ManualClock.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::test;
using namespace Qt::StringLiterals;

namespace {

/// A live session with this computer, and its second shell.
class CertificateLane
{
public:
    CertificateLane()
        : lane(clock)
    {
        auto shell = ssh::LocalShell::open({});
        REQUIRE(shell);
        context.transport = *std::move(shell);
    }

    void change(const QStringList& paths)
    {
        collect::changeCertificates(lane, context, paths, clock.monotonic());
    }

    /// Nothing when nothing is due.
    std::optional<Snapshot> next()
    {
        const Deadline deadline = Deadline::after(seconds{20});
        ssh::Poller poller;
        while (!deadline.hasExpired()) {
            if (auto snapshot = lane.advance(context)) {
                return snapshot;
            }
            if (lane.wake() > clock.monotonic() + seconds{300}) { // of an answer: 180 s
                return std::nullopt;
            }
            if (const auto wait = lane.wait()) {
                [[maybe_unused]] const auto ready = poller.wait({*wait}, milliseconds{50});
            }
        }
        return std::nullopt;
    }

    test::ManualClock clock;
    collect::ServerContext context;
    collect::SlowLane lane;
};

} // namespace

TEST_CASE("of a long chain the first certificates count, and that there are more is told")
{
    CertificateServer server(GENERATE(u"dash"_s, u"busybox"_s));
    if (!server.isThere()) {
        WARN("skipped: a shell that is not installed");
        return;
    }
    const QByteArray leaf = certificateFixture(u"leaf"_s);
    const QString longer = server.add(u"longer.pem"_s, leaf.repeated(11));
    const QString exact = server.add(u"exact.pem"_s, leaf.repeated(10));
    const QString endless = server.add(
        u"endless.pem"_s, "-----BEGIN CERTIFICATE-----\n" + QByteArray("QUFB\n").repeated(20'000));

    const Snapshot snapshot = server.ask({longer, exact, endless});

    CHECK(timeLeft(snapshot, longer) == leafLeft);
    CHECK(rowFor(snapshot, longer).count == 10);
    REQUIRE(rowFor(snapshot, longer).why);
    CHECK(rowFor(snapshot, longer).why->code == ErrorCode::OutputTooLarge);
    CHECK(timeLeft(snapshot, exact) == leafLeft);
    CHECK_FALSE(rowFor(snapshot, exact).why);
    CHECK(whyWithout(snapshot, endless) == ErrorCode::OutputTooLarge);
}

TEST_CASE("the answer for all files together stays below what is taken in")
{
    CertificateServer server;
    const QByteArray one = "-----BEGIN CERTIFICATE-----\n"
        + QByteArray(QByteArray(64, 'Q') + '\n').repeated(900) + "-----END CERTIFICATE-----\n";
    QStringList paths;
    for (int i = 0; i <= maxWatchedCertificates; ++i) {
        paths += server.add(u"%1.pem"_s.arg(i), one);
    }

    const Snapshot snapshot = server.ask(paths);

    CHECK(server.answer().size() < vedette::ssh::maxReplyBytes - 100'000);
    CHECK(std::get<CertificateTable>(snapshot.details).certificates.size()
          == maxWatchedCertificates);
    CHECK(whyWithout(snapshot, paths.front()) == ErrorCode::Malformed);
    CHECK(whyWithout(snapshot, paths.at(maxWatchedCertificates - 1)) == ErrorCode::OutputTooLarge);
}

TEST_CASE("two paths that look the same are not taken for one another")
{
    CertificateServer server;
    const QString leaf = server.add(u"a.pem"_s, certificateFixture(u"leaf"_s));

    const Snapshot snapshot = server.ask({leaf, leaf});

    CHECK(timeLeft(snapshot, leaf) == leafLeft);
    REQUIRE(snapshot.unavailable.size() == 1);
    CHECK(snapshot.unavailable.front().why.code == ErrorCode::NotAvailable);
    CHECK(std::ranges::count(snapshot.samples,
                             u"certificate"_s,
                             [](const Sample& sample) { return sample.metric.type; })
          == 1);
}

TEST_CASE("an answer for certificates that ends early gives no value that it does not hold")
{
    CertificateServer server;
    const QString leaf = server.add(u"leaf.pem"_s, certificateFixture(u"leaf"_s));
    const QStringList paths{leaf, server.at(u"missing"_s)};
    REQUIRE(timeLeft(server.ask(paths), leaf) == leafLeft);
    const qsizetype whole = server.answer().indexOf("=0") + 2;

    for (qsizetype length = 0; length <= server.answer().size(); ++length) {
        const Snapshot snapshot = readCertificateAnswer(paths, server.answer().first(length));
        INFO("cut to " << length);
        REQUIRE((length >= whole || !timeLeft(snapshot, leaf)));
    }
}

TEST_CASE("an answer for certificates that was changed at random stays sound")
{
    CertificateServer server;
    const QString leaf = server.add(u"leaf.pem"_s, certificateFixture(u"leaf"_s));
    const QStringList paths{leaf, server.at(u"missing"_s)};
    REQUIRE(timeLeft(server.ask(paths), leaf) == leafLeft);
    std::mt19937 random(20'260'304); // NOLINT: the same numbers in every run

    for (int round = 0; round < 2000; ++round) {
        QByteArray changed = server.answer();
        const int changes = 1 + static_cast<int>(random() % 8);
        for (int i = 0; i < changes; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(changed.size()));
            changed[at] = static_cast<char>(random() % 256);
        }
        const Snapshot snapshot = readCertificateAnswer(paths, changed);
        INFO("round " << round);
        REQUIRE(snapshot.samples.size() <= 3);
        const double left = timeLeft(snapshot, leaf).value_or(0);
        REQUIRE(std::isfinite(left));
    }
}

TEST_CASE("a thousand sessions share the script that is shown of a probe")
{
    const collect::SlowProbe& probe = collect::slowCatalogue().front();

    const QString one = taskOf(probe, {}).shown;
    const QString other = taskOf(probe, {}).shown;

    CHECK_FALSE(one.isEmpty());
    CHECK(one.constData() == other.constData());
}

TEST_CASE("what is shown of the request are its script and the paths as they are")
{
    const auto task = certificatesTask({u"/etc/ssl/b\u00FC.pem"_s, u"/it's"_s});

    CHECK(task.shown.contains(u"vd_certificates() {"_s));
    CHECK(task.shown.endsWith(u"\nvd_certificates NONCE '/etc/ssl/b\u00FC.pem' '/it'\\''s'\n"_s));
    CHECK(task.line("n1") == "vd_certificates n1 '/etc/ssl/b\\0303\\0274.pem' '/it\\0047s'");
}

TEST_CASE("a changed list of certificates is asked for at once, in the same session")
{
    CertificateServer files;
    const QString leaf = files.add(u"leaf.pem"_s, certificateFixture(u"leaf"_s));
    const QString expired = files.add(u"expired.pem"_s, certificateFixture(u"expired"_s));
    CertificateLane session;

    session.change({leaf});
    const auto first = session.next();
    session.change({leaf}); // the same
    const auto early = session.next();
    session.change({expired});
    const auto second = session.next();
    session.change({});
    session.clock.advance(seconds{7200});
    const auto last = session.next();

    REQUIRE(first);
    CHECK(timeLeft(*first, leaf));
    CHECK_FALSE(early);
    REQUIRE(second);
    CHECK(timeLeft(*second, expired));
    CHECK_FALSE(timeLeft(*second, leaf));
    CHECK_FALSE(last);
    CHECK(session.context.server.watchedCertificates.isEmpty());
}

TEST_CASE("a server for which no certificate is named is asked for none")
{
    const auto all = collect::slowCatalogue();
    const auto probe
        = std::ranges::find(all, collect::certificatesProbe, &collect::SlowProbe::name);
    REQUIRE(probe != all.end());
    Server server;

    CHECK_FALSE(isAskedOf(*probe, server));
    server.watchedCertificates = {u"/etc/a.pem"_s};
    CHECK(isAskedOf(*probe, server));
    CHECK(std::ranges::all_of(all, [](const collect::SlowProbe& other) {
        return other.words != nullptr || isAskedOf(other, Server());
    }));
}
