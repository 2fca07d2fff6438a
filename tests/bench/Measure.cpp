// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Measure.h"

#include <QTextStream>

#include <algorithm>
#include <array>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

double milliseconds(const rusage& usage)
{
    const auto inMs = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
    };
    return inMs(usage.ru_utime) + inMs(usage.ru_stime);
}

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

} // namespace

CpuTime cpuTime()
{
    rusage own{};
    rusage children{};
    getrusage(RUSAGE_SELF, &own);
    getrusage(RUSAGE_CHILDREN, &children);
    return {milliseconds(own), milliseconds(children)};
}

double medianCpuMs(int repeats, const std::function<void()>& work)
{
    std::array<double, 5> rounds{};
    work(); // warm up
    for (double& round : rounds) {
        const double before = cpuTime().own;
        for (int i = 0; i < repeats; ++i) {
            work();
        }
        round = (cpuTime().own - before) / repeats;
    }
    std::ranges::sort(rounds);
    return rounds[rounds.size() / 2];
}

void report(const QString& what, double value, const QString& unit)
{
    out() << what.leftJustified(52) << QString::number(value, 'g', 4).rightJustified(10) << ' '
          << unit << Qt::endl;
}

void report(
    const QString& what, double value, const QString& unit, const QString& peer, double peerValue)
{
    out() << what.leftJustified(52) << QString::number(value, 'g', 4).rightJustified(10) << ' '
          << unit.leftJustified(14) << peer << ": " << QString::number(peerValue, 'g', 4)
          << "  (ratio " << QString::number(peerValue / value, 'g', 3) << ")" << Qt::endl;
}

void heading(const QString& text)
{
    out() << Qt::endl << text << Qt::endl;
}

} // namespace vedette::bench
