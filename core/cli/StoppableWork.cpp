// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/StoppableWork.h"

#include "core/base/Post.h"
#include "core/cli/StopSignals.h"
#include "core/cli/Terminal.h"

#include <QCoreApplication>

#include <thread>

using namespace Qt::StringLiterals;

namespace vedette::cli {

namespace {

QString stepText(const StepProgress& progress)
{
    return progress.isWaiting
        ? u"Waiting for the backup under way …"_s
        : u"%1 (%2 of %3) …"_s.arg(progress.what).arg(progress.number).arg(progress.count);
}

/// Says on the main thread what another one tells.
TellStep sayOn(QObject& context, const Console& console)
{
    return [&context, &console](const StepProgress& progress) {
        post(&context, [&console, progress] { complain(console, stepText(progress)); });
    };
}

} // namespace

bool runStoppable(
    const Console& console,
    const std::function<void(const TellStep& tell, const std::stop_token& stop)>& work)
{
    QObject context; // outlives the thread, which posts to it
    const auto tell = terminalSize() ? sayOn(context, console) : TellStep();
    StopSignals signals;
    std::jthread worker([&](const std::stop_token& stop) {
        work(tell, stop);
        handOver(&context);
        post(&context, [] { QCoreApplication::quit(); });
    });
    QObject::connect(
        &signals, &StopSignals::stopRequested, &context, [&worker] { worker.request_stop(); });
    QCoreApplication::exec();
    worker.join();
    takeOver(&context);
    return signals.isInterrupted();
}

} // namespace vedette::cli
