// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/text/AccessText.h"

#include "core/base/ShellWord.h"
#include "core/text/ErrorText.h"
#include "core/text/Translated.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::text {

namespace {

using TrialLabel = std::pair<AccessTrial, const char*>;

constexpr std::array trialLabels{
    TrialLabel{AccessTrial::OtherCommand, QT_TRANSLATE_NOOP("Text", "Another command")},
    TrialLabel{AccessTrial::LoginShell, QT_TRANSLATE_NOOP("Text", "A login shell")},
    TrialLabel{AccessTrial::EvaluatedLine, QT_TRANSLATE_NOOP("Text", "A command as a request")},
    TrialLabel{AccessTrial::EvaluatedNonce, QT_TRANSLATE_NOOP("Text", "A command in a request")},
    TrialLabel{AccessTrial::Terminal, QT_TRANSLATE_NOOP("Text", "A terminal")},
    TrialLabel{AccessTrial::Sftp, QT_TRANSLATE_NOOP("Text", "Files over SFTP")},
    TrialLabel{AccessTrial::AgentForwarding, QT_TRANSLATE_NOOP("Text", "Agent forwarding")},
    TrialLabel{AccessTrial::X11Forwarding, QT_TRANSLATE_NOOP("Text", "X11 forwarding")},
    TrialLabel{AccessTrial::LocalForwarding, QT_TRANSLATE_NOOP("Text", "Connections onwards")},
    TrialLabel{AccessTrial::SocketForwarding, QT_TRANSLATE_NOOP("Text", "Sockets of the server")},
    TrialLabel{AccessTrial::RemoteForwarding, QT_TRANSLATE_NOOP("Text", "Ports of the server")},
    TrialLabel{AccessTrial::Version, QT_TRANSLATE_NOOP("Text", "The probe's version")},
    TrialLabel{AccessTrial::Facts, QT_TRANSLATE_NOOP("Text", "Facts")},
    TrialLabel{AccessTrial::Status, QT_TRANSLATE_NOOP("Text", "Status poll")},
    TrialLabel{AccessTrial::Metrics, QT_TRANSLATE_NOOP("Text", "Full poll")},
};

constexpr int labelWidth = 26;
constexpr int accessVerdictWidth = 10;

bool mustFail(AccessTrial trial)
{
    return trial < AccessTrial::Version;
}

/// "must be refused", "must work".
QString expectation(AccessTrial trial)
{
    return mustFail(trial) ? QCoreApplication::translate("Text", "refused")
                           : QCoreApplication::translate("Text", "works");
}

QString checkLine(const AccessCheck& check)
{
    const bool isRight = check.verdict == AccessVerdict::Right;
    const QString verdict = isRight ? expectation(check.trial) : accessVerdictLabel(check.verdict);
    const QString detail = isRight ? QString() : check.detail;
    const QString line = accessTrialLabel(check.trial).leftJustified(labelWidth) + verdict;
    return detail.isEmpty() ? line
                            : line.leftJustified(labelWidth + accessVerdictWidth) + u' ' + detail;
}

bool hasVerdict(const AccessReport& report, AccessVerdict verdict)
{
    return std::ranges::find(report.checks, verdict, &AccessCheck::verdict) != report.checks.end();
}

QString keyPlace(const Server& server)
{
    return server.user.isEmpty()
        ? QCoreApplication::translate("Text", "~/.ssh/authorized_keys of its account there")
        : QCoreApplication::translate("Text", "~/.ssh/authorized_keys of %1 there")
              .arg(server.user);
}

QString lineSentence(const AccessKit& kit)
{
    const QString sentence = kit.isInUse
        ? QCoreApplication::translate("Text", "1. On the server, this one line stands in %1:")
        : QCoreApplication::translate("Text", "1. On the server, add this one line to %1:");
    return sentence.arg(keyPlace(kit.server));
}

QString verifySentence(const AccessKit& kit)
{
    return kit.isInUse
        ? QCoreApplication::translate("Text", "3. Verify that the key can do nothing else:")
        : QCoreApplication::translate(
            "Text", "3. Verify that the key can do nothing else, and monitor with it:");
}

} // namespace

QString accessTrialLabel(AccessTrial trial)
{
    const auto* const found = std::ranges::find(trialLabels, trial, &TrialLabel::first);
    return found == trialLabels.end() ? QString() : translated(found->second);
}

QString accessVerdictLabel(AccessVerdict verdict)
{
    switch (verdict) {
    case AccessVerdict::Right:
        return QCoreApplication::translate("Text", "ok");
    case AccessVerdict::Excess:
        return QCoreApplication::translate("Text", "TOO MUCH");
    case AccessVerdict::Missing:
        return QCoreApplication::translate("Text", "MISSING");
    case AccessVerdict::Unclear:
        return QCoreApplication::translate("Text", "unclear");
    }
    return {};
}

QString accessHeading(const Server& server)
{
    return QCoreApplication::translate("Text", "What the key of “%1” can do:").arg(server.name);
}

QStringList accessLines(const AccessReport& report)
{
    QStringList lines;
    for (const AccessCheck& check : report.checks) {
        lines += checkLine(check);
    }
    lines += accessConclusion(report);
    if (report.error && !words(*report.error).rest.isEmpty()) {
        lines += words(*report.error).rest;
    }
    return lines;
}

QString accessConclusion(const AccessReport& report)
{
    if (report.error) {
        const QString sentence = words(*report.error).sentence();
        return report.error->code == ErrorCode::AuthDenied ? QCoreApplication::translate(
                   "Text",
                   "The server did not let this key in: put its line into authorized_keys first.")
                                                           : sentence;
    }
    if (hasVerdict(report, AccessVerdict::Excess)) {
        return QCoreApplication::translate(
            "Text",
            "The key can do more than it should. Its line in authorized_keys must be the one of "
            "the kit, whole and on one line, and no other line may hold this key.");
    }
    if (hasVerdict(report, AccessVerdict::Missing)) {
        return QCoreApplication::translate(
            "Text",
            "The fixed probe does not answer as it should: put the kit's line into "
            "authorized_keys again.");
    }
    if (!report.isRight()) {
        return QCoreApplication::translate(
            "Text", "Not everything could be tried, so nothing is certain: verify once more.");
    }
    return QCoreApplication::translate(
        "Text", "The key can do what monitoring needs, and nothing else that was tried.");
}

QString sudoersSentence(const QStringList& sudoers)
{
    return sudoers.isEmpty()
        ? QCoreApplication::translate("Text",
                                      "No probe needs sudo: nothing is to be added to sudoers.")
        : QCoreApplication::translate(
            "Text",
            "Add these lines to sudoers with visudo; without them some values are missing:");
}

QStringList otherKeyLines(const AccessKit& kit)
{
    if (kit.otherKeys.empty()) {
        return {};
    }
    const QString sentence = kit.isInUse
        ? QCoreApplication::translate("Text",
                                      "Remove the lines with these older keys of Vedette from %1:")
        : QCoreApplication::translate("Text",
                                      "Once this key is used, remove the lines with these older "
                                      "keys of Vedette from %1:");
    QStringList lines{sentence.arg(keyPlace(kit.server))};
    for (const OtherKey& key : kit.otherKeys) {
        lines += key.isInUse
            ? QCoreApplication::translate("Text", "%1 (monitors the server until then)")
                  .arg(key.publicKey)
            : key.publicKey;
    }
    return lines;
}

QStringList accessKitLines(const AccessKit& kit, const QString& secretPlace)
{
    const QString verb = u"vedette access-kit "_s + typedWord(kit.server.name);
    QStringList lines{QCoreApplication::translate("Text", "Restricted access for “%1” (%2)")
                          .arg(kit.server.name, addressOf(kit.server)),
                      QString()};
    if (kit.isInUse) {
        lines += {
            QCoreApplication::translate("Text", "The server is monitored with this key already."),
            QString()};
    }
    lines += {lineSentence(kit), QString(), kit.authorizedKeys, QString()};
    lines += u"2. "_s + sudoersSentence(kit.sudoers);
    lines += kit.sudoers;
    lines += {QString(),
              verifySentence(kit),
              u"   "_s + verb + (kit.isInUse ? u" --verify"_s : u" --use"_s)};
    const QStringList others = otherKeyLines(kit);
    if (!others.isEmpty()) {
        lines += {QString(), u"4. "_s + others.front()};
        lines += others.mid(1);
    }
    lines
        += {QString(),
            QCoreApplication::translate("Text", "The private key is %1; its passphrase is kept %2.")
                .arg(kit.server.identityFile, secretPlace),
            QCoreApplication::translate(
                "Text", "What the line runs, readable (its “eval” unpacks just that): %1")
                .arg(verb + u" --show-probe"_s)};
    return lines;
}

} // namespace vedette::text
