// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeSshServer.h"

#include "core/ssh/Platform.h"
#include "tests/support/FakeSshConnection.h"
#include "tests/support/Loopback.h"

#include <stdexcept>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace vedette::test {

namespace {

struct KeyPair
{
    QByteArray privateKey;
    HostKey hostKey;
};

KeyPair makeKey()
{
    ssh_key key = nullptr;
    char* privateText = nullptr;
    char* publicText = nullptr;
    if (ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &key) != SSH_OK
        || ssh_pki_export_privkey_base64(key, nullptr, nullptr, nullptr, &privateText) != SSH_OK
        || ssh_pki_export_pubkey_base64(key, &publicText) != SSH_OK) {
        throw std::runtime_error("no host key");
    }
    KeyPair pair{QByteArray(privateText),
                 HostKey{u"ssh-ed25519"_s, QByteArray::fromBase64(QByteArray(publicText))}};
    ssh_string_free_char(privateText);
    ssh_string_free_char(publicText);
    ssh_key_free(key);
    return pair;
}

} // namespace

FakeSshServer::FakeSshServer(FakeSshOptions options)
    : m_options(std::move(options))
{
    auto listener = listenOnLoopback(m_options.address);
    m_listener = std::move(listener.socket);
    m_port = listener.port;
    ssh::platform::ignoreBrokenPipes();
    for (int i = 0; i < 2; ++i) {
        KeyPair pair = makeKey();
        m_privateKeys.push_back(pair.privateKey);
        m_hostKeys.push_back(pair.hostKey);
    }
    m_thread = std::jthread([this](const std::stop_token& stop) { acceptConnections(stop); });
}

FakeSshServer::~FakeSshServer() = default;

QString FakeSshServer::host() const
{
    return u"127.0.0.%1"_s.arg(m_options.address);
}

HostKey FakeSshServer::hostKey() const
{
    return m_hostKeys[m_isSwapped ? 1 : 0];
}

Server FakeSshServer::server() const
{
    Server server;
    server.name = u"fake"_s;
    server.host = host();
    server.port = m_port;
    server.user = u"tester"_s;
    server.auth = AuthMethod::Password;
    return server;
}

HostKeyPin FakeSshServer::pin() const
{
    return {host(), m_port, hostKey(), {}, u"user"_s};
}

void FakeSshServer::acceptConnections(const std::stop_token& stop)
{
    constexpr milliseconds slice{20};
    while (!stop.stop_requested()) {
        if (ssh::platform::poll({{m_listener.get(), true, false}}, slice).empty()) {
            continue;
        }
        ssh::FileDescriptor socket(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
        if (!socket.isOpen()) {
            continue;
        }
        ++m_counters->connections;
        const QByteArray key = m_privateKeys[m_isSwapped ? 1 : 0];
        m_connections.emplace_back(
            [this, fd = std::move(socket), key](const std::stop_token& own) mutable {
                FakeSshConnection(m_options, *m_counters, m_epoch).serve(std::move(fd), key, own);
            });
    }
    m_connections.clear(); // asks each to stop, and waits for it
}

} // namespace vedette::test
