// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/cli/TerminalPerson.h"

#include "tests/support/Catch.h"

#include <QBuffer>
#include <QTextStream>

using namespace Qt::StringLiterals;
using namespace vedette;

namespace {

/// A console with that input, and what was shown.
class TypedConsole
{
public:
    explicit TypedConsole(const QByteArray& input)
    {
        m_in.setData(input);
        m_in.open(QIODevice::ReadOnly);
    }

    Result<LoginAnswers> ask(const LoginPrompts& prompts)
    {
        const cli::Console console{m_stream, m_stream, m_in, {}};
        return cli::askAt(console, prompts, {m_stop.get_token(), [] { return Result<void>{}; }});
    }

    QString shown;

private:
    QBuffer m_in;
    QTextStream m_stream{&shown};
    std::stop_source m_stop;
};

LoginPrompts questions()
{
    return {.host = u"deploy@web-1"_s,
            .isJumpHost = false,
            .name = u"Two factors"_s,
            .instruction = u"Have your token\nat hand.\x1b[2J"_s,
            .prompts = {{u"1. Push\n2. Code\nOption:"_s, false}, {u"PIN:"_s, true}},
            .timeLeft = seconds{120}};
}

} // namespace

TEST_CASE("A terminal shows what a server asks, and reads a line for each prompt")
{
    TypedConsole console("2\r\n\n");

    const auto answers = console.ask(questions());

    REQUIRE(answers);
    REQUIRE(answers->size() == 2);
    CHECK((*answers)[0].view() == QByteArrayView("2"));
    CHECK((*answers)[1].isEmpty());
    CHECK(console.shown
          == u"deploy@web-1 asks:\nTwo factors\nHave your token\nat hand.[2J\n1. Push\n2. Code\n"
             "Option: PIN: \n"_s);
}

TEST_CASE("The end of the input is no answer")
{
    TypedConsole console("2\n");

    const auto answers = console.ask(questions());

    REQUIRE_FALSE(answers);
    CHECK(answers.error().code == ErrorCode::Cancelled);
}

TEST_CASE("Nobody is asked where the input is no terminal")
{
    QBuffer in;
    QString text;
    QTextStream stream(&text);
    const cli::Console console{stream, stream, in, {}};

    CHECK_FALSE(cli::personAt(console));
}
