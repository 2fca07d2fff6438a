// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Certificates.h"

#include "core/base/PlainText.h"

#include <QDateTime>
#include <QSslCertificate>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr QByteArrayView certificateBegin("-----BEGIN CERTIFICATE-----");
constexpr QByteArrayView certificateEnd("-----END CERTIFICATE-----");

/// What stands between the marks of the next certificate; `rest` is then what follows.
std::optional<QByteArrayView> takeBody(QByteArrayView& rest)
{
    const qsizetype begin = rest.indexOf(certificateBegin);
    if (begin < 0) {
        return std::nullopt;
    }
    rest = rest.sliced(begin + certificateBegin.size());
    const qsizetype end = rest.indexOf(certificateEnd);
    if (end < 0) {
        return std::nullopt; // cut off
    }
    const QByteArrayView body = rest.first(end);
    rest = rest.sliced(end + certificateEnd.size());
    return body;
}

/// The first of the texts that says something.
QString firstText(const QStringList& texts)
{
    for (const QString& text : texts) {
        QString plain = plainText(text);
        if (!plain.trimmed().isEmpty()) {
            return plain;
        }
    }
    return {};
}

/// A QMultiMap gives what came last first.
void addNames(QStringList& names, const QStringList& lastFirst)
{
    for (qsizetype i = lastFirst.size() - 1; i >= 0 && names.size() < maxCertificateNames; --i) {
        names += plainText(lastFirst.at(i));
    }
}

QStringList alternativeNames(const QSslCertificate& certificate)
{
    const auto all = certificate.subjectAlternativeNames();
    QStringList names;
    addNames(names, all.values(QSsl::DnsEntry));
    addNames(names, all.values(QSsl::IpAddressEntry));
    return names;
}

std::optional<Certificate> readCertificate(QByteArrayView body)
{
    // What TRUSTED CERTIFICATE has behind the certificate is passed over.
    const QByteArray der = QByteArray::fromBase64(body.toByteArray());
    const QSslCertificate read(der, QSsl::Der);
    const QDateTime from = read.effectiveDate();
    const QDateTime until = read.expiryDate();
    if (read.isNull() || !from.isValid() || !until.isValid()) {
        return std::nullopt;
    }
    Certificate certificate;
    certificate.names = alternativeNames(read);
    certificate.subject
        = firstText(read.subjectInfo(QSslCertificate::CommonName)
                    + read.subjectInfo(QSslCertificate::Organization) + certificate.names);
    certificate.issuer = firstText(read.issuerInfo(QSslCertificate::CommonName)
                                   + read.issuerInfo(QSslCertificate::Organization));
    certificate.notBefore = fromMsecs(from.toMSecsSinceEpoch());
    certificate.notAfter = fromMsecs(until.toMSecsSinceEpoch());
    return certificate;
}

} // namespace

Result<CertificateFile> parseCertificates(QByteArrayView pem)
{
    CertificateFile file;
    int place = 0;
    while (place < maxChainLength) {
        const auto body = takeBody(pem);
        if (!body) {
            break;
        }
        ++place;
        auto certificate = readCertificate(*body);
        if (!certificate) {
            ++file.unreadable;
            continue;
        }
        certificate->place = place;
        file.certificates.push_back(*std::move(certificate));
    }
    if (place == 0) {
        return fail(ErrorCode::NotAvailable, u"no certificate"_s);
    }
    if (file.certificates.empty()) {
        return fail(ErrorCode::Malformed, u"no certificate that can be read"_s);
    }
    return file;
}

const Certificate& firstToExpire(const CertificateFile& file)
{
    return *std::ranges::min_element(file.certificates, {}, &Certificate::notAfter);
}

Sample expirySample(const Certificate& certificate, const QString& path, Timestamp now)
{
    const std::chrono::duration<double> left = certificate.notAfter - now;
    return {MetricId{u"certificate"_s, u"expiresIn"_s, path}, left.count()};
}

} // namespace vedette::parse
