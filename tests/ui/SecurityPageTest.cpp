// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/settings/SecurityPage.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeSecrets.h"
#include "ui/secrets/MasterDialog.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QWheelEvent>

#include <memory>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;
using test::FakeSecrets;

namespace {

/// The page, shown, and what a person does with it.
struct PageFixture
{
    explicit PageFixture(const SecretsStatus& status)
    {
        secrets.status = status;
        page = std::make_unique<SecurityPage>(&secrets);
        page->show();
    }

    template <class T>
    [[nodiscard]] T& find(const QString& name) const
    {
        T* child = page->findChild<T*>(name);
        REQUIRE(child != nullptr);
        return *child;
    }
    void choose(SecretPlace place) const
    {
        auto& box = find<QComboBox>(u"secretPlace"_s);
        box.setCurrentIndex(box.findData(static_cast<int>(place)));
        Q_EMIT box.activated(box.currentIndex());
    }
    [[nodiscard]] QString place() const { return find<QComboBox>(u"secretPlace"_s).currentText(); }
    /// Answers the question that is open.
    void answer(QMessageBox::ButtonRole role) const
    {
        auto* const question = page->findChild<QMessageBox*>();
        REQUIRE(question != nullptr);
        for (QAbstractButton* const button : question->buttons()) {
            if (question->buttonRole(button) == role) {
                button->click();
                return;
            }
        }
        FAIL("the question has no such button");
    }

    FakeSecrets secrets;
    std::unique_ptr<SecurityPage> page;
};

SecretsStatus keychainStatus()
{
    return {.place = SecretPlace::Keychain, .kept = {ServerId{1}, ServerId{2}}};
}

} // namespace

TEST_CASE("The page tells where passwords are kept, and of how many servers")
{
    const PageFixture fixture(keychainStatus());

    CHECK(fixture.find<QComboBox>(u"secretPlace"_s).currentText() == u"The system's keychain"_s);
    CHECK(fixture.find<QLabel>(u"secretPlaceNote"_s).text().contains(u"2"_s));
    CHECK_FALSE(fixture.find<QPushButton>(u"changeMaster"_s).isEnabled());
    CHECK(fixture.find<QPushButton>(u"forgetSecrets"_s).isEnabled());
}

TEST_CASE("Moving into a vault makes it first")
{
    PageFixture fixture(keychainStatus());

    fixture.choose(SecretPlace::VaultFile);
    auto* const dialog = fixture.page->findChild<MasterDialog*>();
    REQUIRE(dialog != nullptr);
    CHECK(fixture.secrets.calls.isEmpty());
    dialog->findChild<QLineEdit*>(u"newMaster"_s)->setText(u"master"_s);
    dialog->findChild<QLineEdit*>(u"repeatedMaster"_s)->setText(u"master"_s);
    dialog->findChild<QPushButton*>(u"accept"_s)->click();
    fixture.secrets.answer();

    CHECK(fixture.secrets.calls == QStringList{u"create master"_s, u"moveTo 2"_s});
}

TEST_CASE("A move that fails is told, and the place stays")
{
    PageFixture fixture(keychainStatus());

    fixture.choose(SecretPlace::MemoryOnly);
    fixture.answer(QMessageBox::DestructiveRole);
    fixture.secrets.answer(Error{ErrorCode::KeychainFailed, {}, 0});

    CHECK(fixture.secrets.calls == QStringList{u"moveTo 3"_s});
    CHECK(fixture.find<QLabel>(u"securityProblem"_s).isVisible());
    CHECK(fixture.find<QComboBox>(u"secretPlace"_s).currentText() == u"The system's keychain"_s);
}

TEST_CASE("Kept passwords are given up for memory only after a question")
{
    PageFixture fixture(keychainStatus());

    fixture.choose(SecretPlace::MemoryOnly);
    CHECK(fixture.secrets.calls.isEmpty());
    const auto [role, calls] = GENERATE(table<QMessageBox::ButtonRole, QStringList>(
        {{QMessageBox::RejectRole, {}}, {QMessageBox::DestructiveRole, {u"moveTo 3"_s}}}));
    fixture.answer(role);

    CHECK(fixture.secrets.calls == calls);
    CHECK(fixture.place() == u"The system's keychain"_s); // until the move is answered
}

TEST_CASE("Where nothing was ever kept, memory is chosen without a question")
{
    PageFixture fixture({.place = SecretPlace::Undecided});

    fixture.choose(SecretPlace::MemoryOnly);

    CHECK(fixture.page->findChild<QMessageBox*>() == nullptr);
    CHECK(fixture.secrets.calls == QStringList{u"moveTo 3"_s});
}

TEST_CASE("The wheel over the place of passwords changes nothing")
{
    PageFixture fixture(keychainStatus());
    auto& box = fixture.find<QComboBox>(u"secretPlace"_s);
    box.clearFocus();
    QWheelEvent turn(QPointF(5, 5),
                     box.mapToGlobal(QPointF(5, 5)),
                     {},
                     QPoint(0, -120),
                     Qt::NoButton,
                     Qt::NoModifier,
                     Qt::NoScrollPhase,
                     false);

    QCoreApplication::sendEvent(&box, &turn);

    CHECK(fixture.place() == u"The system's keychain"_s);
    CHECK(fixture.secrets.calls.isEmpty());
    CHECK(fixture.page->findChild<QMessageBox*>() == nullptr);
}

TEST_CASE("All passwords are forgotten only after a question")
{
    PageFixture fixture(keychainStatus());

    fixture.find<QPushButton>(u"forgetSecrets"_s).click();
    CHECK(fixture.secrets.calls.isEmpty());
    fixture.answer(QMessageBox::DestructiveRole);

    CHECK(fixture.secrets.calls == QStringList{u"forgetAll"_s});
}

TEST_CASE("The vault locks itself only when told to")
{
    const PageFixture fixture(keychainStatus());
    QSignalSpy changes(fixture.page.get(), &SecurityPage::changed);

    CHECK(fixture.page->lockMinutes() == 0);
    fixture.find<QSpinBox>(u"vaultLockMinutes"_s).setValue(15);

    CHECK(fixture.page->lockMinutes() == 15);
    CHECK(changes.size() == 1);
}
