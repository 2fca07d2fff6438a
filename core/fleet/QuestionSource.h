// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/model/LoginQuestion.h"

#include <QObject>

namespace vedette {

/// What servers ask when a person logs in to them, and the person's answers: for retryNow,
/// testConnection and diagnose of a FleetSource; no other login asks. A login waits two minutes at
/// most, for all of its questions together.
/// Commands may be called from any thread and return at once. Connect with a context object.
class QuestionSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// One answer per prompt; without effect once the question is closed.
    virtual void answer(QuestionId question, const LoginAnswers& answers) = 0;
    /// The person does not want to: the login ends, and the server waits for the user.
    virtual void refuse(QuestionId question) = 0;

Q_SIGNALS:
    void asked(const vedette::LoginQuestion& question);
    /// It was answered, or nobody waits for an answer any more.
    void closed(vedette::QuestionId question);
};

} // namespace vedette
