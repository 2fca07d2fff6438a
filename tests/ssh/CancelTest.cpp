// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A login ends within 200 ms of a stop, wherever it is at that moment.
#include "tests/ssh/Helpers.h"
#include "tests/ssh/UserKeys.h"
#include "tests/support/Await.h"
#include "tests/support/FakeResolver.h"
#include "tests/support/SilentPort.h"

#include <QProcess>

#include <atomic>
#include <optional>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::bestOfThree;
using test::codeOf;
using test::FakeFault;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::FakeTrouble;
using test::promisedStop;
using test::requestFor;
using test::stopLogin;
using test::StoppedLogin;

namespace {

void checkStopped(const StoppedLogin& stopped, LoginStage stage)
{
    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    REQUIRE_FALSE(stopped.outcome.steps.empty());
    CHECK(stopped.outcome.steps.back().stage == stage);
    CHECK(stopped.took <= promisedStop);
}

FakeSshOptions stuckAt(FakeTrouble trouble)
{
    FakeSshOptions options;
    options.trouble = trouble;
    return options;
}

/// With a new server for each try.
StoppedLogin stopAt(const FakeSshOptions& options,
                    const std::function<void(ssh::LoginRequest&)>& change = {})
{
    return bestOfThree([&] {
        const FakeSshServer server(options);
        auto request = requestFor(server);
        if (change) {
            change(request);
        }
        return stopLogin(request, [&server] { return server.counters().silences > 0; });
    });
}

} // namespace

TEST_CASE("A login is stopped within 200 ms while a name is looked up", "[cancel][F12]")
{
    const auto stopped = bestOfThree([] {
        test::FakeResolver names;
        names.hang();
        ssh::AddressBook book(names.resolver());
        ssh::LoginRequest request;
        request.server.host = u"web.example"_s;
        request.addresses = &book;
        return stopLogin(request, [&names] { return names.lookups() > 0; });
    });

    checkStopped(stopped, LoginStage::Lookup);
}

TEST_CASE("A login is stopped within 200 ms while it connects", "[cancel]")
{
    const test::SilentPort silent;
    if (!silent.isSilent()) {
        WARN("skipped: no silent port to be made here");
        return;
    }
    const auto stopped = bestOfThree([&silent] {
        test::FakeResolver names;
        names.tell({silent.address()});
        ssh::AddressBook book(names.resolver());
        ssh::LoginRequest request;
        request.server.host = u"web.example"_s;
        request.addresses = &book;
        // The attempt follows the lookup at once; nobody can see it from outside.
        const Deadline isTried = Deadline::after(milliseconds{300});
        return stopLogin(request, [&] { return names.lookups() > 0 && isTried.hasExpired(); });
    });

    checkStopped(stopped, LoginStage::Connect);
}

TEST_CASE("A login is stopped within 200 ms while known_hosts files are read", "[cancel]")
{
    const test::Home home;
    const QString path = home.path(u"known_hosts"_s);
    QFile file(path);
    REQUIRE(file.open(QIODevice::WriteOnly));
    // Names of which each must be hashed to be compared, as many as fit into a file that is read.
    const QByteArray line
        = "|1|AAAAAAAAAAAAAAAAAAAAAAAAAAA=|AAAAAAAAAAAAAAAAAAAAAAAAAAA= ssh-ed25519 "
          "AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\n";
    file.write(line.repeated(8 * 1024 * 1024 / line.size()));
    file.close();

    const auto stopped = bestOfThree([&path] {
        const FakeSshServer server(stuckAt(FakeTrouble::SilentAccept));
        auto request = requestFor(server);
        request.knownHosts.own = {path, path, path, path};
        const auto hasBegun = [&server] { return server.counters().connections > 0; };
        return stopLogin(request, hasBegun);
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    CHECK(stopped.took <= promisedStop);
}

TEST_CASE("A login is stopped within 200 ms before the key exchange is over", "[cancel]")
{
    const auto trouble = GENERATE(FakeTrouble::SilentAccept,
                                  FakeTrouble::HalfBanner,
                                  FakeTrouble::DripBanner,
                                  FakeTrouble::SilentKeyExchange);

    const auto stopped = bestOfThree([trouble] {
        const FakeSshServer server(stuckAt(trouble));
        const Deadline isHeard = Deadline::after(milliseconds{300}); // what it says, if anything
        return stopLogin(requestFor(server),
                         [&] { return server.counters().connections > 0 && isHeard.hasExpired(); });
    });

    const bool hasBanner = trouble == FakeTrouble::SilentKeyExchange;
    checkStopped(stopped, hasBanner ? LoginStage::KeyExchange : LoginStage::Banner);
}

TEST_CASE("A login is stopped within 200 ms while the server judges who is there", "[cancel]")
{
    const auto trouble
        = GENERATE(FakeTrouble::SilentAuth, FakeTrouble::SilentNone, FakeTrouble::SilentPassword);
    const bool isAskedFirst = trouble == FakeTrouble::SilentNone;

    const auto stopped = stopAt(stuckAt(trouble), [isAskedFirst](ssh::LoginRequest& request) {
        if (isAskedFirst) { // what the server takes, for a person is there
            request.ask = [](const LoginPrompts&, const AnswerWait&) -> Result<LoginAnswers> {
                return fail(ErrorCode::Cancelled);
            };
        }
    });

    checkStopped(stopped, LoginStage::Authentication);
}

TEST_CASE("A login is stopped within 200 ms while the server judges a key", "[cancel]")
{
    const test::Home home;
    const test::UserKey key = test::makeUserKey(home.path(u"key"_s));
    FakeSshOptions options = stuckAt(FakeTrouble::SilentKey);
    options.acceptedKeys = {key.blob};

    const auto stopped = stopAt(options, [&key](ssh::LoginRequest& request) {
        request.server.auth = AuthMethod::KeyFile;
        request.server.identityFile = key.path;
    });

    checkStopped(stopped, LoginStage::Authentication);
}

TEST_CASE("A login is stopped within 200 ms while a key is being opened", "[cancel]")
{
    const test::Home home;
    const QString path = home.path(u"key"_s);
    // Seconds of derivation, which can't be stopped itself.
    const QStringList slowKey{u"-q"_s, u"-t"_s, u"ed25519"_s, u"-a"_s, u"300"_s};
    QProcess::execute(u"ssh-keygen"_s, slowKey + QStringList{u"-N"_s, u"secret"_s, u"-f"_s, path});

    const auto stopped = bestOfThree([&path] {
        const FakeSshServer server;
        auto request = requestFor(server);
        request.server.auth = AuthMethod::KeyFile;
        request.server.identityFile = path;
        request.credential.passphrase = Secret("secret");
        std::optional<Deadline> isOpening;
        return stopLogin(request, [&] {
            if (!isOpening && server.counters().connections > 0) {
                isOpening = Deadline::after(milliseconds{800}); // the key exchange takes 100
            }
            return isOpening && isOpening->hasExpired();
        });
    });

    checkStopped(stopped, LoginStage::Authentication);
}

TEST_CASE("A login is stopped within 200 ms while the server asks or judges answers", "[cancel]")
{
    FakeSshOptions options
        = stuckAt(GENERATE(FakeTrouble::SilentPrompts, FakeTrouble::SilentAnswers));
    options.prompts = {{}};

    const auto stopped = stopAt(options);

    checkStopped(stopped, LoginStage::Authentication);
}

TEST_CASE("A login is stopped within 200 ms while a person is asked", "[cancel]")
{
    FakeSshOptions options;
    options.prompts = {{"Code: ", true, "123456"}};

    const auto stopped = bestOfThree([&options] {
        const FakeSshServer server(options);
        std::atomic_bool isAsked = false;
        auto request = requestFor(server, "");
        request.ask = [&isAsked](const LoginPrompts&, const AnswerWait& wait) {
            isAsked = true;
            Result<void> ended;
            (void)test::eventually(
                [&] {
                    ended = wait.check();
                    return !ended;
                },
                seconds{20});
            return Result<LoginAnswers>(fail(ended ? Error{} : ended.error()));
        };
        return stopLogin(request, [&isAsked] { return isAsked.load(); });
    });

    checkStopped(stopped, LoginStage::Authentication);
}

TEST_CASE("A login is stopped within 200 ms while a channel opens or a shell starts", "[cancel]")
{
    const auto trouble = GENERATE(FakeTrouble::SilentChannel, FakeTrouble::SilentCommand);

    checkStopped(stopAt(stuckAt(trouble)), LoginStage::Shell);
}

TEST_CASE("A login is stopped within 200 ms while its shell says nothing", "[cancel]")
{
    FakeSshOptions options;
    options.fault = FakeFault::Silence;

    const auto stopped = bestOfThree([&options] {
        const FakeSshServer server(options);
        return stopLogin(requestFor(server), [&server] { return server.counters().requests > 0; });
    });

    checkStopped(stopped, LoginStage::Shell);
}
