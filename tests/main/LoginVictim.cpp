// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Logs in at a port of 127.0.0.1, ends the session, drops the secret, and after each step waits for
// a line: for a test that looks into its memory meanwhile. The secret comes as the first line: the
// password, or the passphrase of the key file that is named after the port.
#include "core/ssh/Login.h"

#include <QString>

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

using namespace vedette;

namespace {

/// Not through stdio: its buffer would keep the line.
Secret readLine()
{
    Secret line = Secret::ofSize(64);
    qsizetype size = 0;
    while (size < line.size() && ::read(0, line.data() + size, 1) == 1
           && line.data()[size] != '\n') {
        ++size;
    }
    line.truncate(size);
    return line;
}

void say(const char* what)
{
    std::puts(what);
    std::fflush(stdout);
    [[maybe_unused]] const Secret go = readLine();
}

ssh::LoginRequest requestOf(int argc, char** argv)
{
    ssh::LoginRequest request;
    request.knownHosts = {};
    request.server.host = QStringLiteral("127.0.0.1");
    request.server.port = static_cast<quint16>(std::atoi(argv[1]));
    request.server.user = QStringLiteral("tester");
    request.server.hostKeyPolicy = HostKeyPolicy::AcceptNew;
    request.server.auth = argc > 2 ? AuthMethod::KeyFile : AuthMethod::Password;
    request.server.identityFile = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
    (argc > 2 ? request.credential.passphrase : request.credential.password) = readLine();
    return request;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc < 2) {
        return 2;
    }
    {
        const ssh::LoginRequest request = requestOf(argc, argv);
        const auto outcome = ssh::login(request, Deadline::after(seconds{20}), {});
        say(outcome.transport ? "open" : "failed");
    }
    say("closed");
    return 0;
}
