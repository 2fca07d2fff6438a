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

/// The last four fields read: total, used, available, percentage.
using Window = std::array<QByteArrayView, 4>;

bool isComplete(const Window& window)
{
    return isFigure(window[0]) && isFigure(window[1]) && isFigure(window[2])
        && isPercentage(window[3]);
}

/// Device and mount point may hold blanks: the row is known by its four figures with a path behind.
std::optional<DiskFreeRow> readRow(QByteArrayView line)
{
    Scanner fields(line);
    Window window;
    while (const auto field = fields.nextField()) {
        std::rotate(window.begin(), window.begin() + 1, window.end());
        window.back() = *field;
        const QByteArrayView behind = fields.rest();
        const qsizetype path = behind.indexOf('/');
        const bool hasPath = path >= 0 && behind.first(path).trimmed().isEmpty();
        if (!isComplete(window) || !hasPath) {
            continue;
        }
        const QByteArrayView device
            = QByteArrayView(line.begin(), window.front().begin()).trimmed();
        if (device.isEmpty()) {
            return std::nullopt;
        }
        return DiskFreeRow{.device = device.toByteArray(),
                           .mountPoint = behind.sliced(path).toByteArray(),
                           .total = toCount(window[0]),
                           .used = toCount(window[1]),
                           .available = toCount(window[2])};
    }
    return std::nullopt;
}

} // namespace

Result<std::vector<DiskFreeRow>> parseDiskFree(QByteArrayView text)
{
    std::vector<DiskFreeRow> rows;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        if (auto row = readRow(*line)) {
            rows.push_back(*std::move(row));
        }
    }
    if (rows.empty()) {
        return fail(ErrorCode::Malformed, u"df has no file system"_s);
    }
    return rows;
}

} // namespace vedette::parse
