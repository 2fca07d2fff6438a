// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/SshHostReader.h"

#include "core/base/Expendable.h"
#include "core/base/Post.h"
#include "core/engine/SshHosts.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::engine {

namespace {

constexpr milliseconds readPatience{10'000};

} // namespace

SshHostReader::SshHostReader(QObject* parent)
    : QObject(parent)
{ }

void SshHostReader::read(const QString& path)
{
    const int number = ++m_newest;
    m_thread = std::jthread([this, path, number](const std::stop_token& stop) {
        auto answers = expendable(
            [path] { return readSshHosts(path); }, Deadline::after(readPatience), stop);
        if (!answers && answers.error().code == ErrorCode::Timeout) {
            answers = fail(ErrorCode::InvalidFile, u"it takes too long to read"_s);
        }
        post(this, [this, number, answers = std::move(answers)] {
            if (number == m_newest) {
                Q_EMIT hostsRead(answers);
            }
        });
    });
}

} // namespace vedette::engine
