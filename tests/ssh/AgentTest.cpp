// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"
#include "tests/ssh/UserKeys.h"
#include "tests/support/Await.h"

#include <QtEndian>

#include <array>
#include <atomic>
#include <thread>

#include <sys/socket.h>
#include <sys/un.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::codeOf;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::Home;
using test::logIn;
using test::makeUserKey;
using test::requestFor;
using test::UserKey;

namespace {

/// An agent that names one key and then hangs; without a key it hangs at once.
class FakeAgent
{
public:
    explicit FakeAgent(const QByteArray& blob)
        : m_path(QFile::encodeName(m_folder.filePath(u"agent"_s)))
        , m_socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::copy(m_path.begin(), m_path.end(), std::begin(address.sun_path));
        REQUIRE(::bind(m_socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
        REQUIRE(::listen(m_socket.get(), 8) == 0);
        if (!blob.isEmpty()) {
            m_thread = std::jthread([this, blob](const std::stop_token& stop) { run(stop, blob); });
        }
    }

    [[nodiscard]] QByteArray path() const { return m_path; }
    [[nodiscard]] bool isAskedToSign() const { return m_isAskedToSign; }
    /// By a client that it has not taken.
    [[nodiscard]] bool isConnected() const
    {
        return !ssh::platform::poll({{m_socket.get()}}, milliseconds::zero()).empty();
    }

private:
    static QByteArray sized(const QByteArray& text)
    {
        QByteArray size(4, '\0');
        qToBigEndian(static_cast<quint32>(text.size()), size.data());
        return size + text;
    }

    void run(const std::stop_token& stop, const QByteArray& blob)
    {
        const QByteArray count("\x0c\0\0\0\x01", 5);
        const QByteArray identities = sized(count + sized(blob) + sized("comment"));
        QByteArray request;
        ssh::FileDescriptor client;
        while (!stop.stop_requested()) {
            const int fd = client.isOpen() ? client.get() : m_socket.get();
            if (ssh::platform::poll({{fd}}, milliseconds{10}).empty()) {
                continue;
            }
            if (!client.isOpen()) {
                client.reset(::accept4(m_socket.get(), nullptr, nullptr, SOCK_CLOEXEC));
                continue;
            }
            std::array<char, 4096> buffer{};
            const auto got = ssh::platform::receive(fd, buffer.data(), buffer.size());
            request += QByteArray(buffer.data(), got.bytes);
            if (request.startsWith(QByteArray("\0\0\0\x01\x0b", 5))) {
                request.remove(0, 5);
                (void)ssh::platform::send(fd, identities);
            }
            m_isAskedToSign = request.size() > 5; // only a signature takes more
            if (got.state == ssh::platform::TransferState::Closed) {
                return;
            }
        }
    }

    QTemporaryDir m_folder;
    QByteArray m_path;
    ssh::FileDescriptor m_socket;
    std::atomic_bool m_isAskedToSign = false;
    std::jthread m_thread;
};

} // namespace

TEST_CASE("A hung agent costs its own time, not the login", "[F18]")
{
    const FakeAgent agent({});
    const Home home(agent.path());
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;
    const Deadline bound = Deadline::after(seconds{9});

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("A login is stopped within 200 ms while an agent hangs", "[F18][cancel]")
{
    const bool isSigning = GENERATE(false, true);
    QTemporaryDir folder;
    const UserKey key = makeUserKey(folder.filePath(u"key"_s));

    const auto stopped = test::bestOfThree([&] {
        const FakeAgent agent(isSigning ? key.blob : QByteArray());
        const Home home(agent.path());
        FakeSshOptions options;
        options.acceptedKeys = {key.blob};
        const FakeSshServer server(options);
        auto request = requestFor(server);
        request.server.auth = AuthMethod::Automatic;
        return test::stopLogin(
            request, [&] { return isSigning ? agent.isAskedToSign() : agent.isConnected(); });
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    CHECK(stopped.took <= test::promisedStop);
}

TEST_CASE("A login is stopped within 200 ms while the server judges an agent's key", "[cancel]")
{
    QTemporaryDir folder;
    const UserKey key = makeUserKey(folder.filePath(u"key"_s));
    const auto stopped = test::bestOfThree([&key] {
        const FakeAgent agent(key.blob);
        const Home home(agent.path());
        FakeSshOptions options;
        options.acceptedKeys = {key.blob};
        options.trouble = test::FakeTrouble::SilentKey;
        const FakeSshServer server(options);
        auto request = requestFor(server);
        request.server.auth = AuthMethod::Automatic;
        return test::stopLogin(request, [&server] { return server.counters().silences > 0; });
    });

    INFO("over " << stopped.took.count() << " ms after the stop");
    CHECK(stopped.wasUnderWay);
    CHECK(codeOf(stopped.outcome) == ErrorCode::Cancelled);
    CHECK(stopped.took <= test::promisedStop);
}

TEST_CASE("An agent that hangs over a signature costs 5 s, then the next way is tried", "[F18]")
{
    QTemporaryDir folder;
    const UserKey key = makeUserKey(folder.filePath(u"key"_s));
    const FakeAgent agent(key.blob);
    const Home home(agent.path());
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;
    const Deadline bound = Deadline::after(seconds{9});

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(agent.isAskedToSign());
    CHECK_FALSE(bound.hasExpired());
}

TEST_CASE("An agent that is gone is passed over")
{
    const Home home("/nonexistent/agent");
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;

    CHECK_FALSE(logIn(request).error);
}
