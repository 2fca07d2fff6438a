// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/NamedFile.h"

#include "core/engine/WholeFile.h"

#include <QIODevice>
#include <QTextStream>

using namespace Qt::StringLiterals;

namespace vedette::cli {

Result<QByteArray> readNamedFile(const QString& path, qint64 maxBytes, const Console& console)
{
    return path == "-"_L1 ? Result<QByteArray>(console.in.read(maxBytes + 1))
                          : engine::readWholeFile(path, maxBytes);
}

ExitCode writeNamedFile(const QString& path,
                        const QByteArray& json,
                        const QString& what,
                        const Console& console)
{
    if (path.isEmpty() || path == "-"_L1) {
        console.out << shownJson(json);
        console.out.flush();
        return ExitCode::Ok;
    }
    if (const auto written = engine::writeWholeFile(path, json); !written) {
        complain(console,
                 u"The file %1 can't be written: %2. Nothing was changed."_s.arg(
                     path, written.error().detail));
        return ExitCode::Failed;
    }
    say(console, u"Wrote %1 to %2."_s.arg(what, path));
    return ExitCode::Ok;
}

} // namespace vedette::cli
