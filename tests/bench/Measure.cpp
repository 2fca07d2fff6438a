// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/Measure.h"

#include <QTextStream>

#include <algorithm>

#include <sys/resource.h>
#include <time.h>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr int cpuRounds = 5;

double inMilliseconds(const rusage& usage)
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
    return {inMilliseconds(own), inMilliseconds(children)};
}

double threadCpuMs()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1e3 + static_cast<double>(used.tv_nsec) / 1e6;
}

Spread spreadOf(std::vector<double> rounds)
{
    std::ranges::sort(rounds);
    return {rounds[rounds.size() / 2], rounds.front(), rounds.back()};
}

double medianCpuMs(int repeats, const std::function<void()>& work)
{
    std::vector<double> rounds(cpuRounds);
    work(); // warm up
    for (double& round : rounds) {
        const double before = cpuTime().own;
        for (int i = 0; i < repeats; ++i) {
            work();
        }
        round = (cpuTime().own - before) / repeats;
    }
    return spreadOf(std::move(rounds)).median;
}

QString verdict(double value, const Goal& goal)
{
    const bool isAtMost = goal.kind == Goal::Kind::AtMost;
    const bool isMet = isAtMost ? value <= goal.limit : value >= goal.limit;
    return (isAtMost ? u"≤ %1 %2"_s : u"≥ %1 %2"_s)
        .arg(QString::number(goal.limit), isMet ? u"met"_s : u"missed"_s);
}

void report(const Figure& figure)
{
    out() << figure.what.leftJustified(52)
          << QString::number(figure.value, 'g', 4).rightJustified(10) << ' '
          << figure.unit.leftJustified(14);
    if (figure.goal) {
        out() << "  goal " << verdict(figure.value, *figure.goal);
    }
    if (figure.peer) {
        out() << "  " << figure.peer->name << ": " << QString::number(figure.peer->value, 'g', 4)
              << " (x" << QString::number(figure.peer->value / figure.value, 'g', 3) << ')';
    }
    out() << Qt::endl;
}

void reportSkipped(const QString& what, const QString& why)
{
    out() << what.leftJustified(52) << " skipped: " << why << Qt::endl;
}

void reportText(const QString& line)
{
    out() << line << Qt::endl;
}

void heading(const QString& text)
{
    out() << Qt::endl << text << Qt::endl;
}

} // namespace vedette::bench
