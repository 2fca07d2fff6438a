// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/ErrorText.h"

#include "core/text/StateText.h"
#include "tests/support/Catch.h"

#include <QSet>

using namespace vedette;
using namespace vedette::text;

using namespace Qt::StringLiterals;

TEST_CASE("Every error has its own summary and its own advice")
{
    QSet<QString> summaries;
    QSet<QString> advices;
    const int count = static_cast<int>(ErrorCode::Internal) + 1;
    for (int i = 0; i < count; ++i) {
        const ErrorWords both = words(Error{static_cast<ErrorCode>(i), {}, 0});
        CAPTURE(i, both.summary, both.advice);
        CHECK(both.summary.size() > 10);
        CHECK(both.summary.size() < 60);
        CHECK(both.summary.front().isUpper());
        CHECK(both.summary.endsWith(u'.'));
        CHECK(both.advice.size() > 20);
        CHECK(both.advice.endsWith(u'.'));
        CHECK(both.sentence() == both.summary + u' ' + both.advice);
        summaries.insert(both.summary);
        advices.insert(both.advice);
    }

    CHECK(summaries.size() == count);
    CHECK(advices.size() == count);
}

TEST_CASE("The words of an error never show its technical detail")
{
    const Error error{ErrorCode::Timeout, u"<b>poll(2) on fd 7</b>"_s, 110};

    CHECK_FALSE(words(error).sentence().contains(u"fd 7"_s));
}

TEST_CASE("A failure of a jump host is told as that, by its name, and the advice is for it")
{
    const auto code = GENERATE(ErrorCode::Timeout,
                               ErrorCode::NameNotFound,
                               ErrorCode::Unreachable,
                               ErrorCode::Refused,
                               ErrorCode::ConnectionLost,
                               ErrorCode::HostKeyUnknown,
                               ErrorCode::HostKeyChanged,
                               ErrorCode::HostKeyRevoked,
                               ErrorCode::AuthInterrupted,
                               ErrorCode::AuthUnanswered,
                               ErrorCode::JumpHostLogin,
                               ErrorCode::SshProtocol,
                               ErrorCode::ServerLimits,
                               ErrorCode::PermissionDenied);
    const ErrorWords own = words(Error{code, {}, 0});

    const ErrorWords both = words(Error{code, {}, 0, u"ops@bastion:2222"_s});

    CAPTURE(both.summary, both.advice);
    CHECK(both.summary.contains(u"jump host ops@bastion:2222"_s));
    CHECK(both.summary.endsWith(u'.'));
    CHECK(both.advice.contains(u"jump host"_s, Qt::CaseInsensitive));
    CHECK(both.advice != own.advice);
    CHECK_FALSE(own.summary.contains(u"bastion"_s));
}

TEST_CASE("A refused login at a jump host is told with its reason")
{
    const auto [cause, summary] = GENERATE(table<ErrorCode, QString>({
        {ErrorCode::AuthDenied, u"The jump host bastion refused the login."_s},
        {ErrorCode::AuthNeedsUser, u"The jump host bastion needs your password or passphrase."_s},
        {ErrorCode::PasswordExpired, u"The password at the jump host bastion has expired."_s},
        {ErrorCode::AuthQuestion,
         u"The jump host bastion asks a question that only you can answer."_s},
        {ErrorCode::KeyUnreadable, u"The private key for the jump host bastion can't be read."_s},
    }));

    const ErrorWords both = words({ErrorCode::JumpHostLogin, {}, 0, u"bastion"_s, cause});

    CHECK(both.summary == summary);
    CHECK(both.advice.contains(u"jump host"_s, Qt::CaseInsensitive));
}

TEST_CASE("A jump host is named whatever it fails with, and as plain text")
{
    const Error error{ErrorCode::Internal, {}, 0, u"gate%1\x1b[2J"_s};

    CHECK(words(error).summary
          == u"The jump host gate%1[2J failed: something went wrong inside Vedette."_s);
    CHECK(words(error).advice == words(Error{ErrorCode::Internal, {}, 0}).advice);
}

TEST_CASE("A setting that can't be used is named by what to enter")
{
    const auto [detail, part] = GENERATE(table<QString, QString>({
        {u"host"_s, u"host name"_s},
        {u"server 3: port"_s, u"1 and 65535"_s},
        {u"identityFile"_s, u"private key"_s},
        {u"identityAgent"_s, u"socket"_s},
        {u"proxyJump"_s, u"8 jump hosts"_s},
        {u"something else"_s, u"Check what was entered"_s},
    }));

    const ErrorWords both = words(Error{ErrorCode::InvalidConfig, detail, 0});

    CAPTURE(detail, both.advice);
    CHECK(both.summary == u"A setting can't be used."_s);
    CHECK(both.advice.contains(part));
}

TEST_CASE("An alert's title tells the trouble and its reason")
{
    Alert alert;
    alert.rule = u"server.unreachable"_s;
    CHECK(alertTitle(alert) == u"Server unreachable"_s);

    alert.reason = Error{ErrorCode::Timeout, u"connect"_s, 0};
    CHECK(alertTitle(alert) == u"Server unreachable: the connection timed out"_s);

    alert.reason->jumpHost = u"bastion"_s;
    CHECK(alertTitle(alert)
          == u"Server unreachable: the jump host bastion did not answer in time"_s);

    alert.reason = Error{ErrorCode::CommandFailed, u"no shell answered"_s, 0};
    CHECK(alertTitle(alert) == u"Server gives no values: a command failed on the server"_s);

    alert.rule = u"custom.rule"_s;
    CHECK(alertTitle(alert).startsWith(u"custom.rule"_s));
}

TEST_CASE("Every trouble that the program raises by itself has a title in words")
{
    Alert alert;
    alert.rule
        = GENERATE(u"server.unreachable"_s, u"server.authFailed"_s, u"server.hostKeyChanged"_s);

    CHECK_FALSE(alertTitle(alert).contains(u"server."_s));
}

TEST_CASE("Every state and every severity has its own label")
{
    QSet<QString> labels;
    for (int i = 0; i <= static_cast<int>(ServerState::Paused); ++i) {
        labels.insert(stateLabel(static_cast<ServerState>(i)));
    }
    CHECK(labels.size() == static_cast<int>(ServerState::Paused) + 1);
    CHECK_FALSE(labels.contains(QString()));
    CHECK(stateLabel(ServerState::NeedsUser) == u"needs you"_s);
    CHECK(severityLabel(Severity::Critical) == u"critical"_s);
    CHECK(severityLabel(Severity::Low) != severityLabel(Severity::High));
}
