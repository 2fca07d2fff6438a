// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Result.h"
#include "core/base/StepProgress.h"
#include "core/model/ExportOrder.h"
#include "core/model/Ids.h"

#include <QObject>

namespace vedette {

/// What a window may ask to write stored values into a file.
/// Commands may be called from any thread and return at once; the answers bear the RequestId.
/// Connect with a context object.
class ExportSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Into the file at `path`, from the root on, which is replaced once all is written. Several
    /// are written one after the other. Answered by finished, and meanwhile by progressed.
    virtual RequestId start(const ExportOrder& order, const QString& path) = 0;
    /// It ends with Cancelled, and what stood at its path stays.
    virtual void cancel(RequestId request) = 0;

Q_SIGNALS:
    /// A few times a second at most: the newest.
    void progressed(vedette::RequestId request, const vedette::StepProgress& progress);
    /// NotFound: nothing is stored of that; InvalidFile with the system's words; StoreIo …
    void finished(vedette::RequestId request, const vedette::Result<vedette::ExportCount>& count);
};

} // namespace vedette
