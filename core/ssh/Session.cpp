// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Session.h"

#include "core/base/Clock.h"
#include "core/base/PlainText.h"
#include "core/ssh/ErrorMap.h"
#include "core/ssh/HostKeys.h"
#include "core/ssh/Platform.h"
#include "core/ssh/PrivateKey.h"

#include <libssh/callbacks.h>
#include <libssh/server.h>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

// Fast first (PERFORMANCE), and nothing that rests on SHA-1, CBC or DSA.
constexpr const char* ciphers = "aes128-gcm@openssh.com,aes256-gcm@openssh.com,"
                                "chacha20-poly1305@openssh.com,aes128-ctr,aes192-ctr,aes256-ctr";
constexpr const char* macs = "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,"
                             "hmac-sha2-256,hmac-sha2-512";
constexpr const char* keyExchanges
    = "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,"
      "ecdh-sha2-nistp521,diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,"
      "diffie-hellman-group14-sha256,diffie-hellman-group-exchange-sha256";
constexpr const char* userKeyTypes
    = "ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256-cert-v01@openssh.com,"
      "ecdsa-sha2-nistp384-cert-v01@openssh.com,ecdsa-sha2-nistp521-cert-v01@openssh.com,"
      "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,"
      "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,"
      "sk-ssh-ed25519@openssh.com,sk-ecdsa-sha2-nistp256@openssh.com,rsa-sha2-512,rsa-sha2-256";

/// Refuses whatever the server asks for: channels back to us, forwarded agents.
int refuseRequest(ssh_session /*session*/, ssh_message /*message*/, void* /*user*/)
{
    return 1;
}

struct FreeText
{
    void operator()(char* text) const { ssh_string_free_char(text); }
};

} // namespace

Session::Session(Way way)
    : m_jumpHost(std::move(way.jumpHost))
    , m_program(std::move(way.program))
    , m_socket(std::move(way.socket))
    , m_session(ssh_new())
{ }

Result<std::unique_ptr<Session>> Session::create(Way way, const std::vector<HostKey>& trusted)
{
    auto session = std::make_unique<Session>(std::move(way));
    if (!session->m_session) {
        return fail(ErrorCode::Internal, u"no memory for a session"_s);
    }
    if (const auto configured = session->configure(trusted); !configured) {
        return fail(configured.error());
    }
    return session;
}

Result<void> Session::configure(const std::vector<HostKey>& trusted)
{
    ssh_session session = get();
    const int off = 0;
    const int minRsaBits = 2048;
    const QByteArray hostKeyTypes = hostKeyAlgorithms(trusted);
    // Host and user are neutral: libssh would split "user@host" and refuse domain accounts. The
    // address was dialed already, the user is named with each authentication.
    const std::array<std::pair<ssh_options_e, const void*>, 17> options{{
        {SSH_OPTIONS_PROCESS_CONFIG, &off}, // first: the file may name commands to be run
        {SSH_OPTIONS_HOST, "server"},
        {SSH_OPTIONS_SSH_DIR, platform::nullDevice()},
        {SSH_OPTIONS_KNOWNHOSTS, platform::nullDevice()},
        {SSH_OPTIONS_GLOBAL_KNOWNHOSTS, platform::nullDevice()},
        {SSH_OPTIONS_CIPHERS_C_S, ciphers},
        {SSH_OPTIONS_CIPHERS_S_C, ciphers},
        {SSH_OPTIONS_HMAC_C_S, macs},
        {SSH_OPTIONS_HMAC_S_C, macs},
        {SSH_OPTIONS_KEY_EXCHANGE, keyExchanges},
        {SSH_OPTIONS_HOSTKEYS, hostKeyTypes.constData()},
        {SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, userKeyTypes},
        {SSH_OPTIONS_COMPRESSION_C_S, "none"},
        {SSH_OPTIONS_COMPRESSION_S_C, "none"},
        {SSH_OPTIONS_RSA_MIN_SIZE, &minRsaBits},
        {SSH_OPTIONS_GSSAPI_DELEGATE_CREDENTIALS, &off},
        {SSH_OPTIONS_USER, "vedette"},
    }};
    for (const auto& [option, value] : options) {
        if (ssh_options_set(session, option, value) != SSH_OK) {
            return fail(ErrorCode::Internal,
                        u"libssh refuses an option: "_s + plainText(ssh_get_error(session)),
                        option);
        }
    }
    ssh_set_blocking(session, 0);
    ssh_set_counters(session, &m_counter, nullptr);
    ssh_set_message_callback(session, refuseRequest, nullptr);
    return {};
}

Result<void> Session::connect(Patience& patience, const QString& place)
{
    const socket_t fd = m_socket.get();
    if (auto looked = lookAtFirstBytes(fd); !looked) {
        return looked;
    }
    if (ssh_options_set(get(), SSH_OPTIONS_FD, &fd) != SSH_OK) {
        return fail(ErrorCode::Internal, u"the socket was not accepted"_s);
    }
    [[maybe_unused]] const int owned = m_socket.release(); // ssh_connect takes it first of all
    const MonotonicTime began = systemClock().monotonic();
    const auto done = finish([this] { return ssh_connect(get()); }, SSH_AGAIN, patience);
    lookForBanner();
    if (done && *done == SSH_OK) {
        return {};
    }
    const Error error = done ? failure(patience) : done.error();
    if (m_bannerTime) {
        return fail(error.in(u"key exchange"));
    }
    if (auto end = programEnd(error)) {
        return fail(*std::move(end));
    }
    const auto waited = std::chrono::duration_cast<milliseconds>(systemClock().monotonic() - began);
    const bool isMute = m_firstBytes.isEmpty() && bytesReceived() == 0;
    return fail(withoutBanner(error, {m_firstBytes, isMute, waited, place, m_program != nullptr}));
}

void Session::lookForBanner()
{
    if (!m_bannerTime && ssh_get_serverbanner(get()) != nullptr) {
        m_bannerTime = systemClock().monotonic();
    }
}

QString Session::algorithms() const
{
    QStringList names;
    for (const char* name : {ssh_get_kex_algo(get()), ssh_get_cipher_in(get())}) {
        if (name != nullptr) {
            names += plainText(QByteArrayView(name));
        }
    }
    return names.join(u", "_s);
}

std::optional<Error> Session::programEnd(const Error& error) const
{
    const bool isTold = error.code == ErrorCode::Cancelled || error.code == ErrorCode::Timeout
        || !m_firstBytes.isEmpty();
    const auto end = isTold || !m_program ? std::nullopt : m_program->end(programGrace);
    return end ? std::optional(Error{ErrorCode::ProxyCommandFailed, *end}) : std::nullopt;
}

Result<HostKey> Session::hostKey() const
{
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(get(), &key) != SSH_OK) {
        return fail(ErrorCode::SshProtocol, u"the server has no readable host key"_s);
    }
    const std::unique_ptr<ssh_key_struct, FreeKey> owned(key);
    char* base64 = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &base64) != SSH_OK) {
        return fail(ErrorCode::SshProtocol, u"the server has no readable host key"_s);
    }
    const std::unique_ptr<char, FreeText> text(base64);
    const QByteArray blob = QByteArray::fromBase64(QByteArray(base64));
    return HostKey{hostKeyType(blob), blob};
}

QString Session::serverBanner() const
{
    return plainText(QByteArrayView(ssh_get_serverbanner(get())));
}

Error Session::failure(const Patience& patience) const
{
    const auto ok = patience.check();
    return ok ? sessionError(get()) : ok.error();
}

QString Session::lostJumpHost() const
{
    return m_jumpHost ? m_jumpHost->lost() : QString();
}

bool Session::isConnected() const
{
    // After a message that it refuses libssh never reads another one, and goes on being connected.
    const bool isBroken = (ssh_get_status(get()) & SSH_CLOSED_ERROR) != 0;
    return ssh_is_connected(get()) != 0 && !isBroken && lostJumpHost().isEmpty();
}

Error Session::lost() const
{
    return {ErrorCode::ConnectionLost, sessionError(get()).detail, 0, lostJumpHost()};
}

Error Session::refusal(ErrorCode code) const
{
    return isConnected() ? Error{code, sessionError(get()).detail} : lost();
}

void Session::keepAlive() const
{
    // libssh asks only once the last answer was looked at, which a call does in place of asking.
    ssh_send_keepalive(get());
    ssh_send_keepalive(get());
}

Result<void> Session::awaitSocket(Patience& patience)
{
    if (bytesReceived() > m_mostBytes) {
        return fail(ErrorCode::SshProtocol, u"far too many bytes before the first answer"_s);
    }
    const int fd = descriptor();
    // After a message that it refuses, libssh asks to be called again, and never reads another one.
    const bool isBroken = (ssh_get_status(get()) & SSH_CLOSED_ERROR) != 0;
    if (fd < 0 || isBroken) {
        return fail(sessionError(get()));
    }
    lookForBanner();
    platform::setNonBlocking(fd); // libssh makes it blocking, and a full send buffer would hold us
    platform::quickAck(fd);
    const int flags = ssh_get_poll_flags(get());
    auto ready
        = patience.await({fd, (flags & SSH_READ_PENDING) != 0, (flags & SSH_WRITE_PENDING) != 0});
    return ready ? lookAtFirstBytes(fd) : ready;
}

Result<void> Session::lookAtFirstBytes(int fd)
{
    if (m_bannerTime || m_firstBytes.size() >= enoughFirstBytes) {
        return {};
    }
    m_firstBytes += platform::peek(fd);
    const auto refusal = refusalInsteadOfBanner(m_firstBytes);
    return refusal ? fail(*refusal) : Result<void>{};
}

} // namespace vedette::ssh
