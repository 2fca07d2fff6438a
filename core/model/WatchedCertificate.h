// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"
#include "core/base/Time.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace vedette {

/// A certificate file that the user watches, by that of its certificates that expires first. Texts
/// are plain and bounded.
struct WatchedCertificate
{
    QString path; ///< as in certificate[PATH]
    QString subject; ///< its common name, or organisation, or the first of `names`
    QStringList names; ///< other names that it is valid for, a few
    QString issuer;
    std::optional<Timestamp> notBefore; ///< absent with notAfter: nothing in the file was readable
    std::optional<Timestamp> notAfter;
    int place = 0; ///< which one of the file it is, from 1; 0: none
    int count = 0; ///< certificates of the file that were read
    std::optional<Error> why; ///< why there is none, or why it may not be all that there is

    bool operator==(const WatchedCertificate&) const = default;
};

/// In the order in which the user named them.
struct CertificateTable
{
    QList<WatchedCertificate> certificates;

    bool operator==(const CertificateTable&) const = default;
};

} // namespace vedette
