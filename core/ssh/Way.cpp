// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/Way.h"

#include "core/base/Expendable.h"
#include "core/model/ProxyCommand.h"
#include "core/ssh/Dialer.h"
#include "core/ssh/HostSession.h"
#include "core/ssh/Platform.h"

#include <QDir>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

/// Arguments may hold a secret: the steps of a login, which people paste, name the program alone.
Result<Way> runProxyCommand(const Server& server, Attempt& attempt)
{
    attempt.trace.begin(LoginStage::Connect);
    const LocalUser self{platform::userName(), QDir::homePath()};
    const auto words
        = splitProxyCommand(server.proxyCommand).and_then([&](const QStringList& written) {
              return expandProxyWords(written, server, self);
          });
    if (!words) {
        return fail(words.error().in(u"ProxyCommand"));
    }
    attempt.trace.note(u"by the program "_s + words->front());
    if (!server.runsProxyCommand || !hasProxyCommands) {
        return fail(ErrorCode::ProxyCommandOff, words->front());
    }
    // The folders of PATH may lie on a network disk that is down.
    auto program = expendable([words = *words] { return ProxyProcess::start(words); },
                              attempt.patience.deadline(),
                              attempt.patience.stop());
    if (!program) {
        return fail(program.error().in(words->front()));
    }
    Way way{(*program)->takeSocket()};
    way.program = *std::move(program);
    return way;
}

} // namespace

Result<Way> openWay(const Server& server, AddressBook* addresses, Attempt& attempt)
{
    if (!server.proxyCommand.isEmpty()) {
        return runProxyCommand(server, attempt);
    }
    auto socket = dial({server.host, server.port, addresses}, attempt);
    if (!socket) {
        return fail(socket.error());
    }
    return Way{*std::move(socket)};
}

} // namespace vedette::ssh
