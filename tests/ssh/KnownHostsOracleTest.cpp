// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// Every decision about a host key against the one that OpenSSH's own client takes.
#include "tests/ssh/KnownHostsOracle.h"

#include "core/base/Clock.h"
#include "core/ssh/HostKeys.h"
#include "core/ssh/KnownHosts.h"
#include "core/ssh/Platform.h"
#include "tests/ssh/Helpers.h"
#include "tests/ssh/KnownHostsCases.h"

#include <QFile>
#include <QMessageAuthenticationCode>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ssh;
using test::KnownHostsCase;
using test::KnownHostsOracle;

namespace {

HostKeyPolicy policyOf(const QByteArray& word)
{
    if (word == "accept-new") {
        return HostKeyPolicy::AcceptNew;
    }
    return word == "yes" ? HostKeyPolicy::Strict : HostKeyPolicy::Ask;
}

QByteArray inText(const HostKey& key)
{
    return key.type.toLatin1() + ' ' + key.blob.toBase64();
}

QByteArray hashedName(const QByteArray& name)
{
    const QByteArray salt(20, 's');
    const QByteArray hash = QMessageAuthenticationCode::hash(name, salt, QCryptographicHash::Sha1);
    return "|1|" + salt.toBase64() + '|' + hash.toBase64();
}

QByteArray filledIn(QByteArray text, const KnownHostsOracle& oracle)
{
    text.replace("{seen}", inText(oracle.key("ssh-ed25519")));
    text.replace("{other}", inText(oracle.key("other ssh-ed25519")));
    text.replace("{ecdsa}", inText(oracle.key("ecdsa-sha2-nistp256")));
    text.replace("{rsa}", inText(oracle.key("ssh-rsa")));
    text.replace("{blob}", oracle.key("ssh-ed25519").blob.toBase64());
    text.replace("{long}", QByteArray(10'240, 'x'));
    for (qsizetype at = text.indexOf("{hash "); at >= 0; at = text.indexOf("{hash ")) {
        const qsizetype end = text.indexOf('}', at);
        const QByteArray name = text.mid(at + 6, end - at - 6);
        text.replace(at, end + 1 - at, hashedName(name));
    }
    return text;
}

/// The case's files on the disk, but for those that are to be missing.
QStringList
writtenFiles(const KnownHostsCase& one, const KnownHostsOracle& oracle, qsizetype number)
{
    QStringList paths;
    for (const QByteArray& text : one.files) {
        paths += oracle.path(u"known.%1.%2"_s.arg(number).arg(paths.size()));
        if (!text.isNull()) {
            QFile file(paths.back());
            REQUIRE(file.open(QIODevice::WriteOnly));
            file.write(filledIn(text, oracle));
        }
    }
    return paths;
}

struct Asked
{
    const KnownHostsCase* one = nullptr;
    KnownHostsOracle::Question question;
};

struct Judged
{
    KnownHostAnswer answer;
    HostKeyVerdict verdict;
};

Judged judgedByUs(const KnownHostsOracle::Question& question, const HostKey& seen)
{
    Server server;
    server.host = QString::fromLatin1(question.host);
    server.port = question.port;
    server.hostKeyPolicy = policyOf(question.policy);
    const KnownHosts hosts = readKnownHosts({question.files});
    HostKeyRecords records;
    records.knownHost = hosts.find(platform::usualAddress(question.host), question.port);
    return {records.knownHost.check(seen), judge(seen, server, records, systemClock().now())};
}

/// Under two policies each; "ask", that nobody answers, is tried with every fourth case only.
std::vector<Asked> questionsOf(const std::vector<KnownHostsCase>& cases,
                               const KnownHostsOracle& oracle)
{
    std::vector<Asked> questions;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const KnownHostsCase& one = cases[i];
        const auto files = writtenFiles(one, oracle, static_cast<qsizetype>(i));
        for (const char* policy : {"yes", "accept-new", "ask"}) {
            if (policy != QByteArrayView("ask") || i % 4 == 0) {
                questions.push_back({&one, {one.host, one.port, policy, one.keyType, files}});
            }
        }
    }
    return questions;
}

std::vector<KnownHostsOracle::Answer> answersTo(const std::vector<Asked>& asked,
                                                const KnownHostsOracle& oracle)
{
    std::vector<KnownHostsOracle::Question> questions;
    std::ranges::transform(asked, std::back_inserter(questions), &Asked::question);
    return oracle.ask(questions);
}

} // namespace

namespace Catch {

template <>
struct StringMaker<KnownHostStatus>
{
    static std::string convert(KnownHostStatus status)
    {
        constexpr std::array words{"unknown", "trusted", "changed", "revoked"};
        return words.at(static_cast<std::size_t>(status));
    }
};

} // namespace Catch

TEST_CASE("Every case of a host key is judged as ssh itself judges it")
{
    const KnownHostsOracle oracle;
    if (!oracle.isUsable()) {
        WARN("skipped: " << oracle.whyNot());
        return;
    }
    const auto cases = test::knownHostsCases();
    const auto questions = questionsOf(cases, oracle);

    const auto answers = answersTo(questions, oracle);

    REQUIRE(answers.size() == questions.size());
    for (std::size_t i = 0; i < answers.size(); ++i) {
        const auto& [one, question] = questions[i];
        const KnownHostsOracle::Answer& theirs = answers[i];
        const auto ours = judgedByUs(question, oracle.key(one->keyType));
        INFO(one->name << ", " << question.policy << "\n" << theirs.said);
        CHECK(ours.answer.status == theirs.status);
        CHECK(!ours.verdict.error == theirs.isLetIn);
        if (theirs.file >= 0) {
            CHECK(ours.answer.line == theirs.line);
            CHECK(ours.answer.file == question.files[theirs.file]);
        }
    }
}

TEST_CASE("A key revoked for the bare name is refused where ssh warns and goes on")
{
    const KnownHostsOracle oracle;
    if (!oracle.isUsable()) {
        WARN("skipped: " << oracle.whyNot());
        return;
    }
    const KnownHostsCase one{
        "", {"@revoked db1.example.net {seen}\n"}, "db1.example.net", 2222, "ssh-ed25519"};
    const KnownHostsOracle::Question question{
        one.host, one.port, "accept-new", one.keyType, writtenFiles(one, oracle, 0)};

    const auto answer = oracle.ask({question}).front();
    const auto ours = judgedByUs(question, oracle.key("ssh-ed25519"));

    CHECK(answer.status == KnownHostStatus::Revoked);
    CHECK(answer.isLetIn);
    CHECK(ours.answer.status == KnownHostStatus::Revoked);
    REQUIRE(ours.verdict.error);
    CHECK(ours.verdict.error->code == ErrorCode::HostKeyRevoked);
}
