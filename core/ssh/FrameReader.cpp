// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/FrameReader.h"

#include "core/ssh/ShellProtocol.h"
#include "core/ssh/Transport.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr qsizetype maxNoiseKept = 512;

/// None yet, or why there will be none.
Result<std::optional<Frame>> noFrame(const Result<void>& counted)
{
    return counted ? Result<std::optional<Frame>>(std::nullopt) : fail(counted.error());
}

} // namespace

void FrameReader::expect(const QByteArray& nonce)
{
    m_state = State::Begin;
    m_begin = frameBegin(nonce);
    m_end = frameEnd(nonce);
    m_buffer.clear();
    m_searchedTo = 0;
    m_output.clear();
    if (std::exchange(m_hasFound, false)) {
        m_noise.clear();
        m_errors.clear();
    }
    m_raw = 0;
}

void FrameReader::forget()
{
    m_state = State::Idle;
    m_buffer.clear();
    m_output.clear();
}

Result<void> FrameReader::feedErrors(QByteArrayView bytes)
{
    m_raw += bytes.size();
    keepFirst(m_errors, bytes);
    return checkRaw();
}

Result<void> FrameReader::checkRaw() const
{
    if (m_raw > maxRawBytes) {
        return fail(ErrorCode::OutputTooLarge, u"more than 4 MiB without an answer"_s);
    }
    return {};
}

Result<std::optional<Frame>> FrameReader::feed(QByteArrayView bytes)
{
    m_raw += bytes.size();
    if (m_state == State::Idle) {
        keepFirst(m_noise, bytes);
        return noFrame(checkRaw());
    }
    m_buffer += bytes;
    if (m_state == State::Begin) {
        const auto found = findBegin();
        if (!found) {
            return fail(found.error());
        }
        if (!*found) {
            return noFrame(checkRaw());
        }
    }
    if (m_state == State::Output) {
        const auto found = findEnd();
        if (!found) {
            return fail(found.error());
        }
        if (!*found) {
            return std::optional<Frame>();
        }
    }
    return readExitCode();
}

Result<bool> FrameReader::findBegin()
{
    const qsizetype at = m_buffer.indexOf(m_begin);
    // As a terminal or Windows has it: what the answer itself has become can't be told.
    if (at < 0 && m_buffer.contains(m_begin.chopped(1) + '\r')) {
        return fail(ErrorCode::Malformed, u"the server ends its lines with CR and LF"_s);
    }
    if (at < 0) {
        const qsizetype rest = std::min(m_buffer.size(), m_begin.size() - 1);
        keepFirst(m_noise, QByteArrayView(m_buffer).chopped(rest));
        m_buffer.remove(0, m_buffer.size() - rest);
        return false;
    }
    keepFirst(m_noise, QByteArrayView(m_buffer).first(at));
    m_buffer.remove(0, at + m_begin.size());
    m_state = State::Output;
    return true;
}

Result<bool> FrameReader::findEnd()
{
    const qsizetype at = m_buffer.indexOf(m_end, m_searchedTo);
    const qsizetype atLeast = at < 0 ? m_buffer.size() - m_end.size() : at;
    if (atLeast > maxReplyBytes) {
        return fail(ErrorCode::OutputTooLarge, u"more than 1 MiB of output"_s);
    }
    if (at < 0) {
        m_searchedTo = std::max<qsizetype>(0, m_buffer.size() - m_end.size() + 1);
        return false;
    }
    const QByteArray rest = m_buffer.mid(at + m_end.size());
    m_buffer.truncate(at);
    m_output = std::exchange(m_buffer, rest);
    m_state = State::ExitCode;
    return true;
}

Result<std::optional<Frame>> FrameReader::readExitCode()
{
    constexpr qsizetype maxDigits = 3;
    const qsizetype at = m_buffer.indexOf('\n');
    if (at < 0 && m_buffer.size() <= maxDigits) {
        return std::optional<Frame>();
    }
    bool isNumber = false;
    const int code = m_buffer.left(std::max<qsizetype>(at, 0)).toInt(&isNumber);
    if (!isNumber || at > maxDigits || code < 0) {
        return fail(ErrorCode::Malformed, u"an answer without an exit code"_s);
    }
    m_state = State::Idle;
    m_hasFound = true;
    keepFirst(m_noise, QByteArrayView(m_buffer).sliced(at + 1));
    m_buffer.clear();
    return std::optional(Frame{std::exchange(m_output, {}), code});
}

QByteArray FrameReader::noise() const
{
    // What waits for a frame's beginning is none so far.
    const QByteArrayView held
        = m_state == State::Begin ? QByteArrayView(m_buffer) : QByteArrayView();
    QByteArray noise = m_noise;
    keepFirst(noise, held);
    const bool isApart = !noise.isEmpty() && !m_errors.isEmpty() && !noise.endsWith('\n');
    return noise + (isApart ? "\n" : "") + m_errors;
}

void FrameReader::keepFirst(QByteArray& noise, QByteArrayView bytes)
{
    const qsizetype room = maxNoiseKept - noise.size();
    noise += bytes.first(std::min(bytes.size(), room));
}

} // namespace vedette::ssh
