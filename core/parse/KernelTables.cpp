// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/KernelTables.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

std::vector<Sample> tableSamples(const TableUse& table,
                                 const QString& type,
                                 const QString& used,
                                 const QString& percent)
{
    SampleList list(type);
    list.add(used, std::optional(table.used));
    list.add(percent, percentOf(static_cast<double>(table.used), static_cast<double>(table.size)));
    return list.take();
}

} // namespace

Result<TableUse> parseFileHandles(QByteArrayView text)
{
    Scanner fields(text.trimmed());
    const auto allocated = fields.nextCount();
    const auto free = fields.nextCount();
    const auto most = fields.nextCount();
    if (!allocated || !free || !most || *free > *allocated) {
        return fail(ErrorCode::Malformed, u"/proc/sys/fs/file-nr has no three numbers"_s);
    }
    return TableUse{*allocated - *free, *most};
}

std::vector<Sample> fileHandleSamples(const TableUse& handles)
{
    return tableSamples(handles, u"files"_s, u"open"_s, u"openPercent"_s);
}

Result<TableUse> parseConntrack(QByteArrayView count, QByteArrayView max)
{
    const auto used = toCount(count.trimmed());
    const auto size = toCount(max.trimmed());
    if (!used || !size) {
        return fail(ErrorCode::Malformed, u"nf_conntrack_count and _max are no numbers"_s);
    }
    return TableUse{*used, *size};
}

std::vector<Sample> conntrackSamples(const TableUse& table)
{
    return tableSamples(table, u"conntrack"_s, u"used"_s, u"usedPercent"_s);
}

Result<std::vector<Sample>> entropySamples(QByteArrayView text)
{
    const auto bits = toCount(text.trimmed());
    if (!bits) {
        return fail(ErrorCode::Malformed, u"entropy_avail is no number"_s);
    }
    SampleList list(u"entropy"_s);
    list.add(u"available"_s, bits);
    return list.take();
}

} // namespace vedette::parse
