// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/CpuInfo.h"

#include "core/base/PlainText.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

constexpr int maxLines = 300'000; // about 70 lines for each of the most CPUs that count

/// What names the processor, the best first: x86 and 32-bit ARM; MIPS; POWER; RISC-V; Raspberry Pi
/// and other boards; older ARM; s390.
constexpr std::array<QByteArrayView, 8> modelKeys{
    "model name", "cpu model", "cpu", "uarch", "Model", "Hardware", "Processor", "vendor_id"};

/// "processor : 3", or "processor 3: version = …" on s390.
bool isProcessor(QByteArrayView key, QByteArrayView value)
{
    constexpr QByteArrayView word("processor");
    if (key == word) {
        return toCount(value).has_value();
    }
    return key.startsWith(word) && toCount(key.sliced(word.size()).trimmed()).has_value();
}

} // namespace

Result<CpuInfo> parseCpuInfo(QByteArrayView text)
{
    std::array<QByteArrayView, modelKeys.size()> models;
    int count = 0;
    Scanner lines(text, maxLines);
    while (const auto line = lines.nextLine()) {
        const qsizetype colon = line->indexOf(':');
        if (colon < 0) {
            continue;
        }
        const QByteArrayView key = line->first(colon).trimmed();
        const QByteArrayView value = line->sliced(colon + 1).trimmed();
        count += isProcessor(key, value) ? 1 : 0;
        const auto rank = std::ranges::find(modelKeys, key) - modelKeys.begin();
        if (rank < std::ssize(models) && models.at(static_cast<std::size_t>(rank)).isEmpty()) {
            models.at(static_cast<std::size_t>(rank)) = value;
        }
    }
    CpuInfo info;
    const auto* const best
        = std::ranges::find_if(models, [](QByteArrayView model) { return !model.isEmpty(); });
    if (best != models.end()) {
        info.model = plainText(*best);
    }
    if (count > 0 && count <= static_cast<int>(maxCpus) && lines.rest().isEmpty()) {
        info.count = count;
    }
    if (info.model.isEmpty() && !info.count) {
        return fail(ErrorCode::Malformed, u"/proc/cpuinfo names no processor"_s);
    }
    return info;
}

} // namespace vedette::parse
