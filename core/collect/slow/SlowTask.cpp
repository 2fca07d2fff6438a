// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/collect/slow/SlowTask.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace vedette::collect {

namespace {

QByteArray slowFile(const QString& name)
{
    QFile file(u":/vedette/probes/slow/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

SlowTask taskOf(const SlowProbe& probe)
{
    const QByteArray function = "vd_" + QByteArray(probe.name.data(), probe.name.size());
    return {.name = probe.name.toString(),
            .shown = QString::fromUtf8(slowFile(probe.name.toString() + u".sh"_s)),
            .timeout = probe.timeout,
            .line = [function](const QByteArray& nonce) { return function + ' ' + nonce; },
            .read = probe.read,
            .asksRoot = probe.asksRoot};
}

QByteArray slowPrelude()
{
    static const QByteArray script = [] {
        QByteArray all = slowFile(u"common.sh"_s);
        const QStringList names = QDir(u":/vedette/probes/slow"_s).entryList(QDir::Files);
        for (const QString& name : names) {
            all += name == u"common.sh"_s ? QByteArray() : slowFile(name);
        }
        return all;
    }();
    return script;
}

} // namespace vedette::collect
