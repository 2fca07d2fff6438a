// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Benches.h"

#include <QApplication>

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    vedette::bench::measureParsing();
    vedette::bench::measurePolls();
    vedette::bench::measureStore();
    vedette::bench::measureCharts();
    return 0;
}
