// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DiskFree.h"

#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool isFigure(QByteArrayView field)
{
    return field == QByteArrayView("-") || isDigits(field)
        || (field.startsWith('-') && isDigits(field.sliced(1)));
}

bool isPercentage(QByteArrayView field)
{
    return field == QByteArrayView("-") || (field.endsWith('%') && isDigits(field.chopped(1)));
}

constexpr std::size_t figuresOfKind = 4; // total, used, available, percentage

/// The last fields read: the figures of one kind, or of two.
template <std::size_t Kinds>
using Window = std::array<QByteArrayView, Kinds * figuresOfKind>;

bool areFigures(const QByteArrayView* fields)
{
    return isFigure(fields[0]) && isFigure(fields[1]) && isFigure(fields[2])
        && isPercentage(fields[3]);
}

template <std::size_t Kinds>
struct Row
{
    QByteArrayView device;
    Window<Kinds> figures;
    QByteArrayView mountPoint;

    [[nodiscard]] DiskFreeRow ofKind(std::size_t kind) const
    {
        const QByteArrayView* const first = figures.data() + kind * figuresOfKind;
        return {.device = device.toByteArray(),
                .mountPoint = mountPoint.toByteArray(),
                .total = toCount(first[0]),
                .used = toCount(first[1]),
                .available = toCount(first[2])};
    }
};

template <std::size_t Kinds>
bool isComplete(const Window<Kinds>& window)
{
    for (std::size_t kind = 0; kind < Kinds; ++kind) {
        if (!areFigures(window.data() + kind * figuresOfKind)) {
            return false;
        }
    }
    return true;
}

/// Device and mount point may hold blanks: the row is known by its figures with a path behind.
template <std::size_t Kinds>
std::optional<Row<Kinds>> readRow(QByteArrayView line)
{
    Scanner fields(line);
    Window<Kinds> window;
    while (const auto field = fields.nextField()) {
        std::rotate(window.begin(), window.begin() + 1, window.end());
        window.back() = *field;
        const QByteArrayView behind = fields.rest();
        const qsizetype path = behind.indexOf('/');
        const bool hasPath = path >= 0 && behind.first(path).trimmed().isEmpty();
        if (!hasPath || !isComplete<Kinds>(window)) {
            continue;
        }
        const QByteArrayView device
            = QByteArrayView(line.begin(), window.front().begin()).trimmed();
        return device.isEmpty() ? std::nullopt
                                : std::optional(Row<Kinds>{device, window, behind.sliced(path)});
    }
    return std::nullopt;
}

tl::unexpected<Error> noFileSystem()
{
    return fail(ErrorCode::Malformed, u"df has no file system"_s);
}

} // namespace

Result<std::vector<DiskFreeRow>> parseDiskFree(QByteArrayView text)
{
    std::vector<DiskFreeRow> rows;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (const auto row = readRow<1>(*line)) {
            rows.push_back(row->ofKind(0));
        }
    }
    if (rows.empty()) {
        return noFileSystem();
    }
    return rows;
}

Result<DiskFreeTable> parseDiskFreeTable(QByteArrayView text)
{
    DiskFreeTable table;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (const auto row = readRow<2>(*line)) {
            table.space.push_back(row->ofKind(0));
            table.inodes.push_back(row->ofKind(1));
        }
    }
    if (table.space.empty()) {
        return noFileSystem();
    }
    return table;
}

} // namespace vedette::parse
