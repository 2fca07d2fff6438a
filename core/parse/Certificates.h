// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/Time.h"
#include "core/model/Snapshot.h"

#include <QByteArrayView>
#include <QString>
#include <QStringList>

#include <vector>

namespace vedette::parse {

/// What is looked at of a file, and of one certificate.
inline constexpr int maxChainLength = 10;
inline constexpr qsizetype maxCertificateNames = 16;

/// An X.509 certificate (RFC 5280). Texts are plain and bounded.
struct Certificate
{
    QString subject; ///< its common name, or organisation, or the first of `names`; may be empty
    QStringList names; ///< alternative names: DNS names, then addresses
    QString issuer; ///< its common name, or organisation
    Timestamp notBefore;
    Timestamp notAfter;
    int place = 1; ///< in its file, those that can't be read counted, too
};

struct CertificateFile
{
    std::vector<Certificate> certificates; ///< never empty
    int unreadable = 0; ///< besides those
};

/// The first certificates of a PEM text, each from "-----BEGIN CERTIFICATE-----" to its end; what
/// stands between them counts for nothing. NotAvailable when there is none, Malformed when none can
/// be read.
[[nodiscard]] Result<CertificateFile> parseCertificates(QByteArrayView pem);

/// A chain lasts as long as that one.
[[nodiscard]] const Certificate& firstToExpire(const CertificateFile& file);

/// certificate[PATH].expiresIn: seconds from `now` to its last moment, negative when that is past.
[[nodiscard]] Sample
expirySample(const Certificate& certificate, const QString& path, Timestamp now);

} // namespace vedette::parse
