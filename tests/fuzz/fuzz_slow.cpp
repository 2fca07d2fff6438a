// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// A slow probe as a whole, chosen by the first byte: its answers, parted by a line "--", are read
// one after another with one memory, so that rates are reached. Hardware survives being stored.
#include "core/collect/slow/SlowMemory.h"
#include "core/collect/slow/SlowProbe.h"
#include "core/model/HardwareChange.h"
#include "core/model/HardwareJson.h"
#include "tests/fuzz/Sound.h"

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

void requireStorable(const Hardware& hardware)
{
    const Hardware again = hardwareFromJson(toJson(hardware));
    fuzz::require(again == hardware);
    fuzz::require(hardwareChanges(hardware, again).empty());
}

void requireSoundCertificates(const CertificateTable& table)
{
    for (const WatchedCertificate& row : table.certificates) {
        fuzz::requirePlain(row.subject);
        fuzz::requirePlain(row.issuer);
        for (const QString& name : row.names) {
            fuzz::requirePlain(name);
        }
        fuzz::require(row.notAfter.has_value() == (row.place > 0));
        fuzz::require(row.notAfter || row.why);
    }
}

void requireSoundAnswer(const Result<collect::SlowOutput>& output)
{
    if (!output) {
        return;
    }
    fuzz::requireSound(output->samples);
    if (const auto* hardware = std::get_if<Hardware>(&output->details)) {
        requireStorable(*hardware);
    }
    if (const auto* table = std::get_if<CertificateTable>(&output->details)) {
        requireSoundCertificates(*table);
    }
    if (const auto* table = std::get_if<ProcessTable>(&output->details)) {
        fuzz::require(table->processes.size() <= 300);
    }
}

struct Session
{
    Facts facts;
    collect::SlowMemory memory;
};

void readAnswer(const collect::SlowProbe& probe, QByteArrayView answer, Session& session)
{
    constexpr QByteArrayView nonce("n");
    const auto text = collect::PollText::parse(answer.toByteArray(), nonce);
    if (!text) {
        return;
    }
    collect::SlowInput input{*text,
                             session.facts,
                             session.memory,
                             Timestamp(std::chrono::milliseconds(1'700'000'000'000)),
                             std::chrono::duration<double>(0.02),
                             false,
                             {u"/etc/a.pem"_s, u"/etc/b.pem"_s}};
    requireSoundAnswer(probe.read(input));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto probes = collect::slowCatalogue();
    const std::size_t chosen = size > 0 && data[0] >= 'a' ? data[0] - std::size_t{'a'} : 0;
    if (size == 0 || chosen >= probes.size()) {
        return 0;
    }
    Session session;
    session.facts.cpuCount = 4;
    session.facts.architecture = u"x86_64"_s;
    const auto answers = fuzz::halvesOf(QByteArrayView(data + 1, static_cast<qsizetype>(size) - 1));
    readAnswer(probes[chosen], answers.first, session);
    readAnswer(probes[chosen], answers.second.isEmpty() ? answers.first : answers.second, session);
    return 0;
}
