// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/CertificatesProbe.h"

#include "core/base/PlainText.h"
#include "core/collect/Ending.h"
#include "core/parse/Certificates.h"
#include "core/parse/Scanner.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

/// What the server tells of one file: a word, its certificates, how reading it has ended.
struct CertificateAnswer
{
    QByteArrayView word; ///< empty: it did not come to that
    QByteArrayView status; ///< empty: the answer is not whole
    QByteArrayView text;
    bool isCut = false; ///< there are more certificates
};

QByteArrayView lastLineIn(QByteArrayView text)
{
    return text.sliced(text.lastIndexOf('\n') + 1);
}

CertificateAnswer certificateAnswerIn(QByteArrayView section)
{
    CertificateAnswer answer;
    answer.text = section.trimmed();
    parse::Scanner lines(answer.text, 1);
    answer.word = lines.nextLine().value_or(QByteArrayView());
    const QByteArrayView last = lastLineIn(answer.text);
    if (last.startsWith('=')) {
        answer.status = last.sliced(1);
        answer.isCut = lastLineIn(answer.text.chopped(last.size()).trimmed()) == "cut";
    }
    return answer;
}

std::optional<Error> reasonInFile(const CertificateAnswer& answer)
{
    if (wasKilled(answer.status.toInt())) {
        return Error{ErrorCode::Timeout, u"it could not be read in time"_s};
    }
    if (answer.word == "missing") {
        return Error{ErrorCode::NotAvailable, u"there is no such file"_s};
    }
    if (answer.word == "denied") {
        return Error{ErrorCode::PermissionDenied, u"the account may not read it"_s};
    }
    if (answer.word == "other" || answer.word == "relative") {
        return Error{ErrorCode::NotAvailable, u"that is no file"_s};
    }
    if (answer.word != "ok" || answer.status.isEmpty()) {
        return Error{ErrorCode::Malformed, u"the answer is not whole"_s};
    }
    if (answer.status != "0") {
        return Error{ErrorCode::CommandFailed, u"it could not be read"_s};
    }
    return std::nullopt;
}

/// What may be missing beside certificates that were read.
std::optional<Error> certificateDoubt(const CertificateAnswer& answer,
                                      const parse::CertificateFile& file)
{
    if (answer.isCut) {
        const QString count = QString::number(file.certificates.size());
        return Error{ErrorCode::OutputTooLarge, u"only its first %1 are looked at"_s.arg(count)};
    }
    if (file.unreadable > 0) {
        return Error{ErrorCode::Malformed, u"not all of its certificates can be read"_s};
    }
    return std::nullopt;
}

void fillRow(WatchedCertificate& row, const parse::CertificateFile& file)
{
    const parse::Certificate& first = parse::firstToExpire(file);
    row.subject = first.subject;
    row.names = first.names;
    row.issuer = first.issuer;
    row.notBefore = first.notBefore;
    row.notAfter = first.notAfter;
    row.place = first.place;
    row.count = static_cast<int>(file.certificates.size());
}

/// Reads one file into its row; the sample when it has one.
std::optional<Sample>
readCertificateFile(std::optional<QByteArrayView> section, WatchedCertificate& row, Timestamp now)
{
    const CertificateAnswer answer = certificateAnswerIn(section.value_or(QByteArrayView()));
    row.why = reasonInFile(answer);
    if (row.why) {
        return std::nullopt;
    }
    const auto file = parse::parseCertificates(answer.text);
    if (!file) {
        row.why = answer.isCut
            ? Error{ErrorCode::OutputTooLarge, u"its certificates are too large"_s}
            : file.error();
        return std::nullopt;
    }
    fillRow(row, *file);
    row.why = certificateDoubt(answer, *file);
    return parse::expirySample(parse::firstToExpire(*file), row.path, now);
}

/// All reasons in one, of the kind of the first.
std::optional<Error> certificateGap(const CertificateTable& table)
{
    std::optional<Error> gap;
    QStringList reasons;
    for (const WatchedCertificate& row : table.certificates) {
        if (row.why) {
            gap = gap ? gap : row.why;
            reasons += row.path + u": "_s + row.why->detail;
        }
    }
    if (gap) {
        gap->detail = plainText(reasons.join(u"; "_s), maxMessageLength);
    }
    return gap;
}

} // namespace

QStringList watchedCertificates(const Server& server)
{
    return server.watchedCertificates.first(
        std::min(server.watchedCertificates.size(), maxWatchedCertificates));
}

Result<SlowOutput> readCertificates(SlowInput& input)
{
    SlowOutput output;
    CertificateTable table;
    QSet<QString> known;
    table.certificates.reserve(input.words.size());
    for (qsizetype i = 0; i < input.words.size(); ++i) {
        WatchedCertificate row;
        row.path = plainText(input.words.at(i));
        const bool isNew = !known.contains(row.path);
        known.insert(row.path);
        if (!isNew) {
            row.why = Error{ErrorCode::NotAvailable, u"another path looks the same"_s};
        } else if (auto sample
                   = readCertificateFile(input.text.section("file." + QByteArray::number(i + 1)),
                                         row,
                                         input.collectedAt)) {
            output.samples.push_back(*std::move(sample));
        }
        table.certificates.push_back(std::move(row));
    }
    output.gap = certificateGap(table);
    output.details = std::move(table);
    return output;
}

void changeCertificates(SlowLane& lane,
                        ServerContext& context,
                        const QStringList& paths,
                        MonotonicTime now)
{
    if (context.server.watchedCertificates == paths) {
        return;
    }
    context.server.watchedCertificates = paths;
    const auto all = slowCatalogue();
    const auto probe = std::ranges::find(all, certificatesProbe, &SlowProbe::name);
    lane.remove(probe->name.toString());
    if (isAskedOf(*probe, context.server)) {
        lane.add(taskOf(*probe, context.server), {probe->interval, now});
    }
}

} // namespace vedette::collect
