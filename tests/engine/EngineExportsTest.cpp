// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/engine/EngineExports.h"

#include "core/engine/Engine.h"
#include "core/store/history/HistoryStore.h"
#include "tests/support/Catch.h"
#include "tests/support/Pump.h"
#include "tests/support/TempStore.h"

#include <QDir>

#include <optional>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vedette;
using namespace vedette::test;
using engine::EngineExports;

namespace {

const Timestamp exportStart = fromMsecs(1'767'225'600'000); // 2026-01-01T00:00:00Z
constexpr int exportPolls = 12;

/// A history of so many servers and file systems, a value of each every 10 s.
struct StoredValues
{
    StoredValues(int servers, int fileSystems)
    {
        auto history = store::HistoryStore::open(data.folder(), [](const auto&) {});
        REQUIRE(history);
        for (int i = 1; i <= servers; ++i) {
            Server server;
            server.id = ServerId{i};
            server.name = u"db%1"_s.arg(i);
            order.servers.push_back(server);
        }
        for (int i = 0; i < exportPolls; ++i) {
            for (const Server& server : order.servers) {
                REQUIRE((*history)->append(poll(server.id, i, fileSystems)));
            }
        }
        order.range = {exportStart, exportStart + exportPolls * 10s};
    }

    static Snapshot poll(ServerId server, int number, int fileSystems)
    {
        Snapshot snapshot;
        snapshot.server = server;
        snapshot.collectedAt = exportStart + number * 10s;
        for (int i = 0; i < fileSystems; ++i) {
            snapshot.samples.push_back({{u"disk"_s, u"usedPercent"_s, u"/%1"_s.arg(i)}, 40.0 + i});
        }
        return snapshot;
    }

    [[nodiscard]] QString path() const { return QDir(out.folder()).filePath(u"values.csv"_s); }
    [[nodiscard]] engine::ExportJob job() const { return {data.folder(), order}; }
    [[nodiscard]] QStringList files() const
    {
        return QDir(out.folder()).entryList(QDir::Files | QDir::Hidden);
    }

    TempStore data;
    TempStore out;
    ExportOrder order;
};

/// The exports of a folder, and what they told.
struct ExportStage
{
    explicit ExportStage(const QString& folder)
        : exports(folder, [this] { return RequestId{++lastRequest}; })
    {
        QObject::connect(&exports,
                         &ExportSource::progressed,
                         &exports,
                         [this](RequestId, const StepProgress&) { ++steps; });
        QObject::connect(
            &exports,
            &ExportSource::finished,
            &exports,
            [this](RequestId request, const auto& count) { ended.emplace_back(request, count); });
    }

    Result<ExportCount> wait()
    {
        REQUIRE(pumpUntil([this] { return !ended.empty(); }));
        return ended.front().second;
    }

    qint64 lastRequest = 0;
    int steps = 0;
    std::vector<std::pair<RequestId, Result<ExportCount>>> ended;
    EngineExports exports;
};

} // namespace

TEST_CASE("an export of the engine writes the file and tells how much that is")
{
    StoredValues values(2, 2);
    writeFile(values.path(), "older");
    ExportStage stage(values.data.folder());

    const RequestId request = stage.exports.start(values.order, values.path());
    const auto count = stage.wait();

    REQUIRE(count);
    CHECK(stage.ended.front().first == request);
    CHECK(count->series == 4);
    CHECK(count->values == 4LL * exportPolls);
    const QByteArray written = readFile(values.path());
    CHECK(count->bytes == written.size());
    CHECK(written.count("\r\n") == 1 + 4 * exportPolls);
    CHECK(written.contains("db2,disk[/1].usedPercent,%,2026-01-01T00:01:50.000Z,41,,\r\n"));
    CHECK(values.files() == QStringList{u"values.csv"_s});
}

TEST_CASE("an export that is stopped on its way leaves what stood there, and nothing beside it")
{
    StoredValues values(2, 2);
    writeFile(values.path(), "older");
    std::stop_source stop;
    int steps = 0;

    const auto count = engine::exportHistoryInto(
        values.path(),
        values.job(),
        [&](const StepProgress& step) {
            CHECK(step.count == 4);
            CHECK(step.number == ++steps);
            if (step.number == 2) {
                stop.request_stop();
            }
        },
        stop.get_token());

    REQUIRE_FALSE(count);
    CHECK(count.error().code == ErrorCode::Cancelled);
    CHECK(steps == 2);
    CHECK(readFile(values.path()) == "older");
    CHECK(values.files() == QStringList{u"values.csv"_s});
}

TEST_CASE("an export that is cancelled says so, and leaves no half file")
{
    StoredValues values(40, 40);
    writeFile(values.path(), "older");
    ExportStage stage(values.data.folder());

    stage.exports.cancel(stage.exports.start(values.order, values.path()));
    const auto count = stage.wait();

    REQUIRE_FALSE(count);
    CHECK(count.error().code == ErrorCode::Cancelled);
    CHECK(readFile(values.path()) == "older");
    CHECK(values.files() == QStringList{u"values.csv"_s});
}

TEST_CASE("a second export follows the first, and may be cancelled while it waits")
{
    StoredValues values(20, 20);
    const QString other = values.path() + u".other"_s;
    writeFile(values.path(), "older");
    ExportStage stage(values.data.folder());

    const RequestId first = stage.exports.start(values.order, values.path());
    const RequestId second = stage.exports.start(values.order, other);
    stage.exports.cancel(second);
    REQUIRE(pumpUntil([&] { return stage.ended.size() == 2; }));

    CHECK(stage.ended[0].first == first);
    CHECK(stage.ended[0].second);
    REQUIRE_FALSE(stage.ended[1].second);
    CHECK(stage.ended[1].second.error().code == ErrorCode::Cancelled);
    CHECK(values.files() == QStringList{u"values.csv"_s});
}

TEST_CASE("an export tells why there is no file")
{
    const auto [metric, name, code] = GENERATE(table<QString, QString, ErrorCode>(
        {{u"gpu*"_s, u"values.csv"_s, ErrorCode::NotFound},
         {u"disk*"_s, u"missing/values.csv"_s, ErrorCode::InvalidFile},
         {u"disk*"_s, u"."_s, ErrorCode::InvalidFile}}));
    StoredValues values(1, 1);
    writeFile(values.path(), "older");
    ExportStage stage(values.data.folder());
    values.order.metrics.append(metric);

    stage.exports.start(values.order, QDir(values.out.folder()).filePath(name));
    const auto count = stage.wait();

    REQUIRE_FALSE(count);
    CHECK(count.error().code == code);
    CHECK(readFile(values.path()) == "older");
    CHECK(values.files() == QStringList{u"values.csv"_s});
}

TEST_CASE("the engine's end waits for no export to be complete")
{
    StoredValues values(40, 40);
    writeFile(values.path(), "older");
    ExportStage stage(values.data.folder());
    stage.exports.start(values.order, values.path());
    REQUIRE(pumpUntil([&] { return stage.steps > 0 || !stage.ended.empty(); }));
    const Deadline deadline = Deadline::after(2s);

    stage.exports.stop(deadline);

    CHECK_FALSE(deadline.hasExpired());
    CHECK(values.files() == QStringList{u"values.csv"_s});
}

TEST_CASE("an engine exports what it stores, and nothing where it stores nothing")
{
    StoredValues values(1, 1);
    writeFile(values.path(), "older");
    const auto engine = engine::Engine::create({.dataFolder = values.data.folder()});
    REQUIRE(engine);
    ExportSource* const exports = (*engine)->exports();
    REQUIRE(exports != nullptr);
    std::optional<Result<ExportCount>> count;
    QObject::connect(exports,
                     &ExportSource::finished,
                     exports,
                     [&](RequestId, const Result<ExportCount>& answer) { count = answer; });

    exports->start(values.order, values.path());
    REQUIRE(pumpUntil([&] { return count.has_value(); }));
    (*engine)->stop();
    const auto looking
        = engine::Engine::create({.dataFolder = values.data.folder(), .isPersistent = false});

    CHECK(*count);
    CHECK(readFile(values.path()).startsWith("server,metric,unit,time"));
    REQUIRE(looking);
    CHECK((*looking)->exports() == nullptr);
}
