// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFile>
#include <QString>

namespace vedette::app {

/// Appends lines to a file; when it would grow past its limit it is renamed to name.1, that to
/// name.2, and the oldest is deleted. Only its owner can read it. Lives on: one thread.
class RotatingFile final
{
public:
    struct Limits
    {
        qint64 bytes = 2LL * 1024 * 1024; ///< of one file
        int files = 5;
    };

    RotatingFile(QString path, Limits limits);

    /// What can't be written is lost: a full disk must not stop the program.
    void append(const QByteArray& line);
    void flush();

private:
    void open();
    void rotate();
    [[nodiscard]] QString olderPath(int age) const;

    QString m_path;
    Limits m_limits;
    QFile m_file;
};

} // namespace vedette::app
