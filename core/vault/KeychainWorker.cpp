// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/vault/KeychainWorker.h"

#include "core/base/PlainText.h"
#include "core/base/Post.h"
#include "core/vault/SessionBus.h"

#include <QCoreApplication>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::vault {

namespace {

constexpr milliseconds lastWait{1000}; // for the thread, when the program ends

QString serviceName()
{
    return u"Vedette"_s;
}

/// A job that deletes itself when it has ended.
QKeychain::Job* newJob(const KeychainRequest& request)
{
    switch (request.kind) {
    case KeychainRequest::Kind::Read:
        return new QKeychain::ReadPasswordJob(serviceName());
    case KeychainRequest::Kind::Write: {
        auto* job = new QKeychain::WritePasswordJob(serviceName());
        job->setBinaryData(request.value.view().toByteArray());
        return job;
    }
    case KeychainRequest::Kind::Remove:
        return new QKeychain::DeletePasswordJob(serviceName());
    }
    return nullptr;
}

/// What the job read; its own copy, which has the same bytes, is overwritten.
Secret takeValue(const QKeychain::Job& job)
{
    const auto* const reading = qobject_cast<const QKeychain::ReadPasswordJob*>(&job);
    if (reading == nullptr) {
        return {};
    }
    const QByteArray bytes = reading->binaryData();
    Secret value(bytes);
    wipeMemory(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
    return value;
}

Result<Secret> resultOf(const QKeychain::Job& job, KeychainRequest::Kind kind)
{
    if (job.error() == QKeychain::NoError) {
        return takeValue(job);
    }
    if (job.error() == QKeychain::EntryNotFound && kind != KeychainRequest::Kind::Write) {
        return Secret();
    }
    return fail(ErrorCode::KeychainFailed,
                plainText(job.errorString(), maxMessageLength),
                static_cast<int>(job.error()));
}

} // namespace

Result<Secret> KeychainWorker::ask(KeychainRequest request, Deadline deadline)
{
    KeychainWorker& worker = instance();
    if (worker.m_isStuck) {
        post(&worker, [&worker] { worker.noticeRest(); });
        return fail(ErrorCode::KeychainFailed, u"it still owes an earlier answer"_s);
    }
    const auto answer = std::make_shared<Answer>(1); // shared with the worker
    post(&worker, [&worker, waiting = Waiting{std::move(request), deadline, answer}] {
        worker.enqueue(waiting);
    });
    auto result = answer->waitPop(deadline.remaining());
    if (!result) {
        worker.m_isStuck = true;
        return fail(ErrorCode::KeychainFailed, u"it does not answer"_s);
    }
    return *std::move(result);
}

KeychainWorker& KeychainWorker::instance()
{
    static auto* const worker = start(); // never destroyed: an unfinished job belongs to it
    return *worker;
}

KeychainWorker* KeychainWorker::start()
{
    static QThread* thread = nullptr;
    thread = new QThread; // as the worker
    auto* const worker = new KeychainWorker;
    thread->setObjectName(u"keychain"_s);
    worker->moveToThread(thread);
    thread->start();
    post(worker, [] { outliveSessionBus(); });
    qAddPostRoutine([] {
        thread->quit();
        thread->wait(lastWait);
    });
    return worker;
}

void KeychainWorker::enqueue(Waiting waiting)
{
    m_waiting.push_back(std::move(waiting));
    if (!m_isRunning) {
        startNext();
    }
}

void KeychainWorker::startNext()
{
    while (!m_waiting.empty() && !m_isRunning) {
        const Waiting next = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (!next.deadline
                 .hasExpired()) { // nobody waits for it any more: a late write would surprise
            run(next);
        }
    }
}

void KeychainWorker::run(const Waiting& waiting)
{
    m_isRunning = true;
    QKeychain::Job* const job = newJob(waiting.request);
    job->setKey(waiting.request.key);
    connect(job,
            &QKeychain::Job::finished,
            this,
            [this, kind = waiting.request.kind, answer = waiting.answer](QKeychain::Job* ended) {
                finish(*ended, kind, *answer);
            });
    job->start();
}

void KeychainWorker::finish(QKeychain::Job& job, KeychainRequest::Kind kind, Answer& answer)
{
    m_isRunning = false;
    m_isStuck = false;
    [[maybe_unused]] const bool isHeard = answer.push(resultOf(job, kind));
    startNext();
}

/// Who gave up a moment before the answer came left the mark behind.
void KeychainWorker::noticeRest()
{
    if (!m_isRunning) {
        m_isStuck = false;
    }
}

} // namespace vedette::vault
