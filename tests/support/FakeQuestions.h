// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/fleet/QuestionSource.h"

#include <QByteArrayList>

#include <map>
#include <vector>

namespace vedette::test {

/// A QuestionSource whose questions come from the test. Lives on: the thread of the test.
class FakeQuestions final : public QuestionSource
{
public:
    using QuestionSource::QuestionSource;

    std::map<QuestionId, QByteArrayList> answers;
    std::vector<QuestionId> refused;

    void answer(QuestionId question, const LoginAnswers& given) override
    {
        for (const Secret& secret : given) {
            answers[question] += secret.view().toByteArray();
        }
    }
    void refuse(QuestionId question) override { refused.push_back(question); }
};

} // namespace vedette::test
