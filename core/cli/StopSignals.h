// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <memory>

namespace vedette::cli {

/// Ctrl+C, SIGTERM and SIGHUP as a Qt signal, for as long as it lives; one object at a time.
/// The second Ctrl+C ends the process at once. Lives on: main thread.
class StopSignals final : public QObject
{
    Q_OBJECT

public:
    explicit StopSignals(QObject* parent = nullptr);
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals() override;

    /// Whether the one that asked to stop was Ctrl+C.
    [[nodiscard]] bool isInterrupted() const { return m_isInterrupted; }

Q_SIGNALS:
    void stopRequested();

private:
    class Private;
    std::unique_ptr<Private> d;
    bool m_isInterrupted = false;
};

} // namespace vedette::cli
