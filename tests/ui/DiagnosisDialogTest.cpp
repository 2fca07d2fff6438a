// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/servers/DiagnosisDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FakeFleet.h"
#include "ui/servers/NoteLabel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::ui;

namespace {

Server diagnosedServer()
{
    Server server;
    server.id = ServerId{7};
    server.name = u"db1"_s;
    server.host = u"db1.example.net"_s;
    return server;
}

ConnectionReport refusedReport()
{
    const Error refused{ErrorCode::Refused, u"connect: Connection refused"_s, 0};
    ConnectionReport report;
    report.error = refused;
    report.steps = {{LoginStage::Lookup, milliseconds{2}, {u"192.0.2.7"_s}, {}},
                    {LoginStage::Connect, milliseconds{1}, {}, refused}};
    return report;
}

bool shows(const QWidget& dialog, const QString& text)
{
    const auto labels = dialog.findChildren<QLabel*>();
    return std::ranges::any_of(labels,
                               [&text](const QLabel* label) { return label->text() == text; });
}

} // namespace

TEST_CASE("A diagnosis shows each stage with what was found, and where it ended")
{
    test::FakeFleet fleet;
    fleet.report = refusedReport();
    DiagnosisDialog dialog(fleet, diagnosedServer());
    REQUIRE(fleet.asked == std::vector{ServerId{7}});
    CHECK_FALSE(dialog.findChild<QPushButton*>(u"copyDiagnosis"_s)->isEnabled());

    fleet.deliver();

    CHECK(shows(dialog, u"192.0.2.7"_s));
    CHECK(shows(dialog, u"2 ms"_s));
    CHECK(shows(dialog, u"failed after 1 ms"_s));
    CHECK(shows(dialog, u"not reached"_s));
    const auto* conclusion = dialog.findChild<NoteLabel*>(u"conclusion"_s);
    CHECK(conclusion->meaning() == NoteLabel::Meaning::Problem);
    CHECK(conclusion->text().contains(u"refused the connection"_s));
}

TEST_CASE("A diagnosis can be copied as text and tried again")
{
    test::FakeFleet fleet;
    fleet.report = refusedReport();
    DiagnosisDialog dialog(fleet, diagnosedServer());
    fleet.deliver();

    dialog.findChild<QPushButton*>(u"copyDiagnosis"_s)->click();
    CHECK(QGuiApplication::clipboard()->text().contains(u"Connection      FAILED"_s));

    fleet.report = {};
    dialog.findChild<QPushButton*>(u"diagnoseAgain"_s)->click();
    CHECK(fleet.calls.count(u"diagnose"_s) == 2);
    fleet.deliver();
    CHECK(dialog.findChild<NoteLabel*>(u"conclusion"_s)->meaning() == NoteLabel::Meaning::Success);
}

TEST_CASE("A diagnosis that is closed early is cancelled")
{
    test::FakeFleet fleet;
    {
        const DiagnosisDialog dialog(fleet, diagnosedServer());
    }

    CHECK(fleet.calls.contains(u"cancel"_s));
}

TEST_CASE("A diagnosis of a server that is gone says so")
{
    test::FakeFleet fleet;
    DiagnosisDialog dialog(fleet, diagnosedServer());

    const RequestId request = fleet.lastRequest();
    Q_EMIT fleet.commandFinished(RequestId{request.value + 1}, Error{ErrorCode::StoreFull, {}, 0});
    CHECK_FALSE(dialog.findChild<QPushButton*>(u"diagnoseAgain"_s)->isEnabled());
    Q_EMIT fleet.commandFinished(request, Error{ErrorCode::NotFound, {}, 0});

    CHECK(dialog.findChild<QPushButton*>(u"diagnoseAgain"_s)->isEnabled());
    CHECK(dialog.findChild<NoteLabel*>(u"conclusion"_s)->meaning() == NoteLabel::Meaning::Problem);
}
