// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::bench {

/// Reading one answer: sections, numbers, rates.
void measureParsing();
/// CPU of collector and target for one poll over a real sshd, by Vedette and by its peers.
void measurePolls();
/// Many sessions in a poll pool: cost, latency, memory, and what hung servers do to the others.
void measureFleet();
/// Writing and reading history at 500 servers × 60 metrics.
void measureStore();
/// A dashboard of 12 charts, beside Qt Charts' own line series.
void measureCharts();

} // namespace vedette::bench
