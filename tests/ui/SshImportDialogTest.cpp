// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/import/SshImportDialog.h"

#include "tests/support/Catch.h"
#include "tests/support/FleetSamples.h"
#include "tests/support/Pump.h"
#include "ui/import/SshImportModel.h"
#include "ui/servers/NoteLabel.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

using ImportColumn = SshImportModel::Column;
using State = SshProposal::State;

const QByteArray threeHosts
    = "Host web\n HostName web.example.net\n User deploy\n Port 2222\n"
      "Host db1 db2\n User deploy\nHost far\n ProxyCommand nc %h %p | tee log\n";

/// The dialog over a file of its own.
struct ImportStage
{
    explicit ImportStage(const QByteArray& config)
    {
        write(config);
        dialog = std::make_unique<SshImportDialog>(
            SshImportDialog::Context{path(), {makeServer(1, u"web"_s)}, {}});
        spy = std::make_unique<QSignalSpy>(dialog.get(), &SshImportDialog::refreshed);
        dialog->show();
        REQUIRE(spy->wait());
    }

    [[nodiscard]] QString path() const { return folder.filePath(u"config"_s); }

    void write(const QByteArray& config) const
    {
        QFile file(path());
        REQUIRE(file.open(QIODevice::WriteOnly));
        REQUIRE(file.write(config) == config.size());
    }

    template <class T>
    [[nodiscard]] T& part(const QString& name) const
    {
        return *dialog->findChild<T*>(name);
    }

    [[nodiscard]] QString text(int row, ImportColumn column) const
    {
        const QAbstractItemModel& model = *part<QTableView>(u"sshImportTable"_s).model();
        return model.index(row, static_cast<int>(column)).data().toString();
    }

    [[nodiscard]] QStringList chosenNames() const
    {
        QStringList names;
        for (const SshProposal& proposal : dialog->chosen()) {
            names += proposal.alias;
        }
        return names;
    }

    QTemporaryDir folder;
    std::unique_ptr<SshImportDialog> dialog;
    std::unique_ptr<QSignalSpy> spy;
};

SshProposal proposalOf(const QString& alias, State state)
{
    SshProposal proposal;
    proposal.alias = alias;
    proposal.state = state;
    proposal.server = makeServer(0, alias);
    return proposal;
}

} // namespace

TEST_CASE("The model of an import keeps Qt's rules through every change")
{
    SshImportModel model;
    const QAbstractItemModelTester tester(&model);

    model.load({proposalOf(u"a"_s, State::New), proposalOf(u"b"_s, State::Refused)});
    model.setTicked(0, false);
    model.load({proposalOf(u"a"_s, State::Changed), proposalOf(u"b"_s, State::New)});
    model.load({proposalOf(u"b"_s, State::New)});
    model.load({});

    CHECK(model.rowCount() == 0);
}

TEST_CASE("What was unticked stays so when the file is read again")
{
    SshImportModel model;
    model.load({proposalOf(u"a"_s, State::New), proposalOf(u"b"_s, State::New)});

    CHECK(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    model.load({proposalOf(u"new"_s, State::New), proposalOf(u"a"_s, State::Changed)});

    const auto chosen = model.chosen();
    REQUIRE(chosen.size() == 1);
    CHECK(chosen.front().alias == u"new"_s);
}

TEST_CASE("Hosts that are unchanged or left out can't be ticked")
{
    const State state = GENERATE(State::Unchanged, State::Refused);
    SshImportModel model;
    model.load({proposalOf(u"a"_s, state)});

    CHECK_FALSE(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
    CHECK_FALSE(model.index(0, 0).data(Qt::CheckStateRole).isValid());
    CHECK(model.chosen().empty());
}

TEST_CASE("The preview shows every host with its state, changes and reason")
{
    const ImportStage fixture(threeHosts);

    CHECK(fixture.text(0, ImportColumn::State) == u"changed"_s);
    CHECK(fixture.text(0, ImportColumn::Notes) == u"port: 22 → 2222"_s);
    CHECK(fixture.text(1, ImportColumn::State) == u"new"_s);
    CHECK(fixture.text(1, ImportColumn::Address) == u"deploy@db1"_s);
    CHECK(fixture.text(3, ImportColumn::State) == u"left out"_s);
    CHECK(fixture.text(3, ImportColumn::Notes).contains(u"nc %h %p"_s));
    CHECK(fixture.chosenNames() == QStringList{u"web"_s, u"db1"_s, u"db2"_s});
    CHECK(fixture.part<QPushButton>(u"sshImportAdd"_s).text() == u"Add 2, update 1"_s);
}

TEST_CASE("Select all and none take the rows that the filter shows")
{
    const ImportStage fixture(threeHosts);

    fixture.part<QPushButton>(u"sshImportNone"_s).click();
    const auto afterNone = fixture.chosenNames();
    const bool couldAdd = fixture.part<QPushButton>(u"sshImportAdd"_s).isEnabled();
    fixture.part<QLineEdit>(u"sshImportFilter"_s).setText(u"DB"_s);
    fixture.part<QPushButton>(u"sshImportAll"_s).click();

    CHECK(afterNone.isEmpty());
    CHECK_FALSE(couldAdd);
    CHECK(fixture.part<QTableView>(u"sshImportTable"_s).model()->rowCount() == 2);
    CHECK(fixture.chosenNames() == QStringList{u"db1"_s, u"db2"_s});
    CHECK(fixture.part<QPushButton>(u"sshImportAdd"_s).text() == u"Add 2 servers"_s);
}

TEST_CASE("The row that is current tells all of its remarks")
{
    const ImportStage fixture(threeHosts);

    fixture.part<QTableView>(u"sshImportTable"_s).selectRow(3);

    CHECK(fixture.part<NoteLabel>(u"sshImportNotes"_s).text().contains(u"ProxyCommand"_s));
}

TEST_CASE("A file that changes is read again by itself")
{
    const ImportStage fixture("Host db1\n");

    fixture.write("Host db1 db2\n");

    CHECK(pumpUntil([&] { return fixture.chosenNames().size() == 2; }));
}

TEST_CASE("A file that ssh would refuse is told with its line and reason")
{
    const ImportStage fixture("Host db1\n Port none\n");

    const auto& message = fixture.part<NoteLabel>(u"sshImportMessage"_s);
    CHECK(message.isVisible());
    CHECK(message.text().contains(u"config line 2"_s));
    CHECK_FALSE(fixture.part<QPushButton>(u"sshImportAdd"_s).isEnabled());
    CHECK(fixture.chosenNames().isEmpty());
}

TEST_CASE("A file without hosts says so, and one that is missing can be made")
{
    const ImportStage fixture("Host *\n User x\n");
    CHECK(fixture.part<NoteLabel>(u"sshImportMessage"_s).text().contains(u"wildcards"_s));

    const QString other = fixture.folder.filePath(u"other"_s);
    fixture.part<QLineEdit>(u"sshImportPath"_s).setText(other);
    fixture.part<QPushButton>(u"sshImportRefresh"_s).click();
    REQUIRE(fixture.spy->wait());
    CHECK(fixture.part<NoteLabel>(u"sshImportMessage"_s).text().contains(other));
}
