// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "tests/bench/CostTable.h"

#include "tests/bench/Measure.h"
#include "tests/bench/TargetCpu.h"

#include <QTextStream>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vedette::bench {

namespace {

constexpr int costRounds = 5;

/// What the rounds have given for one line, per poll.
struct Costs
{
    std::vector<double> collectorMs;
    std::vector<double> targetMs;
    std::optional<double> bytes;
    QString whyNot;
};

QString whyOf(const Error& error)
{
    return errorName(error.code).toString() + u' ' + error.detail;
}

void warmUp(const CostLine& line, Costs& costs)
{
    if (const auto ready = line.contender->prepare(); !ready) {
        costs.whyNot = whyOf(ready.error());
    } else if (const auto run = line.contender->run(std::max(1, line.polls / 10)); !run) {
        costs.whyNot = whyOf(run.error());
    }
}

void measureRound(const CostLine& line, const TargetCpu& target, Costs& costs)
{
    const double before = target.settledMs();
    const auto run = line.contender->run(line.polls);
    if (!run) {
        costs.whyNot = whyOf(run.error());
        return;
    }
    costs.targetMs.push_back((target.settledMs() - before) / line.polls);
    costs.collectorMs.push_back(run->collectorMs / line.polls);
    if (run->bytes) {
        costs.bytes = *run->bytes / line.polls;
    }
}

QString shortNumber(double value)
{
    return value < 100 ? QString::number(value, 'g', 3) : QString::number(value, 'f', 0);
}

QString shortSpread(const std::vector<double>& rounds)
{
    const Spread spread = spreadOf(rounds);
    return u"%1 [%2–%3]"_s.arg(
        shortNumber(spread.median), shortNumber(spread.least), shortNumber(spread.most));
}

QString goalTexts(const CostGoals& goals, const Costs& costs, std::optional<double> ratio)
{
    QStringList texts;
    if (goals.collectorMs) {
        texts += u"collector "_s
            + verdict(spreadOf(costs.collectorMs).median, {.limit = *goals.collectorMs});
    }
    if (goals.targetMs) {
        texts
            += u"target "_s + verdict(spreadOf(costs.targetMs).median, {.limit = *goals.targetMs});
    }
    if (goals.ratio && ratio) {
        texts
            += u"ratio "_s + verdict(*ratio, {.limit = *goals.ratio, .kind = Goal::Kind::AtLeast});
    }
    return texts.join(u", "_s);
}

QString row(const QStringList& cells)
{
    return cells[0].leftJustified(44) + cells[1].leftJustified(24) + cells[2].leftJustified(24)
        + cells[3].rightJustified(7) + cells[4].rightJustified(7) + u"  "_s + cells[5];
}

void printRow(const CostLine& line, const Costs& costs, std::optional<double> base)
{
    if (!costs.whyNot.isEmpty() || costs.collectorMs.empty()) {
        reportSkipped(line.name, costs.whyNot);
        return;
    }
    std::optional<double> ratio;
    if (base) {
        ratio = spreadOf(costs.collectorMs).median / *base;
    }
    reportText(row({line.name,
                    shortSpread(costs.collectorMs),
                    shortSpread(costs.targetMs),
                    ratio ? u"x"_s + shortNumber(*ratio) : u"-"_s,
                    costs.bytes ? QString::number(*costs.bytes / 1e3, 'f', 1) : u"-"_s,
                    goalTexts(line.goals, costs, ratio)}));
}

void printTable(const std::vector<CostLine>& lines, const std::vector<Costs>& costs)
{
    reportText(row({u"one poll, medians of %1 rounds [min–max]"_s.arg(costRounds),
                    u"collector, ms CPU"_s,
                    u"target, ms CPU"_s,
                    u"ratio"_s,
                    u"kB in"_s,
                    u"goal"_s}));
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::optional<double> base;
        for (std::size_t j = 0; j < lines.size(); ++j) {
            if (lines[j].name == lines[i].comparedWith && costs[j].whyNot.isEmpty()
                && !costs[j].collectorMs.empty()) {
                base = spreadOf(costs[j].collectorMs).median;
            }
        }
        printRow(lines[i], costs[i], base);
    }
}

} // namespace

void compareCosts(std::vector<CostLine> lines, test::SshdFixture& sshd)
{
    const TargetCpu target(sshd.processId());
    std::vector<Costs> costs(lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        warmUp(lines[i], costs[i]);
        (void)sshd.takeLog(); // nothing else reads it, and sshd waits once the pipe is full
    }
    for (int round = 0; round < costRounds; ++round) {
        QTextStream(stderr) << "round " << round + 1 << " of " << costRounds << Qt::endl;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (costs[i].whyNot.isEmpty()) {
                measureRound(lines[i], target, costs[i]);
                (void)sshd.takeLog();
            }
        }
    }
    printTable(lines, costs);
}

} // namespace vedette::bench
