// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/support/FakeSshConnection.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

#include <poll.h>

namespace vedette::test {

namespace {

constexpr milliseconds slice{10};

using ssh::platform::TransferState;

FakeSshConnection& toConnection(void* user)
{
    return *static_cast<FakeSshConnection*>(user);
}

/// The command inside a request line of ours, and its nonce.
struct Request
{
    QByteArray nonce;
    QByteArray command;
};

/// A request to the functions of the prelude, or a command; nothing for a line of a definition.
std::optional<Request> parseRequest(const QByteArray& line)
{
    static const QRegularExpression known(
        QStringLiteral("^(?:vd_gather )?(vd_[a-z]+ ([0-9a-f]+))(?: 2>/dev/null)?$"));
    const auto probe = known.match(QString::fromUtf8(line.trimmed()));
    if (probe.hasMatch()) {
        const QByteArray command = probe.captured(1).toUtf8().replace("vd_local ", "vd_metrics ");
        return Request{probe.captured(2).toLatin1(), command};
    }
    static const QRegularExpression pattern(
        QStringLiteral("^_n=([0-9a-f]+);_o=\\$\\(eval '(.*)' </dev/null 2>/dev/null\\);"));
    const auto match = pattern.match(QString::fromUtf8(line));
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    return Request{match.captured(1).toLatin1(), match.captured(2).toUtf8().replace("'\\''", "'")};
}

} // namespace

FakeSshConnection::FakeSshConnection(const FakeSshOptions& options,
                                     FakeSshCounters& counters,
                                     const std::atomic_int& epoch)
    : m_options(options)
    , m_counters(counters)
    , m_epoch(epoch)
    , m_startEpoch(epoch)
{ }

FakeSshConnection::~FakeSshConnection()
{
    m_forwards.clear();
    m_newForwards.clear();
    if (m_event != nullptr) {
        if (m_shell.socket.isOpen()) {
            ssh_event_remove_fd(m_event, m_shell.socket.get());
        }
        ssh_event_remove_session(m_event, m_session);
        ssh_event_free(m_event);
    }
    ssh::platform::endProcess(m_shell.pid);
    if (m_session != nullptr) {
        ssh_disconnect(m_session);
        ssh_free(m_session);
    }
}

void FakeSshConnection::serve(ssh::FileDescriptor socket,
                              const QByteArray& privateKey,
                              std::stop_token stop)
{
    m_stop = std::move(stop);
    const ssh::FileDescriptor cancel = ssh::platform::duplicate(socket.get());
    const std::stop_callback shutDown(m_stop, [&cancel] { ssh::platform::shutDown(cancel.get()); });
    if (misbehaveBeforeBanner(socket.get())) {
        return;
    }
    if (exchangeKeys(std::move(socket), privateKey)) {
        serveSession();
    }
    ssh::platform::shutDown(cancel.get());
}

bool FakeSshConnection::isOver() const
{
    return m_stop.stop_requested() || m_epoch != m_startEpoch;
}

bool FakeSshConnection::hasFault() const
{
    return m_options.fault != FakeFault::None && m_requests >= m_options.faultAtRequest;
}

bool FakeSshConnection::exchangeKeys(ssh::FileDescriptor socket, const QByteArray& privateKey)
{
    ssh_key key = nullptr;
    if (ssh_pki_import_privkey_base64(privateKey.constData(), nullptr, nullptr, nullptr, &key)
        != SSH_OK) {
        return false;
    }
    ssh_bind bind = ssh_bind_new();
    const bool off = false;
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_PROCESS_CONFIG, &off);
    ssh_bind_options_set(bind, SSH_BIND_OPTIONS_IMPORT_KEY, key); // takes the key
    m_session = ssh_new();
    setCallbacks();
    const bool isReady = ssh_bind_accept_fd(bind, m_session, socket.release()) == SSH_OK
        && ssh_handle_key_exchange(m_session) == SSH_OK;
    ssh_bind_free(bind);
    return isReady;
}

void FakeSshConnection::setCallbacks()
{
    ssh_callbacks_init(&m_serverCallbacks);
    m_serverCallbacks.userdata = this;
    m_serverCallbacks.service_request_function = [](ssh_session, const char*, void* user) {
        ++toConnection(user).m_counters.authRequests;
        return 0;
    };
    m_serverCallbacks.auth_none_function = [](ssh_session, const char*, void* user) {
        ++toConnection(user).m_counters.authRequests;
        toConnection(user).fallSilentAt(FakeTrouble::SilentNone);
        return static_cast<int>(SSH_AUTH_DENIED);
    };
    if (m_options.trouble != FakeTrouble::WantsNewPassword) { // else its message comes below
        m_serverCallbacks.auth_password_function
            = [](ssh_session, const char*, const char* password, void* user) {
                  return toConnection(user).checkPassword(password);
              };
    }
    m_serverCallbacks.auth_pubkey_function
        = [](ssh_session, const char*, ssh_key key, char state, void* user) {
              return toConnection(user).checkKey(key, state);
          };
    m_serverCallbacks.channel_open_request_session_function
        = [](ssh_session session, void* user) -> ssh_channel {
        FakeSshConnection& self = toConnection(user);
        if (self.m_options.trouble == FakeTrouble::FloodAfterLogin) {
            const QByteArray noise(16LL * 1024, 'x');
            while (!self.isOver() && ssh_send_ignore(session, noise.constData()) == SSH_OK) { }
            return nullptr;
        }
        self.fallSilentAt(FakeTrouble::SilentChannel);
        // It has one shell, and says so to who wants another one beside it.
        const bool isTaken = self.m_channel != nullptr && ssh_channel_is_open(self.m_channel) != 0;
        if (self.m_options.trouble == FakeTrouble::NoChannel || isTaken) {
            return nullptr;
        }
        self.m_channel = ssh_channel_new(session);
        ssh_set_channel_callbacks(self.m_channel, &self.m_channelCallbacks);
        return self.m_channel;
    };
    ssh_set_server_callbacks(m_session, &m_serverCallbacks);
    setChannelCallbacks();
}

void FakeSshConnection::setChannelCallbacks()
{
    ssh_callbacks_init(&m_channelCallbacks);
    m_channelCallbacks.userdata = this;
    if (m_options.trouble != FakeTrouble::ClosesCommand) { // else a message, which needs no answer
        m_channelCallbacks.channel_exec_request_function
            = [](ssh_session, ssh_channel, const char* command, void* user) {
                  return toConnection(user).startCommand(command);
              };
    }
    m_channelCallbacks.channel_data_function
        = [](ssh_session, ssh_channel, void* data, uint32_t size, int, void* user) {
              toConnection(user).receive(QByteArrayView(static_cast<const char*>(data), size));
              return static_cast<int>(size);
          };
    ssh_set_message_callback(
        m_session,
        [](ssh_session, ssh_message message, void* user) {
            return toConnection(user).handleMessage(message);
        },
        this);
}

void FakeSshConnection::serveSession()
{
    const bool takesPassword = !m_options.password.isEmpty();
    const int secret = m_options.prompts.empty() || m_options.wantsBoth
        ? SSH_AUTH_METHOD_PASSWORD
        : SSH_AUTH_METHOD_INTERACTIVE;
    const bool takesKeys
        = !m_options.wantsKeyLast && (!m_options.acceptedKeys.empty() || !takesPassword);
    const int both = m_options.offersBoth
        ? static_cast<int>(SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_INTERACTIVE)
        : 0;
    ssh_set_auth_methods(m_session,
                         (takesPassword ? secret : 0) | both
                             | static_cast<int>(takesKeys ? SSH_AUTH_METHOD_PUBLICKEY : 0U));
    fallSilentAt(FakeTrouble::SilentAuth);
    m_event = ssh_event_new();
    ssh_event_add_session(m_event, m_session);
    while (!isOver() && ssh_is_connected(m_session) != 0) {
        if (ssh_event_dopoll(m_event, static_cast<int>(slice.count())) == SSH_ERROR) {
            return;
        }
        turn();
    }
}

/// What is to be done besides reacting.
void FakeSshConnection::turn()
{
    for (auto& forward : std::exchange(m_newForwards, {})) {
        m_forwards.push_back(std::move(forward));
    }
    std::erase_if(m_forwards, [](const auto& forward) { return !forward->relay(); });
    if (m_isFlooding) {
        static const QByteArray block(32LL * 1024, 'y');
        write(block, m_options.fault == FakeFault::EndlessErrors);
        return;
    }
    if (m_heldUntil && m_heldUntil->hasExpired()) {
        m_heldUntil.reset();
        (void)ssh::platform::send(m_shell.socket.get(), std::exchange(m_held, {}));
    }
    if (m_shell.socket.isOpen()) {
        relayOutput();
    }
}

int FakeSshConnection::checkPassword(const char* password)
{
    ++m_counters.authRequests;
    ++m_counters.secretsSeen;
    fallSilentAt(FakeTrouble::SilentPassword);
    if (m_options.trouble == FakeTrouble::HangUpOnPassword) {
        ssh::platform::shutDown(ssh_get_fd(m_session));
        return SSH_AUTH_DENIED;
    }
    const bool isRight = !m_options.password.isEmpty() && m_options.password == password;
    if (isRight && m_options.wantsBoth) {
        ssh_set_auth_methods(m_session, static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE));
        return SSH_AUTH_PARTIAL;
    }
    if (isRight && m_options.wantsKeyLast) {
        m_takesKeyNow = true;
        ssh_set_auth_methods(m_session, static_cast<int>(SSH_AUTH_METHOD_PUBLICKEY));
        return SSH_AUTH_PARTIAL;
    }
    if (!m_options.prompts.empty() || !isRight) {
        return SSH_AUTH_DENIED;
    }
    ++m_counters.logins;
    return SSH_AUTH_SUCCESS;
}

int FakeSshConnection::checkKey(ssh_key key, char signatureState)
{
    ++m_counters.authRequests;
    ++m_counters.keysSeen;
    fallSilentAt(FakeTrouble::SilentKey);
    char* text = nullptr;
    (void)ssh_pki_export_pubkey_base64(key, &text);
    const QByteArray blob = QByteArray::fromBase64(QByteArray(text));
    ssh_string_free_char(text);
    if (std::ranges::find(m_options.acceptedKeys, blob) == m_options.acceptedKeys.end()
        || (m_options.wantsKeyLast && !m_takesKeyNow)) {
        return SSH_AUTH_DENIED;
    }
    if (signatureState == SSH_PUBLICKEY_STATE_VALID && m_options.wantsBoth) {
        ssh_set_auth_methods(m_session, static_cast<int>(SSH_AUTH_METHOD_INTERACTIVE));
        return SSH_AUTH_PARTIAL;
    }
    if (signatureState == SSH_PUBLICKEY_STATE_VALID) {
        ++m_counters.logins;
        return SSH_AUTH_SUCCESS;
    }
    return signatureState == SSH_PUBLICKEY_STATE_NONE ? SSH_AUTH_SUCCESS : SSH_AUTH_DENIED;
}

/// Keyboard-interactive: libssh has no callback of its own for it.
int FakeSshConnection::handleMessage(ssh_message message)
{
    if (ssh_message_type(message) == SSH_REQUEST_CHANNEL_OPEN
        && ssh_message_subtype(message) == SSH_CHANNEL_DIRECT_TCPIP) {
        return forward(message);
    }
    const bool isCommand = ssh_message_type(message) == SSH_REQUEST_CHANNEL
        && ssh_message_subtype(message) == SSH_CHANNEL_REQUEST_EXEC;
    if (isCommand && m_options.trouble == FakeTrouble::ClosesCommand) {
        write("This appliance runs no commands.\n");
        ssh_channel_close(m_channel);
        return 0;
    }
    if (ssh_message_type(message) != SSH_REQUEST_AUTH) {
        return 1;
    }
    const auto method = static_cast<unsigned>(ssh_message_subtype(message));
    if (method == SSH_AUTH_METHOD_PASSWORD && m_options.trouble == FakeTrouble::WantsNewPassword) {
        return askForNewPassword(message);
    }
    const bool isDialogue = method == SSH_AUTH_METHOD_INTERACTIVE && !m_options.prompts.empty();
    return isDialogue ? handlePrompts(message) : 1;
}

/// 1: the default reply refuses.
int FakeSshConnection::forward(ssh_message message)
{
    ++m_counters.forwards;
    if (m_options.trouble == FakeTrouble::SilentForward) {
        return 0;
    }
    const int port = ssh_message_channel_request_open_destination_port(message);
    auto socket = m_options.isJumpHost ? connectToLoopback(port) : ssh::FileDescriptor();
    if (!socket.isOpen()) {
        return 1;
    }
    ssh_channel channel = ssh_message_channel_request_open_reply_accept(message);
    m_newForwards.push_back(std::make_unique<FakeSshForward>(m_event, channel, std::move(socket)));
    return 0;
}

int FakeSshConnection::startCommand(const char* command)
{
    fallSilentAt(FakeTrouble::SilentCommand);
    if (m_options.trouble == FakeTrouble::NoCommand) {
        return 1;
    }
    if (hasFault()) {
        beginFault();
        return 0;
    }
    if (!m_options.answer) {
        auto shell = ssh::platform::spawnShell(command);
        if (!shell) {
            return 1;
        }
        m_shell = *std::move(shell);
        ssh_event_add_fd(
            m_event,
            m_shell.socket.get(),
            POLLIN,
            [](socket_t, int, void*) { return 0; }, // it only ends the wait: turn() reads
            this);
    }
    return 0;
}

void FakeSshConnection::receive(QByteArrayView bytes)
{
    m_line += bytes;
    for (qsizetype at = m_line.indexOf('\n'); at >= 0; at = m_line.indexOf('\n')) {
        const QByteArray line = m_line.left(at + 1);
        m_line.remove(0, at + 1);
        handleRequest(line);
    }
}

void FakeSshConnection::handleRequest(const QByteArray& line)
{
    const auto request = parseRequest(line);
    if (request) {
        ++m_counters.requests;
        ++m_requests;
    }
    if (m_isSilent || m_isFlooding) {
        return;
    }
    if (hasFault()) {
        beginFault();
        return;
    }
    if (m_options.answer) {
        if (request) {
            write('\n' + request->nonce + "{\n" + m_options.answer(request->command) + '\n'
                  + request->nonce + "}0\n");
        }
        return;
    }
    m_held += line;
    if (!m_heldUntil) {
        const bool isDelayed
            = m_options.delayedRequest == 0 || (request && m_requests == m_options.delayedRequest);
        m_heldUntil = Deadline::after(isDelayed ? m_options.replyDelay : milliseconds::zero());
    }
}

void FakeSshConnection::beginFault()
{
    m_isSilent = true;
    switch (m_options.fault) {
    case FakeFault::None:
    case FakeFault::Silence:
        return;
    case FakeFault::Garbage:
        write("Welcome to the appliance\r\n\x1b[1mmenu> \x1b[0m");
        return;
    case FakeFault::EndlessOutput:
    case FakeFault::EndlessErrors:
        m_isFlooding = true;
        return;
    case FakeFault::CloseMidReply:
        write("\n0123456789abcdef{\nhalf a li");
        ++m_requests;
        ssh_channel_send_eof(m_channel);
        ssh_channel_close(m_channel);
        return;
    case FakeFault::LeaveAtOnce:
        write("This account is currently not available.\n");
        ssh_channel_request_send_exit_status(m_channel, 1);
        ssh_channel_send_eof(m_channel);
        ssh_channel_close(m_channel);
        return;
    }
}

void FakeSshConnection::relayOutput()
{
    std::array<char, 32768> buffer{};
    const auto got = ssh::platform::receive(m_shell.socket.get(), buffer.data(), buffer.size());
    if (got.state == TransferState::Closed) {
        ssh_event_remove_fd(m_event, m_shell.socket.get());
        m_shell.socket.reset();
        ssh_channel_send_eof(m_channel);
        ssh_channel_close(m_channel);
        return;
    }
    if (got.bytes > 0 && !m_isSilent) {
        write(QByteArray(buffer.data(), got.bytes));
    }
}

void FakeSshConnection::write(const QByteArray& bytes, bool isErrors)
{
    const auto size = static_cast<uint32_t>(bytes.size());
    const auto send = isErrors ? ssh_channel_write_stderr : ssh_channel_write;
    send(m_channel, bytes.constData(), size);
}

} // namespace vedette::test
