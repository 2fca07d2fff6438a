// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Certificates.h"

#include "core/base/PlainText.h"
#include "tests/parse/ParseSupport.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr Timestamp atNewYear2026 = fromMsecs(1'767'225'600'000);

QByteArray certificateText(const QString& name)
{
    return fixture(u"certificates/%1.pem"_s.arg(name));
}

bool isSoundFile(const Result<CertificateFile>& file)
{
    if (!file) {
        return !file.error().detail.isEmpty();
    }
    const auto isSound = [](const Certificate& one) {
        return one.subject.size() <= maxNameLength && one.issuer.size() <= maxNameLength
            && one.names.size() <= maxCertificateNames && one.place >= 1
            && one.place <= maxChainLength
            && std::isfinite(expirySample(one, u"/a"_s, atNewYear2026).value);
    };
    return !file->certificates.empty() && std::ranges::all_of(file->certificates, isSound)
        && static_cast<int>(file->certificates.size()) + file->unreadable <= maxChainLength;
}

} // namespace

TEST_CASE("A certificate tells whom it is for, who has issued it, and how long it lasts")
{
    const auto file = parseCertificates(certificateText(u"leaf"_s));

    REQUIRE(file);
    REQUIRE(file->certificates.size() == 1);
    const Certificate& leaf = file->certificates.front();
    CHECK(leaf.subject == u"www.example.org"_s);
    CHECK(leaf.names == QStringList{u"www.example.org"_s, u"example.org"_s, u"192.0.2.1"_s});
    CHECK(leaf.issuer == u"Example Issuing CA"_s);
    CHECK(toMsecs(leaf.notBefore) == 1'577'836'800'000); // 2020-01-01
    CHECK(toMsecs(leaf.notAfter) == 4'733'510'399'000); // 2119-12-31 23:59:59
    CHECK(leaf.place == 1);
}

TEST_CASE("The certificate of a chain that expires first is the one that counts")
{
    const auto file = parseCertificates(certificateText(u"leaf"_s) + certificateText(u"issuing"_s));

    REQUIRE(file);
    const Certificate& first = firstToExpire(*file);
    CHECK(file->certificates.size() == 2);
    CHECK(first.subject == u"Example Issuing CA"_s);
    CHECK(first.place == 2);
    const Sample sample = expirySample(first, u"/etc/ssl/a.pem"_s, atNewYear2026);
    CHECK(sample.value == 3'799'958'400.0 - 1'767'225'600.0); // 2090-06-01
    CHECK(sample.metric == parseMetricId(u"certificate[/etc/ssl/a.pem].expiresIn"));
    CHECK(unitOf(sample.metric) == Unit::Seconds);
}

TEST_CASE("A certificate that has expired is told by a negative time, as a fact")
{
    const auto file = parseCertificates(certificateText(u"expired"_s));

    REQUIRE(file);
    const Sample sample = expirySample(firstToExpire(*file), u"/a"_s, atNewYear2026);
    CHECK(sample.value == 1'293'840'000.0 - 1'767'225'600.0); // 2011-01-01
}

TEST_CASE("A certificate that is not valid yet, and one that never ends, tell so by their times")
{
    const auto future = parseCertificates(certificateText(u"future"_s));
    const auto endless = parseCertificates(certificateText(u"endless"_s));

    REQUIRE(future);
    REQUIRE(endless);
    CHECK(future->certificates.front().notBefore > atNewYear2026);
    CHECK(toMsecs(endless->certificates.front().notAfter) == 253'402'300'799'000);
}

TEST_CASE("A certificate without a common name goes by what else it tells")
{
    const auto nameless = parseCertificates(certificateText(u"nameless"_s));
    const auto endless = parseCertificates(certificateText(u"endless"_s));

    REQUIRE(nameless);
    REQUIRE(endless);
    CHECK(nameless->certificates.front().subject == u"only.example.org"_s);
    CHECK(nameless->certificates.front().issuer.isEmpty());
    CHECK(endless->certificates.front().subject == u"Forever"_s);
}

TEST_CASE("The names of a certificate are plain, and a few")
{
    const auto file = parseCertificates(certificateText(u"hostile"_s));

    REQUIRE(file);
    const Certificate& hostile = file->certificates.front();
    CHECK(hostile.subject == u"a b[31m\u2426c"_s);
    CHECK(hostile.names.size() == maxCertificateNames);
    CHECK(hostile.names.front() == u"n1.example.org"_s);
}

TEST_CASE("What trust OpenSSL has added to a certificate is passed over")
{
    QByteArray text = certificateText(u"trusted"_s);
    text.replace("TRUSTED CERTIFICATE", "CERTIFICATE");

    const auto file = parseCertificates(text);

    REQUIRE(file);
    CHECK(file->certificates.front().subject == u"www.example.org"_s);
}

TEST_CASE("What stands beside certificates counts for nothing")
{
    const auto file
        = parseCertificates("ok\r\nBag Attributes: <none>\n" + certificateText(u"leaf"_s)
                            + "-----BEGIN X-----\nAAAA\n-----END X-----\n"
                            + certificateText(u"expired"_s).replace("\n", "\r\n") + "=0");

    REQUIRE(file);
    CHECK(file->certificates.size() == 2);
    CHECK(file->unreadable == 0);
}

TEST_CASE("A certificate that can't be read is counted, and has no time of its own")
{
    const QByteArray broken = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

    const auto some = parseCertificates(broken + certificateText(u"leaf"_s));
    const auto none = parseCertificates(broken);

    REQUIRE(some);
    CHECK(some->unreadable == 1);
    REQUIRE(some->certificates.size() == 1);
    CHECK(some->certificates.front().place == 2);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == ErrorCode::Malformed);
}

TEST_CASE("A text without a certificate has none")
{
    const QByteArray text = GENERATE(QByteArray(),
                                     QByteArray("hello\n"),
                                     QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n"),
                                     QByteArray("-----END CERTIFICATE-----\n"));

    const auto file = parseCertificates(text);

    REQUIRE_FALSE(file);
    CHECK(file.error().code == ErrorCode::NotAvailable);
}

TEST_CASE("Of an endless chain the first certificates are looked at")
{
    const QByteArray begin = "-----BEGIN CERTIFICATE-----";
    const QByteArray end = "-----END CERTIFICATE-----";

    const auto file = parseCertificates(certificateText(u"leaf"_s).repeated(5000));

    REQUIRE(file);
    CHECK(static_cast<int>(file->certificates.size()) == maxChainLength);
    CHECK(isSoundFile(parseCertificates(begin.repeated(50'000))));
    CHECK(isSoundFile(parseCertificates(begin + QByteArray(2'000'000, 'M') + end)));
}

TEST_CASE("Certificates survive being cut anywhere")
{
    const QByteArray text = certificateText(u"leaf"_s) + certificateText(u"issuing"_s);
    const QByteArray end = "-----END CERTIFICATE-----\n";
    for (qsizetype length = 0; length <= text.size(); ++length) {
        INFO("cut to " << length);
        REQUIRE(isSoundFile(parseCertificates(text.first(length))));
        REQUIRE(isSoundFile(parseCertificates(text.first(length) + end)));
    }
}

TEST_CASE("Certificates survive random bytes")
{
    std::mt19937 random(20'260'303); // NOLINT: the same numbers in every run
    const QByteArray text = certificateText(GENERATE(u"leaf"_s, u"hostile"_s));
    const qsizetype begin = text.indexOf('\n') + 1;
    const QByteArray whole
        = QByteArray::fromBase64(text.sliced(begin, text.indexOf("\n-----END") - begin));
    for (int round = 0; round < 2000; ++round) {
        QByteArray der = whole;
        const int changes = 1 + static_cast<int>(random() % 6);
        for (int i = 0; i < changes; ++i) {
            const auto at = static_cast<qsizetype>(random() % static_cast<quint32>(der.size()));
            der[at] = static_cast<char>(random() % 256);
        }
        INFO("round " << round << ": " << der.toHex().toStdString());
        REQUIRE(isSoundFile(parseCertificates("-----BEGIN CERTIFICATE-----\n" + der.toBase64()
                                              + "\n-----END CERTIFICATE-----\n")));
    }
}
