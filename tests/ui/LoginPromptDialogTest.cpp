// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/LoginPromptDialog.h"

#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/FakeQuestions.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/HostileStrings.h"
#include "tests/support/Pump.h"
#include "ui/servers/LoginDialogs.h"
#include "ui/servers/ServerModel.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::makeServer;
using test::pumpUntil;

namespace {

LoginPrompts twoPrompts()
{
    return {.host = u"deploy@web-1.example.net"_s,
            .isJumpHost = false,
            .name = u"Two factors"_s,
            .instruction = u"Have your token\nat hand."_s,
            .prompts = {{u"Login name:"_s, false}, {u"Code:"_s, true}},
            .timeLeft = seconds{120}};
}

QLineEdit* field(const QWidget& dialog, int index)
{
    return dialog.findChild<QLineEdit*>(u"answer%1"_s.arg(index));
}

QString textOf(const QWidget& dialog, const QString& name)
{
    return dialog.findChild<QLabel*>(name)->text();
}

/// A window with two servers, and who asks in it.
struct AskingWindow
{
    AskingWindow()
    {
        servers.addServer(makeServer(1, u"web-1"_s));
        servers.addServer(makeServer(2, u"web-2"_s));
        window.show();
        dialogs = new LoginDialogs(&questions, servers, window);
    }

    /// The dialog in front; null when there is none.
    [[nodiscard]] LoginPromptDialog* dialog() const
    {
        for (auto* found : window.findChildren<LoginPromptDialog*>()) {
            if (found->isVisible()) {
                return found;
            }
        }
        return nullptr;
    }

    /// For a test when `server` is 0.
    void ask(qint64 id, qint64 server)
    {
        const RequestId test{server == 0 ? 1U : 0U};
        Q_EMIT questions.asked({QuestionId{id}, ServerId{server}, test, twoPrompts()});
    }

    [[nodiscard]] bool shows(const QString& title) const
    {
        return pumpUntil([&] { return dialog() != nullptr && dialog()->windowTitle() == title; });
    }

    test::FakeQuestions questions;
    ServerModel servers;
    QWidget window;
    LoginDialogs* dialogs = nullptr;
};

} // namespace

TEST_CASE("A login's prompts are shown with their fields, as hidden as the server wants them")
{
    LoginPromptDialog dialog(twoPrompts(), u"web-1"_s);
    dialog.open();

    CHECK(dialog.windowTitle() == u"web-1 asks"_s);
    CHECK(textOf(dialog, u"promptName"_s) == u"Two factors"_s);
    CHECK(textOf(dialog, u"instruction"_s) == u"Have your token\nat hand."_s);
    CHECK(textOf(dialog, u"prompt0"_s) == u"Login name:"_s);
    CHECK(field(dialog, 0)->echoMode() == QLineEdit::Normal);
    CHECK(field(dialog, 1)->echoMode() == QLineEdit::Password);
    CHECK(field(dialog, 1)->accessibleName() == u"Code:"_s);
    CHECK(textOf(dialog, u"timeLeft"_s).contains(u"2:00"_s));
}

TEST_CASE("Return logs in, with empty answers too, and the fields forget them")
{
    LoginPromptDialog dialog(twoPrompts(), u"web-1"_s);
    dialog.open();
    field(dialog, 1)->setText(u"123456"_s);

    QTest::keyClick(field(dialog, 1), Qt::Key_Return);

    CHECK(dialog.result() == QDialog::Accepted);
    const LoginAnswers answers = dialog.takeAnswers();
    REQUIRE(answers.size() == 2);
    CHECK(answers[0].isEmpty());
    CHECK(answers[1].view() == QByteArrayView("123456"));
    CHECK(field(dialog, 1)->text().isEmpty());
}

TEST_CASE("Escape does not log in")
{
    LoginPromptDialog dialog(twoPrompts(), u"web-1"_s);
    dialog.open();

    QTest::keyClick(field(dialog, 0), Qt::Key_Escape);

    CHECK(dialog.result() == QDialog::Rejected);
    CHECK_FALSE(dialog.isVisible());
}

TEST_CASE("A jump host's question names the jump host, and the server behind it")
{
    LoginPrompts prompts = twoPrompts();
    prompts.isJumpHost = true;
    prompts.host = u"ops@bastion"_s;
    const LoginPromptDialog dialog(prompts, u"web-1"_s);

    CHECK(dialog.windowTitle() == u"ops@bastion asks"_s);
    CHECK(textOf(dialog, u"explanation"_s).contains(u"web-1"_s));
}

TEST_CASE("Hostile prompts stay plain, and fit on a screen")
{
    const QString text = GENERATE(from_range(test::hostileStrings()));
    const QString plain = plainText(text, maxMessageLength);
    const LoginPrompt prompt{plain, true};
    LoginPromptDialog dialog({.host = text,
                              .isJumpHost = GENERATE(true, false),
                              .name = plainText(text),
                              .instruction = plain,
                              .prompts = {prompt, prompt, prompt, prompt},
                              .timeLeft = seconds{120}},
                             text);

    dialog.open();

    for (const QLabel* label : dialog.findChildren<QLabel*>()) {
        CHECK(label->textFormat() == Qt::PlainText);
    }
    CHECK(dialog.width() <= 1000);
    CHECK(dialog.height() <= 900);
}

TEST_CASE("An answer goes to the question that was shown")
{
    AskingWindow stage;
    stage.ask(7, 1);
    REQUIRE(stage.shows(u"web-1 asks"_s));
    field(*stage.dialog(), 0)->setText(u"ada"_s);

    stage.dialog()->findChild<QPushButton*>(u"logIn"_s)->click();

    CHECK(stage.questions.answers[QuestionId{7}] == QByteArrayList{"ada", ""});
    CHECK(stage.questions.refused.empty());
    CHECK(stage.dialog() == nullptr);
}

TEST_CASE("Who does not want to answer refuses the question")
{
    AskingWindow stage;
    stage.ask(7, 1);
    REQUIRE(stage.shows(u"web-1 asks"_s));

    stage.dialog()->reject();

    CHECK(stage.questions.refused == std::vector{QuestionId{7}});
    CHECK(stage.questions.answers.empty());
}

TEST_CASE("Servers that ask at once are shown one after another")
{
    AskingWindow stage;
    stage.ask(1, 1);
    stage.ask(2, 2);
    stage.ask(3, 1);
    REQUIRE(stage.shows(u"web-1 asks"_s));
    CHECK(stage.window.findChildren<LoginPromptDialog*>().size() == 1);
    Q_EMIT stage.questions.closed(QuestionId{3}); // it went while it waited for its turn

    stage.dialog()->accept();
    REQUIRE(stage.shows(u"web-2 asks"_s));
    stage.dialog()->accept();

    CHECK(stage.dialog() == nullptr);
    CHECK(stage.questions.answers.size() == 2);
}

TEST_CASE("A question that nobody waits for any more takes its dialog with it, unanswered")
{
    AskingWindow stage;
    stage.ask(1, 1);
    REQUIRE(stage.shows(u"web-1 asks"_s));

    Q_EMIT stage.questions.closed(QuestionId{1});

    CHECK(stage.dialog() == nullptr);
    CHECK(stage.questions.refused.empty());
    CHECK(stage.questions.answers.empty());
}

TEST_CASE("A question during a test stands in front of the dialog that tests")
{
    AskingWindow stage;
    auto* tester = new QDialog(&stage.window);
    tester->open();
    stage.ask(1, 0);
    REQUIRE(stage.shows(u"deploy@web-1.example.net asks"_s));
    CHECK(stage.dialog()->parentWidget() == tester);

    delete tester;

    CHECK(stage.questions.refused == std::vector{QuestionId{1}});
}

TEST_CASE("What is typed elsewhere when a server asks is no answer to it")
{
    AskingWindow stage;
    stage.ask(1, 1);
    REQUIRE(stage.shows(u"web-1 asks"_s));

    QTest::keyClicks(field(*stage.dialog(), 0), u"master password"_s);
    QTest::keyClick(field(*stage.dialog(), 0), Qt::Key_Return);

    REQUIRE(stage.dialog() != nullptr);
    CHECK(field(*stage.dialog(), 0)->text().isEmpty());
    CHECK(stage.questions.answers.empty());
}

TEST_CASE("A question of the monitoring waits until the dialog in front is closed")
{
    AskingWindow stage;
    auto* unlock = new QDialog(&stage.window);
    unlock->open();
    stage.ask(1, 1);
    stage.ask(2, 0); // asked by the test of a dialog
    REQUIRE(stage.shows(u"deploy@web-1.example.net asks"_s));
    stage.dialog()->accept();
    CHECK(stage.dialog() == nullptr);

    delete unlock;

    CHECK(stage.shows(u"web-1 asks"_s));
}
