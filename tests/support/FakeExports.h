// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/ExportSource.h"

#include <vector>

namespace vedette::test {

/// An ExportSource that writes nothing, but down what it was asked; how an export goes on is told
/// by the test. Lives on: the thread of the test.
class FakeExports final : public ExportSource
{
public:
    struct Started
    {
        RequestId request;
        ExportOrder order;
        QString path;
    };

    std::vector<Started> started; ///< oldest first
    std::vector<RequestId> cancelled;

    RequestId start(const ExportOrder& order, const QString& path) override
    {
        const RequestId request{++m_lastRequest};
        started.push_back({request, order, path});
        return request;
    }
    void cancel(RequestId request) override { cancelled.push_back(request); }

    // How the latest goes on.
    void tell(const StepProgress& step) { Q_EMIT progressed(started.back().request, step); }
    void end(const Result<ExportCount>& count) { Q_EMIT finished(started.back().request, count); }

private:
    qint64 m_lastRequest = 7000; ///< apart from the requests of the fleet
};

} // namespace vedette::test
