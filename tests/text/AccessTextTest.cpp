// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/AccessText.h"

#include "tests/support/Catch.h"

#include <set>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

AccessReport reportOf(AccessVerdict first)
{
    AccessReport report;
    for (int trial = 0; trial <= static_cast<int>(AccessTrial::Metrics); ++trial) {
        report.checks.push_back({static_cast<AccessTrial>(trial), AccessVerdict::Right, {}});
    }
    report.checks.front() = {AccessTrial::OtherCommand, first, u"a shell ran a command"_s};
    return report;
}

} // namespace

TEST_CASE("each trial of a key has a name of its own, for people and for JSON")
{
    std::set<QString> labels;
    std::set<QString> names;
    for (const AccessCheck& check : reportOf(AccessVerdict::Right).checks) {
        labels.insert(text::accessTrialLabel(check.trial));
        names.insert(accessTrialName(check.trial));
    }

    CHECK(labels.size() == 15);
    CHECK(names.size() == 15);
    CHECK_FALSE(labels.contains(QString()));
    CHECK_FALSE(names.contains(QString()));
}

TEST_CASE("what a verification comes to is told by its worst finding")
{
    const auto [verdict, words] = GENERATE(
        table<AccessVerdict, QString>({{AccessVerdict::Right, u"nothing else that was tried"_s},
                                       {AccessVerdict::Excess, u"can do more than it should"_s},
                                       {AccessVerdict::Missing, u"does not answer as it should"_s},
                                       {AccessVerdict::Unclear, u"nothing is certain"_s}}));
    const AccessReport report = reportOf(verdict);

    CHECK(text::accessConclusion(report).contains(words));
    CHECK(report.isRight() == (verdict == AccessVerdict::Right));
    const QString first = text::accessLines(report).front();
    CHECK(first.contains(u"a shell ran a command"_s) == (verdict != AccessVerdict::Right));
}

TEST_CASE("a report without all of its trials is never right")
{
    AccessReport report = reportOf(AccessVerdict::Right);
    REQUIRE(report.isRight());

    report.checks.pop_back();

    CHECK_FALSE(report.isRight());
    CHECK_FALSE(AccessReport().isRight());
}

TEST_CASE("the command that goes on is one that a shell takes, whatever the server is called")
{
    AccessKit kit;
    kit.server.host = u"db1"_s;
    const auto [name, word] = GENERATE(table<QString, QString>({
        {u"db-1.example"_s, u"access-kit db-1.example --use"_s},
        {u"my db"_s, u"access-kit 'my db' --use"_s},
        {u"$(id)"_s, u"access-kit '$(id)' --use"_s},
        {u"it's"_s, u"access-kit 'it'\\''s' --use"_s},
    }));
    kit.server.name = name;

    CHECK(text::accessKitLines(kit, u"in the vault file"_s).join(u'\n').contains(word));
}

TEST_CASE("sudoers lines are told when there are any")
{
    CHECK(text::sudoersSentence({}).contains(u"nothing is to be added"_s));
    CHECK(text::sudoersSentence({u"x"_s}).contains(u"Add these lines"_s));
}

TEST_CASE("a kit says whether it is in use, and then no longer how to begin")
{
    AccessKit kit;
    kit.server.name = u"db1"_s;
    const auto told = [&kit] { return text::accessKitLines(kit, u"x"_s).join(u'\n'); };
    CHECK_FALSE(told().contains(u"already"_s));
    CHECK(told().contains(u"db1 --use"_s));

    kit.isInUse = true;

    CHECK(told().contains(u"The server is monitored with this key already."_s));
    CHECK(told().contains(u"db1 --verify"_s));
    CHECK_FALSE(told().contains(u"--use"_s));
}

TEST_CASE("older keys of a server are named, since their lines should go")
{
    AccessKit kit;
    kit.server.user = u"deploy"_s;
    CHECK(text::otherKeyLines(kit).isEmpty());
    CHECK_FALSE(text::accessKitLines(kit, u"x"_s).join(u'\n').contains(u"4. "_s));

    kit.otherKeys = {{u"ssh-ed25519 AAAA1"_s, true}, {u"ssh-ed25519 AAAA2"_s, false}};

    CHECK(
        text::otherKeyLines(kit)
        == QStringList{u"Once this key is used, remove the lines with these older keys of Vedette "
                       "from ~/.ssh/authorized_keys of deploy there:"_s,
                       u"ssh-ed25519 AAAA1 (monitors the server until then)"_s,
                       u"ssh-ed25519 AAAA2"_s});
    const QStringList lines = text::accessKitLines(kit, u"x"_s);
    CHECK(lines.contains(u"4. "_s + text::otherKeyLines(kit).front()));
    CHECK(lines.contains(u"ssh-ed25519 AAAA2"_s));
    kit.isInUse = true;
    CHECK(text::otherKeyLines(kit).front().startsWith(u"Remove the lines"_s));
}
