// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/collect/slow/Fragment.h"

#include "tests/support/Catch.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::test {

QByteArray slowScript(const QString& name)
{
    QFile file(u":/vedette/probes/slow/%1.sh"_s.arg(name));
    REQUIRE(file.open(QIODevice::ReadOnly));
    return file.readAll() + '\n';
}

QByteArray fragmentAnswer(const QStringList& shell, const QString& name, const QByteArray& before)
{
    const QByteArray functions = slowScript(u"common"_s) + slowScript(name) + before;
    const QByteArray request = "vd_" + name.toLatin1() + ' ' + fragmentNonce.toByteArray();
    return askShellOnce(shell, functions, request).output;
}

collect::PollText
runFragment(const QStringList& shell, const QString& name, const QByteArray& before)
{
    auto text = collect::PollText::parse(fragmentAnswer(shell, name, before), fragmentNonce);
    REQUIRE(text);
    return *std::move(text);
}

} // namespace vedette::test
