// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "ui/tables/RowsModel.h"

#include "core/base/PlainText.h"
#include "tests/support/Catch.h"
#include "tests/support/HostileStrings.h"
#include "ui/tables/RowsProxy.h"
#include "ui/tables/RowsTable.h"
#include "ui/tables/TableHeader.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QHelpEvent>
#include <QScrollBar>
#include <QSignalSpy>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace vedette;
using namespace vedette::test;
using namespace vedette::ui;

namespace {

const std::vector<RowsModel::Column> twoColumns{{u"Name"_s, 100, false}, {u"Value"_s, 100, true}};

TableRow namedRow(const QString& name, std::optional<double> value = std::nullopt)
{
    return {.key = name, .cells = {textCell(name), numberCell(value, Unit::None)}};
}

std::vector<TableRow> namedRows(const QStringList& names, double value = 1)
{
    std::vector<TableRow> rows;
    for (const QString& name : names) {
        rows.push_back(namedRow(name, value));
    }
    return rows;
}

QStringList firstColumn(const QAbstractItemModel& model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        texts += model.index(row, 0).data().toString();
    }
    return texts;
}

} // namespace

TEST_CASE("One row alone is changed by its key, and none where there is no such row")
{
    RowsModel model;
    model.setColumns(twoColumns);
    model.setRows(namedRows({u"a"_s, u"b"_s, u"d"_s}));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    model.setRow(namedRow(u"b"_s, 7));
    model.setRow(namedRow(u"b"_s, 7));
    model.setRow(namedRow(u"c"_s, 8));

    REQUIRE(changes.size() == 1);
    CHECK(changes.at(0).at(0).toModelIndex().row() == 1);
    CHECK(model.rows().at(1) == namedRow(u"b"_s, 7));
    CHECK(model.rows().size() == 3);
}

TEST_CASE("Rows that stay are neither removed nor reset")
{
    RowsModel model;
    model.setColumns(twoColumns);
    const QAbstractItemModelTester tester(&model);
    model.setRows(namedRows({u"a"_s, u"b"_s, u"d"_s}));
    const QPersistentModelIndex stays = model.index(1, 0);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    model.setRows(namedRows({u"b"_s, u"c"_s, u"e"_s}, 2));

    CHECK(firstColumn(model) == QStringList{u"b"_s, u"c"_s, u"e"_s});
    CHECK(stays.isValid());
    CHECK(stays.row() == 0);
    CHECK(stays.sibling(stays.row(), 1).data().toString() == u"2"_s);
    CHECK(resets.count() == 0);
}

TEST_CASE("The same rows again change nothing")
{
    RowsModel model;
    model.setColumns(twoColumns);
    model.setRows(namedRows({u"a"_s, u"b"_s}));
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    const QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);

    model.setRows(namedRows({u"b"_s, u"a"_s}));

    CHECK(changes.count() == 0);
    CHECK(inserts.count() == 0);
}

TEST_CASE("Only what differs is told as changed")
{
    RowsModel model;
    model.setColumns(twoColumns);
    model.setRows(namedRows({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    std::vector<TableRow> rows = namedRows({u"a"_s, u"b"_s, u"c"_s, u"d"_s});
    rows[1] = namedRow(u"b"_s, 9);
    rows[2] = namedRow(u"c"_s, 9);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    model.setRows(rows);

    REQUIRE(changes.count() == 1);
    CHECK(changes.first().at(0).toModelIndex().row() == 1);
    CHECK(changes.first().at(1).toModelIndex().row() == 2);
}

TEST_CASE("Any rows may follow any others, and a key may stand there twice")
{
    RowsModel model;
    model.setColumns(twoColumns);
    const QAbstractItemModelTester tester(&model);
    RowsProxy proxy;
    proxy.setSourceModel(&model);
    proxy.sort(1);
    const QAbstractItemModelTester proxyTester(&proxy);
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same each time
    std::uniform_int_distribution<int> count(0, 12);
    std::uniform_int_distribution<int> letter(0, 9);

    for (int round = 0; round < 300; ++round) {
        QStringList names;
        for (int i = count(random); i > 0; --i) {
            names += QString(QChar(u'a' + letter(random)));
        }
        model.setRows(namedRows(names, letter(random)));
        names.sort();
        REQUIRE(firstColumn(model) == names);
        REQUIRE(proxy.rowCount() == names.size());
    }
}

TEST_CASE("What has no value is sorted last in both directions")
{
    const auto order = GENERATE(Qt::AscendingOrder, Qt::DescendingOrder);
    RowsModel model;
    model.setColumns(twoColumns);
    model.setRows({namedRow(u"none"_s), namedRow(u"ten"_s, 10), namedRow(u"nine"_s, 9)});
    RowsProxy proxy;
    proxy.setSourceModel(&model);

    proxy.sort(1, order);

    CHECK(firstColumn(proxy).back() == u"none"_s);
    CHECK(firstColumn(proxy).front() == (order == Qt::AscendingOrder ? u"nine"_s : u"ten"_s));
}

TEST_CASE("A filter leaves the rows in which all its words stand")
{
    RowsModel model;
    model.setColumns(twoColumns);
    model.setRows({namedRow(u"nginx worker"_s, 5), namedRow(u"nginx master"_s, 7)});
    RowsProxy proxy;
    proxy.setSourceModel(&model);

    proxy.setFilter(u"  NGINX 7 "_s);

    CHECK(firstColumn(proxy) == QStringList{u"nginx master"_s});
}

TEST_CASE("Selection and scroll position survive a refresh that sorts the rows anew")
{
    RowsTable table(twoColumns, {1, Qt::DescendingOrder});
    QStringList names;
    for (int i = 0; i < 100; ++i) {
        names += QString::number(i).rightJustified(3, u'0');
    }
    std::vector<TableRow> rows = namedRows(names);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = namedRow(rows[i].key, static_cast<double>(i));
    }
    table.rows().setRows(rows);
    table.resize(300, 200);
    table.show();
    table.doItemsLayout();
    table.selectRow(3);
    const QString selected = table.currentIndex().siblingAtColumn(0).data().toString();
    table.verticalScrollBar()->setValue(400);
    REQUIRE(table.verticalScrollBar()->value() == 400);

    std::ranges::reverse(names);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = namedRow(names[static_cast<qsizetype>(i)], static_cast<double>(i));
    }
    table.rows().setRows(rows);

    REQUIRE(table.selectionModel()->selectedRows().size() == 1);
    CHECK(table.selectionModel()->selectedRows().first().data().toString() == selected);
    CHECK(table.verticalScrollBar()->value() == 400);
}

TEST_CASE("An empty table says why, and one that is filtered to nothing says that")
{
    RowsTable table(twoColumns, {});
    table.setEmptyText(u"Nothing here."_s);
    CHECK(table.emptyText() == u"Nothing here."_s);
    CHECK(table.horizontalHeader()->isHidden());

    table.rows().setRows(namedRows({u"a"_s}));
    CHECK(table.emptyText().isEmpty());
    CHECK_FALSE(table.horizontalHeader()->isHidden());

    table.setFilter(u"zebra"_s);
    CHECK_FALSE(table.emptyText().isEmpty());
    CHECK(table.emptyText() != u"Nothing here."_s);

    table.rows().clear(); // none that anybody saw
    CHECK(table.emptyText() == u"Nothing here."_s);
    CHECK(table.horizontalHeader()->isHidden());
}

TEST_CASE("Copied rows are lines with tabs, in the order of the screen")
{
    RowsTable table(twoColumns, {1, Qt::AscendingOrder});
    table.rows().setRows({namedRow(u"late"_s, 2), namedRow(u"early"_s, 1)});
    table.selectAll();

    table.actions().first()->trigger();

    CHECK(QApplication::clipboard()->text() == u"early\t1\nlate\t2"_s);
}

TEST_CASE("A hostile name in a row is plain text, also in its tool tip")
{
    RowsModel model;
    model.setColumns(twoColumns);
    const QString hostile = GENERATE(from_range(hostileStrings()));
    const QString kept = plainText(hostile);

    model.setRows({namedRow(kept, 1)});

    CHECK(model.index(0, 0).data().toString() == kept);
    const QString tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
    CHECK((tip.isEmpty() || tip.startsWith(u"<qt>"_s)));
    CHECK_FALSE(tip.contains(u"<img"_s));
    CHECK_FALSE(tip.contains(u"<script"_s));
}

TEST_CASE("A column has room for its title and the arrow, however narrow it was meant to be")
{
    RowsTable table({{u"A rather long title"_s, 20, false}, {u"CPU"_s, 90, true}}, {1});
    const auto& header = dynamic_cast<const TableHeader&>(*table.horizontalHeader());

    CHECK(header.sectionSize(0) == header.leastWidth(0));
    CHECK(header.sectionSize(1) == 90);
    CHECK(header.leastWidth(0) > header.fontMetrics().horizontalAdvance(u"A rather long title"_s));
}

TEST_CASE("The arrow of the sorted column is painted clear of the title")
{
    RowsTable table({{u"CPU"_s, 90, true}, {u"Name"_s, 90, true}}, {1});
    table.resize(300, 120);
    table.rows().setRows({namedRow(u"a"_s, 1)});
    const auto painted = [&table](int sorted) {
        table.sortByColumn(sorted, Qt::AscendingOrder);
        return table.horizontalHeader()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    };
    QHeaderView& header = *table.horizontalHeader();
    const int title = header.fontMetrics().horizontalAdvance(u"CPU"_s);

    const QImage with = painted(0);
    const QImage without = painted(1);

    const QRect ofTitle(header.sectionSize(0) - title - 8, 0, title, with.height());
    CHECK(with.copy(ofTitle) == without.copy(ofTitle));
    CHECK(with.copy(0, 0, ofTitle.left(), with.height())
          != without.copy(0, 0, ofTitle.left(), with.height()));
}

TEST_CASE("A tool tip tells what does not fit into its cell, and no more")
{
    RowsTable table({{u"Name"_s, 90, false}, {u"Value"_s, 90, true}}, {0});
    table.resize(300, 120);
    table.rows().setRows({namedRow(u"sh"_s, 1), namedRow(u"/usr/bin/a-long-name --option"_s, 2)});
    const auto hasToolTip = [&table](const QString& name) {
        const QModelIndex index
            = table.model()
                  ->match(table.model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly)
                  .front();
        QStyleOptionViewItem option;
        option.initFrom(&table);
        option.font = table.font();
        option.fontMetrics = table.fontMetrics();
        option.rect = table.visualRect(index);
        QHelpEvent event(QEvent::ToolTip, option.rect.center(), option.rect.center());
        return table.itemDelegate()->helpEvent(&event, &table, option, index);
    };

    CHECK(hasToolTip(u"/usr/bin/a-long-name --option"_s));
    CHECK_FALSE(hasToolTip(u"sh"_s));
}
