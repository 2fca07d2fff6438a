// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/collect/ServerContext.h"
#include "core/collect/slow/SlowTask.h"

#include <QByteArray>
#include <QTemporaryDir>

#include <optional>

namespace vedette::test {

// Seconds from when the answers are read to the end of the certificates of tests/data/certificates.
inline constexpr double leafLeft = 4'733'510'399.0 - 1'767'225'600.0;
inline constexpr double issuingLeft = 3'799'958'400.0 - 1'767'225'600.0;
inline constexpr double expiredLeft = 1'293'840'000.0 - 1'767'225'600.0;

/// A file of tests/data/certificates, without ".pem".
[[nodiscard]] QByteArray certificateFixture(const QString& name);

/// What a server is asked for which these files are named.
[[nodiscard]] collect::SlowTask certificatesTask(const QStringList& paths);

/// That answer, read on the first day of 2026.
[[nodiscard]] Snapshot readCertificateAnswer(const QStringList& paths, const QByteArray& answer);

/// A server with files of the test, where `sh` is the shell of that name.
// Lives on: the thread of the test.
class CertificateServer
{
public:
    explicit CertificateServer(const QString& shell = QStringLiteral("dash"));

    /// Whether this machine has that shell.
    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString at(const QString& name) const { return m_folder.filePath(name); }
    /// The path of a new file.
    [[nodiscard]] QString add(const QString& name, const QByteArray& content) const;
    /// In place of the machine's own; `script` is the body of an sh script.
    void addTool(const QString& name, const QByteArray& script) const;

    /// As the persistent shell of a session answers.
    [[nodiscard]] Snapshot ask(const QStringList& paths);
    [[nodiscard]] const QByteArray& answer() const { return m_answer; }

private:
    QTemporaryDir m_folder;
    QByteArray m_answer;
    bool m_isThere = false;
};

/// certificate[PATH].expiresIn
[[nodiscard]] std::optional<double> timeLeft(const Snapshot& snapshot, const QString& path);
[[nodiscard]] WatchedCertificate rowFor(const Snapshot& snapshot, const QString& path);
/// Why there is no value.
[[nodiscard]] std::optional<ErrorCode> whyWithout(const Snapshot& snapshot, const QString& path);

} // namespace vedette::test
