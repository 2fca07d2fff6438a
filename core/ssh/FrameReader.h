// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace vedette::ssh {

/// What one request printed, and how it ended.
struct Frame
{
    QByteArray output; ///< without the line feeds at its end
    int exitCode = 0;

    bool operator==(const Frame&) const = default;
};

/// Finds one frame in what a shell prints, whatever else it prints before and after.
/// Work and memory grow with what arrives, not with what waits. Immutable rules; no I/O.
class FrameReader final
{
public:
    /// From now on the frame of this nonce is looked for; what came before is forgotten.
    void expect(const QByteArray& nonce);
    /// No frame is looked for any more.
    void forget();
    /// The frame, once it is complete. OutputTooLarge over 1 MiB of output, or over 4 MiB in all
    /// since expect(); Malformed when the frame's end can't be read, or lines end with CR and LF.
    [[nodiscard]] Result<std::optional<Frame>> feed(QByteArrayView bytes);
    /// Counts bytes of the error output: they come between those of the output, in no order.
    [[nodiscard]] Result<void> feedErrors(QByteArrayView bytes);

    [[nodiscard]] bool isExpecting() const { return m_state != State::Idle; }
    /// The first bytes that were no part of a frame since the latest one, for messages; behind
    /// them, on a line of their own, the first of the error output.
    [[nodiscard]] QByteArray noise() const;
    /// What came after the noise and may still become the begin of a frame.
    [[nodiscard]] QByteArray undecided() const
    {
        return m_state == State::Begin ? m_buffer : QByteArray();
    }

private:
    enum class State
    {
        Idle,
        Begin,
        Output,
        ExitCode
    };

    [[nodiscard]] Result<bool> findBegin();
    [[nodiscard]] Result<bool> findEnd();
    [[nodiscard]] Result<std::optional<Frame>> readExitCode();
    [[nodiscard]] Result<void> checkRaw() const;
    static void keepFirst(QByteArray& noise, QByteArrayView bytes);

    State m_state = State::Idle;
    QByteArray m_begin;
    QByteArray m_end;
    QByteArray m_buffer; ///< what may still belong to the frame
    qsizetype m_searchedTo = 0; ///< no mark begins before here
    QByteArray m_output;
    QByteArray m_noise;
    QByteArray m_errors; ///< of the error output
    qint64 m_raw = 0;
    bool m_hasFound = false; ///< a frame, since expect()
};

inline constexpr qint64 maxRawBytes = 4LL * 1024 * 1024;

} // namespace vedette::ssh
