// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Updates.h"

#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

/// The number of lines that `accepts` takes.
template <class Accepts>
quint64 countMatching(QByteArrayView text, Accepts accepts)
{
    quint64 count = 0;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        count += accepts(*line) ? 1 : 0;
    }
    return count;
}

/// "Inst curl [7.88.1-10] (7.88.1-10+deb12u8 Debian:12.8/stable, Debian-Security:12/…)": the old
/// version stands in brackets; a package without one is new. "[]" at the end is another thing.
bool isAptUpgrade(QByteArrayView line)
{
    Scanner fields(line);
    if (fields.nextField() != QByteArrayView("Inst")) {
        return false;
    }
    fields.skipFields(1);
    return fields.nextField().value_or(QByteArrayView()).startsWith('[');
}

bool isFromSecurity(QByteArrayView line)
{
    return line.contains("Debian-Security:") || line.contains("-security");
}

/// The cell of a table "v | Main | curl | 7.1 | 7.2 | x86_64".
QByteArrayView cellOf(QByteArrayView line, int column)
{
    for (; column > 0; --column) {
        const qsizetype bar = line.indexOf('|');
        if (bar < 0) {
            return {};
        }
        line = line.sliced(bar + 1);
    }
    const qsizetype bar = line.indexOf('|');
    return (bar < 0 ? line : line.first(bar)).trimmed();
}

} // namespace

Result<PendingUpdates> parseUpdateNotifier(QByteArrayView text)
{
    PendingUpdates updates;
    bool isNewForm = false;
    Scanner lines(text, 50);
    while (const auto line = lines.nextLine()) {
        Scanner fields(*line);
        const auto count = fields.nextCount();
        if (!count) {
            continue;
        }
        // "… additional security updates can be applied with ESM Apps" are for who pays for them.
        if (line->contains("can be applied immediately") || line->contains("can be updated")
            || line->contains("can be installed immediately")) {
            updates.pending = *count;
            isNewForm = line->contains("immediately");
        } else if (line->contains("security update") && !line->contains("additional")) {
            updates.security = *count;
        }
    }
    if (!updates.pending) {
        return fail(ErrorCode::Malformed, u"updates-available has no number of updates"_s);
    }
    if (isNewForm && !updates.security) {
        updates.security = 0; // its line is left out
    }
    return updates;
}

PendingUpdates parseAptSimulation(QByteArrayView text)
{
    const quint64 security = countMatching(
        text, [](QByteArrayView line) { return isAptUpgrade(line) && isFromSecurity(line); });
    return {countMatching(text, isAptUpgrade), security};
}

quint64 countRpmUpdates(QByteArrayView text)
{
    // "curl.x86_64  7.76.1-31.el9  baseos"; a long name stands alone, and its line goes on after
    // blanks. What follows is told a second time.
    const qsizetype end = text.indexOf("\nObsoleting Packages");
    return countMatching(end < 0 ? text : text.first(end), [](QByteArrayView line) {
        if (line.isEmpty() || line.startsWith(' ') || line.startsWith('\t')) {
            return false;
        }
        Scanner fields(line);
        const QByteArrayView name = fields.nextField().value_or(QByteArrayView());
        const auto version = fields.nextField();
        const auto repository = fields.nextField();
        const bool isRow = repository.has_value() && !fields.nextField().has_value();
        return name.contains('.') && !name.endsWith('.') && (isRow || !version.has_value());
    });
}

quint64 countZypperUpdates(QByteArrayView text)
{
    return countMatching(text, [](QByteArrayView line) {
        const QByteArrayView state = cellOf(line, 0);
        return state == QByteArrayView("v") || state == QByteArrayView("V");
    });
}

quint64 countZypperPatches(QByteArrayView text)
{
    return countMatching(
        text, [](QByteArrayView line) { return cellOf(line, 5) == QByteArrayView("needed"); });
}

quint64 countApkUpdates(QByteArrayView text)
{
    // "busybox-1.36.1-r5    < 1.36.1-r29"
    return countMatching(text, [](QByteArrayView line) {
        Scanner fields(line);
        fields.skipFields(1);
        return fields.nextField() == QByteArrayView("<");
    });
}

quint64 countPacmanUpdates(QByteArrayView text)
{
    // "curl 8.5.0-1 -> 8.6.0-1 [ignored]"
    return countMatching(text, [](QByteArrayView line) {
        Scanner fields(line);
        fields.skipFields(2);
        const bool isUpdate = fields.nextField() == QByteArrayView("->");
        return isUpdate && !line.trimmed().endsWith(']');
    });
}

std::vector<Sample> samplesOf(const PendingUpdates& updates)
{
    SampleList list(u"updates"_s);
    list.add(u"pending"_s, updates.pending);
    list.add(u"security"_s, updates.security);
    return list.take();
}

std::vector<Sample> rebootSamples(QByteArrayView text)
{
    SampleList list(u"reboot"_s);
    const QByteArrayView answer = text.trimmed();
    if (answer == QByteArrayView("1") || answer == QByteArrayView("0")) {
        list.add(u"required"_s, std::optional(answer == QByteArrayView("1") ? 1.0 : 0.0));
    }
    return list.take();
}

} // namespace vedette::parse
