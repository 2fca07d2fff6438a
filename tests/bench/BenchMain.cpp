// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Benches.h"

#include <QApplication>
#include <QTextStream>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace {

struct Part
{
    QLatin1StringView name;
    void (*measure)();
};

constexpr std::array parts{
    Part{"parsing"_L1, vedette::bench::measureParsing},
    Part{"polls"_L1, vedette::bench::measurePolls},
    Part{"fleet"_L1, vedette::bench::measureFleet},
    Part{"store"_L1, vedette::bench::measureStore},
    Part{"charts"_L1, vedette::bench::measureCharts},
};

void printUsage(FILE* where)
{
    QTextStream(where) << "Usage: packaging/dev bench [PART…]\n\n"
                          "  parsing   reading one answer\n"
                          "  polls     CPU of collector and target for one poll, beside other "
                          "programs; some minutes\n"
                          "  fleet     200 sessions at once: cost, latency, memory, hung servers; "
                          "about two minutes\n"
                          "  store     writing and reading history\n"
                          "  charts    a dashboard, beside Qt Charts\n\n"
                          "Without PART: all of them, in this order.\n";
}

bool isKnown(const QString& name)
{
    return std::ranges::any_of(parts, [&](const Part& part) { return part.name == name; });
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    const QStringList chosen = QApplication::arguments().mid(1);
    if (chosen.contains("--help"_L1) || chosen.contains("-h"_L1)) {
        printUsage(stdout);
        return 0;
    }
    if (!std::ranges::all_of(chosen, isKnown)) {
        printUsage(stderr);
        return 2;
    }
    for (const Part& part : parts) {
        if (chosen.isEmpty() || chosen.contains(part.name)) {
            part.measure();
        }
    }
    return 0;
}
