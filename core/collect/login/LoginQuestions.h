// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Reply.h"
#include "core/model/AskPerson.h"
#include "core/model/LoginQuestion.h"

#include <QObject>

#include <atomic>
#include <map>

namespace vedette::collect {

/// Puts the questions of logins to a person, and brings the answers back. Outlives the logins.
/// Lives on: core thread.
class LoginQuestions final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// For one login that a person wants right now: of a server that is watched, or of a test. It
    /// is called on that login's thread.
    [[nodiscard]] AskPerson askerFor(ServerId server, RequestId test);
    /// Nothing when that question is not open any more.
    void answer(QuestionId question, const LoginAnswers& answers);
    /// The person does not want to.
    void refuse(QuestionId question);

Q_SIGNALS:
    void asked(const vedette::LoginQuestion& question);
    /// It was answered, or the login does not wait any more.
    void closed(vedette::QuestionId question);

private:
    using Giver = Reply<LoginAnswers>::Giver;

    void open(const LoginQuestion& question, const Giver& giver);
    void give(QuestionId question, Result<LoginAnswers> answers);
    void close(QuestionId question);

    std::map<QuestionId, Giver> m_open;
    std::atomic<qint64> m_last = 0; ///< counted by the logins' threads
};

} // namespace vedette::collect
