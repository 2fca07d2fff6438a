// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

namespace vedette::bench {

/// Collector CPU per poll over a real sshd, beside the ssh program running the same script.
void measurePolls();
/// Reading one answer: sections, numbers, rates.
void measureParsing();
/// Writing and reading history at 500 servers × 60 metrics.
void measureStore();
/// A dashboard of 12 charts, beside Qt Charts' own line series.
void measureCharts();

} // namespace vedette::bench
