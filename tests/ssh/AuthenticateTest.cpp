// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Platform.h"
#include "tests/ssh/Helpers.h"
#include "tests/support/Await.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtEndian>

#include <array>
#include <atomic>
#include <thread>

#include <sys/socket.h>
#include <sys/un.h>

using namespace Qt::StringLiterals;
using namespace vedette;
using test::CleanIdentity;
using test::codeOf;
using test::FakePrompt;
using test::FakeSshOptions;
using test::FakeSshServer;
using test::logIn;
using test::requestFor;

namespace {

struct UserKey
{
    QString path;
    QByteArray blob;
};

UserKey makeUserKey(const QString& path, const QString& passphrase = {})
{
    QProcess::execute(u"ssh-keygen"_s,
                      {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, passphrase, u"-f"_s, path});
    QFile file(path + u".pub"_s);
    REQUIRE(file.open(QIODevice::ReadOnly));
    return {path, QByteArray::fromBase64(file.readAll().split(' ').value(1))};
}

/// A home folder without keys; the login of the test knows no agent.
class Home
{
public:
    explicit Home(const QByteArray& agentSocket = {})
        : m_identity(QFile::encodeName(m_folder.path()), agentSocket)
    {
        QDir(m_folder.path()).mkdir(u".ssh"_s);
    }

    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    CleanIdentity m_identity;
};

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

TEST_CASE("The right password opens, and is sent once")
{
    const FakeSshServer server;

    const auto outcome = logIn(requestFor(server));

    CHECK_FALSE(outcome.error);
    CHECK(server.counters().secretsSeen == 1);
    CHECK(server.counters().logins == 1);
}

TEST_CASE("A wrong password is denied after exactly one attempt")
{
    const FakeSshServer server;

    const auto outcome = logIn(requestFor(server, "wrong"));

    CHECK(codeOf(outcome) == ErrorCode::AuthDenied);
    CHECK_FALSE(outcome.transport);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("Without a password a password login asks the user, not the server")
{
    const FakeSshServer server;

    const auto outcome = logIn(requestFor(server, ""));

    CHECK(codeOf(outcome) == ErrorCode::AuthNeedsUser);
    CHECK(server.counters().authRequests == 0);
}

TEST_CASE("One hidden prompt is answered with the password")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    const FakeSshServer server(options);

    CHECK_FALSE(logIn(requestFor(server)).error);
    CHECK(codeOf(logIn(requestFor(server, "wrong"))) == ErrorCode::AuthDenied);
}

TEST_CASE("Prompts that ask for more than the password are shown to the user, unanswered")
{
    const auto prompts = GENERATE(std::vector<FakePrompt>{{"Name: ", false}},
                                  std::vector<FakePrompt>{{"Password: ", true}, {"Code: ", true}},
                                  std::vector<FakePrompt>(5, FakePrompt{}));
    FakeSshOptions options;
    options.prompts = prompts;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 1); // the password method came first
    CHECK(server.counters().logins == 0);
}

TEST_CASE("A password that is not enough is never typed into the next prompt")
{
    FakeSshOptions options;
    options.prompts = {{"Verification code: ", true}};
    options.wantsBoth = true;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A right answer that is not enough is not called refused")
{
    FakeSshOptions options;
    options.prompts = {FakePrompt{}};
    options.areAnswersEnough = false;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthQuestion);
    CHECK(server.counters().logins == 0);
}

TEST_CASE("A server that hangs up over a password has judged it")
{
    FakeSshOptions options;
    options.trouble = test::FakeTrouble::HangUpOnPassword;
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    CHECK(codeOf(outcome) == ErrorCode::AuthInterrupted);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("The prompt of a hostile server is plain text")
{
    FakeSshOptions options;
    options.prompts = {{"\x1b[2J<b>Code</b>\n: ", false}};
    const FakeSshServer server(options);

    const auto outcome = logIn(requestFor(server));

    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"<b>Code</b>"_s));
    CHECK_FALSE(outcome.error->detail.contains(QChar(0x1b)));
}

TEST_CASE("A chosen key file opens, also with its passphrase")
{
    const auto passphrase = GENERATE(u""_s, u"secret"_s);
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s), passphrase);
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;
    request.credential.passphrase = Secret(passphrase.toUtf8());

    const auto outcome = logIn(request);

    CHECK_FALSE(outcome.error);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("What a server asks after the key is for a person, and for nobody else")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u"key"_s));
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    options.wantsBoth = true;
    options.prompts = {{"Code: ", true, QByteArray("123456")}};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = key.path;
    CHECK(codeOf(logIn(request)) == ErrorCode::AuthQuestion);
    CHECK(server.counters().secretsSeen == 0); // not even a dialogue: it may ring a phone

    request.ask
        = [](const LoginPrompts&, const AnswerWait&) { return LoginAnswers{Secret("123456")}; };

    CHECK_FALSE(logIn(request).error);
    CHECK(server.counters().secretsSeen == 1);
}

TEST_CASE("A chosen key file that can't open says why")
{
    const Home home;
    const FakeSshServer server([] {
        FakeSshOptions options;
        options.password.clear();
        return options;
    }());
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = home.path(u"key"_s);

    SECTION("missing")
    {
        CHECK(codeOf(logIn(request)) == ErrorCode::KeyUnreadable);
    }
    SECTION("no passphrase")
    {
        makeUserKey(home.path(u"key"_s), u"secret"_s);
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthNeedsUser);
    }
    SECTION("wrong passphrase")
    {
        makeUserKey(home.path(u"key"_s), u"secret"_s);
        request.credential.passphrase = Secret("wrong");
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthNeedsUser);
    }
    SECTION("refused by the server")
    {
        makeUserKey(home.path(u"key"_s));
        CHECK(codeOf(logIn(request)) == ErrorCode::AuthDenied);
        CHECK(server.counters().keysSeen == 1);
    }
}

TEST_CASE("A refused key file is followed by the password that was given")
{
    const Home home;
    makeUserKey(home.path(u"key"_s));
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::KeyFile;
    request.server.identityFile = home.path(u"key"_s);

    CHECK_FALSE(logIn(request).error);
}

TEST_CASE("An automatic login finds the usual key file")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u".ssh/id_ed25519"_s));
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::Automatic;

    CHECK_FALSE(logIn(request).error);
    CHECK(server.counters().secretsSeen == 0);
}

TEST_CASE("An automatic login without anything to offer asks the user for what the server takes")
{
    const Home home;
    FakeSshOptions options;
    const bool takesPassword = GENERATE(true, false);
    options.password = takesPassword ? "right" : "";
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::Automatic;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == (takesPassword ? ErrorCode::AuthNeedsUser : ErrorCode::AuthDenied));
}

TEST_CASE("An automatic login asks for the passphrase of a key that it could not try")
{
    const Home home;
    const UserKey key = makeUserKey(home.path(u".ssh/id_ed25519"_s), u"secret"_s);
    FakeSshOptions options;
    options.acceptedKeys = {key.blob};
    options.password.clear();
    const FakeSshServer server(options);
    auto request = requestFor(server, "");
    request.server.auth = AuthMethod::Automatic;

    const auto outcome = logIn(request);

    CHECK(codeOf(outcome) == ErrorCode::AuthNeedsUser);
    REQUIRE(outcome.error);
    CHECK(outcome.error->detail.contains(u"id_ed25519"_s));
}

TEST_CASE("An automatic login ends with the password that was given")
{
    const Home home;
    const FakeSshServer server;
    auto request = requestFor(server);
    request.server.auth = AuthMethod::Automatic;

    CHECK_FALSE(logIn(request).error);
}

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

TEST_CASE("A login is cancelled at once while an agent hangs over a signature")
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
    std::stop_source source;
    std::optional<Deadline> bound;
    const std::jthread stopper([&] {
        (void)test::eventually([&agent] { return agent.isAskedToSign(); });
        bound = Deadline::after(seconds{1});
        source.request_stop();
    });

    const auto outcome = logIn(request, seconds{30}, source.get_token());

    CHECK(codeOf(outcome) == ErrorCode::Cancelled);
    CHECK(agent.isAskedToSign());
    REQUIRE(bound);
    CHECK_FALSE(bound->hasExpired());
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
