// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Deadline.h"
#include "tests/support/DiskControl.h"

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include <optional>
#include <vector>

namespace vedette::test {

/// What a process did to its disk, or said.
struct DiskEvent
{
    DiskEventKind kind = DiskEventKind::Write;
    QByteArray path;
    qint64 offset = 0;
    QByteArray bytes; ///< written, said, or the new path
};

/// A process (tests/main/DiskVictim.cpp) that uses the stores of a folder and whose disk a test
/// controls: by a preloaded library, so by Linux alone.
class DiskVictim
{
public:
    enum class Recording
    {
        Off,
        On
    };

    explicit DiskVictim(const QString& folder, Recording recording = Recording::Off);
    DiskVictim(const DiskVictim&) = delete;
    DiskVictim& operator=(const DiskVictim&) = delete;
    /// Kills it where it has not ended.
    ~DiskVictim();

    /// False where there is none, and the test is told to be skipped.
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] DiskControl& disk() { return *m_control; }

    void tell(const QByteArray& command) const;
    /// The next thing it says; nothing when it has ended, or not within ten seconds.
    [[nodiscard]] std::optional<QByteArray> hear();
    /// What comes next that begins so; fails the test when it ends before, or says nothing such.
    QByteArray waitFor(const QByteArray& beginning);
    /// Tells it and waits for an answer that begins so.
    QByteArray ask(const QByteArray& command, const QByteArray& beginning);
    /// Lets it end by itself, or kills it.
    void end();
    void kill();
    /// What it did, once it has ended.
    [[nodiscard]] std::vector<DiskEvent> record() const;

private:
    void start(const QString& folder);
    void reap();
    [[nodiscard]] bool fill(const Deadline& deadline);

    QTemporaryDir m_dir; ///< of control and record
    QString m_recordPath; ///< empty: none
    QByteArray m_whyNot; ///< it is not ready; empty when it is
    DiskControl* m_control = nullptr;
    int m_process = 0; ///< 0: none that lives
    int m_input = -1;
    int m_output = -1;
    QByteArray m_heard; ///< not yet a line
};

} // namespace vedette::test
