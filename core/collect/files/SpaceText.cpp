// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/files/SpaceText.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace vedette::collect {

namespace {

constexpr quint64 kibBytes = 1024;
constexpr quint64 mostBlockBytes = quint64{1} << 40U;
constexpr quint64 mostFigure = std::numeric_limits<quint64>::max() / 2;

/// Of blocks in KiB, rounded up; nothing when there can't be so many. A count of available blocks
/// below zero comes as a huge one.
std::optional<quint64> kibOf(std::optional<quint64> blocks, quint64 blockBytes)
{
    if (!blocks || blockBytes == 0 || blockBytes > mostBlockBytes
        || *blocks / kibBytes >= mostFigure / blockBytes) {
        return std::nullopt;
    }
    const quint64 rest = *blocks % kibBytes * blockBytes;
    return *blocks / kibBytes * blockBytes + (rest + kibBytes - 1) / kibBytes;
}

std::optional<quint64> usedOf(quint64 total, quint64 unused)
{
    return unused <= total ? std::optional(total - unused) : std::nullopt;
}

QByteArray figureText(std::optional<quint64> figure)
{
    return figure ? QByteArray::number(*figure) : QByteArray("-");
}

QByteArray shareText(std::optional<quint64> used, std::optional<quint64> available)
{
    if (!used || !available || *used > mostFigure / 100 || *available > mostFigure - *used
        || *used + *available == 0) {
        return "-";
    }
    const quint64 all = *used + *available;
    return QByteArray::number((*used * 100 + all - 1) / all) + '%';
}

/// As df writes a name with control characters in it.
QByteArray oneLine(QByteArray name)
{
    std::ranges::replace_if(
        name, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; }, '?');
    return name;
}

QByteArray deviceOf(const QByteArray& mountPoint, const std::vector<parse::Mount>& mounts)
{
    const auto found = std::ranges::find(mounts, mountPoint, &parse::Mount::mountPoint);
    return found == mounts.end() || found->device.isEmpty() ? QByteArray("-")
                                                            : oneLine(found->device);
}

struct Figures
{
    std::optional<quint64> total;
    std::optional<quint64> used;
    std::optional<quint64> available;
};

QByteArray rowText(const QByteArray& device, const Figures& figures, const QByteArray& mountPoint)
{
    return device + ' ' + figureText(figures.total) + ' ' + figureText(figures.used) + ' '
        + figureText(figures.available) + ' ' + shareText(figures.used, figures.available) + ' '
        + oneLine(mountPoint) + '\n';
}

} // namespace

SpaceText spaceText(const std::vector<ssh::SpaceAnswer>& answers,
                    const std::vector<parse::Mount>& mounts)
{
    SpaceText text{"Filesystem 1024-blocks Used Available Capacity Mounted on\n",
                   "Filesystem Inodes IUsed IFree IUse% Mounted on\n"};
    for (const ssh::SpaceAnswer& answer : answers) {
        if (!answer.figures || answer.figures->blocks == 0) {
            continue;
        }
        const ssh::FileSystemFigures& figures = *answer.figures;
        const QByteArray device = deviceOf(answer.path, mounts);
        const auto used = usedOf(figures.blocks, figures.freeBlocks);
        text.space += rowText(device,
                              {kibOf(figures.blocks, figures.blockBytes),
                               kibOf(used, figures.blockBytes),
                               kibOf(figures.availableBlocks, figures.blockBytes)},
                              answer.path);
        text.inodes += rowText(
            device,
            {figures.inodes, usedOf(figures.inodes, figures.freeInodes), figures.freeInodes},
            answer.path);
    }
    return text;
}

} // namespace vedette::collect
