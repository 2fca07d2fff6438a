// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/detail/NoAnswerText.h"

#include "core/base/PlainText.h"
#include "core/text/ErrorText.h"

#include <QCoreApplication>

namespace vedette::ui {

namespace {

/// Lends tr() to the functions of this file.
struct NoAnswerWords
{
    Q_DECLARE_TR_FUNCTIONS(NoAnswer)
};

QString missingText(const QString& tool)
{
    return tool.isEmpty()
        ? NoAnswerWords::tr("The server lacks the command that would tell this.")
        : NoAnswerWords::tr("The server lacks the command that would tell this: %1.").arg(tool);
}

QString deniedText(const QString& what)
{
    return what.isEmpty()
        ? NoAnswerWords::tr("The account of this login may not read this.")
        : NoAnswerWords::tr("The account of this login may not read this: %1.").arg(what);
}

} // namespace

QString noAnswerText(const Error& why, const QString& none)
{
    const QString detail = plainText(why.detail);
    if (why.code == ErrorCode::NotAvailable) {
        return none;
    }
    if (why.code == ErrorCode::CommandMissing) {
        return missingText(detail);
    }
    if (why.code == ErrorCode::PermissionDenied) {
        return deniedText(detail);
    }
    if (why.code == ErrorCode::Timeout) { // its general words are of connections
        return NoAnswerWords::tr("The server took too long to tell this; it is asked again later.");
    }
    if (why.code == ErrorCode::OutputTooLarge) { // its general words are of logins
        return NoAnswerWords::tr("The server tells more of this than is read.");
    }
    return text::words(why).sentence();
}

} // namespace vedette::ui
