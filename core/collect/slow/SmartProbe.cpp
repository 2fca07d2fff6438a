// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SmartProbe.h"

#include "core/base/PlainText.h"
#include "core/parse/SampleList.h"
#include "core/parse/Scanner.h"
#include "core/parse/SmartReport.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// What the disks that have no value say of it.
struct SmartSilence
{
    std::size_t asleep = 0;
    std::optional<Error> why; ///< the first that is not sleep
};

QString reasonOf(const parse::SmartReport& report)
{
    return report.message.isEmpty() ? u"tells nothing of its health"_s : report.message;
}

void readSmartDisk(const SlowInput& input,
                   QByteArrayView disk,
                   std::vector<Sample>& samples,
                   SmartSilence& silence)
{
    const auto text = input.text.section("disk." + disk.toByteArray());
    if (!text) {
        return;
    }
    const auto report = parse::parseSmartReport(*text);
    const QString name = plainText(disk);
    auto told = report ? samplesOf(*report, name) : std::vector<Sample>();
    if (!told.empty()) {
        parse::append(samples, std::move(told));
    } else if (report && report->isAsleep) {
        ++silence.asleep;
    } else if (!silence.why) {
        silence.why = report ? Error{ErrorCode::NotAvailable, name + u": "_s + reasonOf(*report)}
                             : report.error();
    }
}

} // namespace

Result<SlowOutput> readSmart(SlowInput& input)
{
    const auto disks = input.text.section("disks");
    if (!disks) {
        return fail(ErrorCode::Malformed, u"the answer names no disks"_s);
    }
    SlowOutput output;
    SmartSilence silence;
    constexpr int maxDisks = 32;
    parse::Scanner lines(*disks, maxDisks);
    while (const auto disk = lines.nextLine()) {
        readSmartDisk(input, *disk, output.samples, silence);
    }
    if (!output.samples.empty()) {
        return output;
    }
    if (const auto hung = input.text.section("hung")) {
        return fail(ErrorCode::Timeout, u"smartctl hung at "_s + plainText(hung->trimmed()));
    }
    if (silence.why) {
        return fail(*silence.why);
    }
    if (silence.asleep > 0) {
        return fail(ErrorCode::NotAvailable, u"all disks sleep"_s);
    }
    return fail(ErrorCode::NotAvailable, u"no disk tells of its health"_s);
}

} // namespace vedette::collect
