// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/PollOnce.h"
#include "core/collect/ProbeScript.h"
#include "core/ssh/Login.h"
#include "tests/collect/PoorServer.h"
#include "tests/support/Await.h"
#include "tests/support/Catch.h"
#include "tests/support/SshdFixture.h"

#include <QFile>

using namespace vedette;
using namespace Qt::StringLiterals;
using test::eventually;
using test::PoorServer;
using test::SshdFixture;

TEST_CASE("a shell that is busy when its session ends leaves nothing behind for long", "[F24]")
{
    const bool hasTimeout = GENERATE(true, false);
    CAPTURE(hasTimeout);
    const SshdFixture sshd;
    if (!sshd.isRunning()) {
        WARN("skipped: " << sshd.whyNot());
        return;
    }
    const PoorServer tools;
    tools.addTool(u"df"_s, "exec sleep 1000");
    if (!hasTimeout) {
        tools.addTool(u"timeout"_s, "exit 1");
    }
    ssh::LoginRequest request;
    request.server = sshd.server();
    request.pins = {sshd.pin()};
    request.knownHosts = {};
    request.prelude = "PATH=" + QFile::encodeName(tools.folder()) + ":$PATH; " + tools.mark()
        + "; export PATH VEDETTE_TEST_MARK\n" + collect::prelude();
    auto login = ssh::login(request, Deadline::after(seconds{20}), {});
    REQUIRE(login.transport);
    const auto pid = collect::ask(*login.transport, "echo $$", Deadline::after(seconds{10}), {});
    REQUIRE(pid);
    const QString shell = u"/proc/"_s + QString::fromLatin1(pid->output);
    REQUIRE(QFile::exists(shell));
    REQUIRE(login.transport->start(collect::pollRequest(PollKind::Metrics).command));
    REQUIRE(eventually([&tools] { return tools.leftovers() > 0; }));

    login.transport.reset();

    CHECK(eventually([&] { return tools.leftovers() == 0 && !QFile::exists(shell); }, seconds{9}));
}
