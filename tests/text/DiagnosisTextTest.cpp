// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/DiagnosisText.h"

#include "core/text/ErrorText.h"
#include "tests/support/Catch.h"

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

ConnectionReport endedAt(LoginStage stage, ErrorCode code)
{
    ConnectionReport report;
    report.error = Error{code, u"its words"_s};
    report.steps = {{LoginStage::Connect, milliseconds{1}, {}, {}},
                    {stage, milliseconds{2}, {}, report.error}};
    return report;
}

} // namespace

TEST_CASE("A connection that was made has other advice than one that was not")
{
    const auto code = GENERATE(ErrorCode::Timeout, ErrorCode::ConnectionLost);
    const QString usual = text::words(Error{code, {}}).sentence();

    const QString atBanner = text::conclusion(endedAt(LoginStage::Banner, code));

    CHECK(atBanner != usual);
    CHECK(atBanner.contains(u"SSH banner"_s));
    CHECK(atBanner.contains(u"heck the port"_s));
    CHECK(text::conclusion(endedAt(LoginStage::Connect, code)) == usual);
    const QString atExchange = text::conclusion(endedAt(LoginStage::KeyExchange, code));
    CHECK((atExchange == usual) == (code == ErrorCode::ConnectionLost));
    CHECK_FALSE(atExchange.contains(u"firewall"_s));
}

TEST_CASE("What is no SSH server has the advice of its error")
{
    const auto report = endedAt(LoginStage::Banner, ErrorCode::SshProtocol);

    CHECK(text::conclusion(report) == text::words(*report.error).sentence());
}

TEST_CASE("A report without stages, or without an error, has a conclusion, too")
{
    ConnectionReport report;
    CHECK(text::conclusion(report) == u"It works."_s);

    report.error = Error{ErrorCode::Cancelled, {}};
    CHECK(text::conclusion(report) == text::words(*report.error).sentence());
}

TEST_CASE("The conclusion stands last in the whole story")
{
    const auto report = endedAt(LoginStage::Banner, ErrorCode::Timeout);

    CHECK(text::diagnosisLines({}, report).back() == text::conclusion(report));
}
