// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// The framed reply of a shell, in pieces of every size: the same frame however it arrives.
#include "core/parse/Sections.h"
#include "core/ssh/FrameReader.h"
#include "tests/fuzz/Fuzz.h"

#include <algorithm>

using namespace vedette;

namespace {

std::optional<ssh::Frame> readInPieces(QByteArrayView bytes, qsizetype piece)
{
    ssh::FrameReader reader;
    reader.expect("nonce");
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        const auto frame = reader.feed(bytes.sliced(at, std::min(piece, bytes.size() - at)));
        if (!frame) {
            return std::nullopt;
        }
        if (*frame) {
            return **frame;
        }
    }
    return std::nullopt;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(data, static_cast<qsizetype>(size));
    const auto whole = readInPieces(bytes, std::max<qsizetype>(1, bytes.size()));
    const auto pieces = readInPieces(bytes, 3);
    fuzz::require(whole == pieces);
    static_cast<void>(parse::Sections::parse(bytes.toByteArray(), "nonce"));
    return 0;
}
