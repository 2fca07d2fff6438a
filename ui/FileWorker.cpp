// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/FileWorker.h"

using namespace Qt::StringLiterals;

namespace vedette::ui {

namespace {

constexpr int graceMsecs = 2000;

} // namespace

FileWorker::FileWorker()
{
    m_pool.setMaxThreadCount(1); // in the order in which they were asked for
}

FileWorker::~FileWorker()
{
    if (!m_pool.waitForDone(graceMsecs)) {
        m_pool.clear();
        m_stop.request_stop();
        m_pool.waitForDone();
    }
    takeOver(this);
}

tl::unexpected<Error> FileWorker::tooSlow()
{
    return fail(ErrorCode::InvalidFile, u"the file system does not answer"_s);
}

} // namespace vedette::ui
