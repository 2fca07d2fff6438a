// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Containers.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView list = "0123456789ab|web|nginx:1.25|Up 3 days (healthy)\n"
                                "aaaaaaaaaaaa|api,proxy/backend|app:7|Up 2 minutes (unhealthy)\n"
                                "bbbbbbbbbbbb|new|app:7|Up 5 seconds (health: starting)\n"
                                "cccccccccccc|old|sha256:77af4d6b9913|Exited (137) 2 weeks ago\n";

const QByteArray inspect = "0123456789ab" + QByteArray(52, '0')
    + "|2|running|536870912\n"
      "cccccccccccc|7|exited|0\n";

constexpr QByteArrayView stats = "0123456789ab|12.50%|12.5MiB / 512MiB\n"
                                 "aaaaaaaaaaaa|250.00%|1.5GB / 8.2GB\n"
                                 "cccccccccccc|--|-- / --\n";

Container named(const QString& engine, const QString& state)
{
    Container container;
    container.name = u"web"_s;
    container.engine = engine;
    container.state = state;
    return container;
}

std::vector<Sample> samplesFrom(const ContainerList& read)
{
    return parse::samplesOf(ContainerTable{read.containers}, 4);
}

} // namespace

TEST_CASE("Containers are told with their health, restarts and use")
{
    const auto read = parseContainers({list, inspect, stats}, u"docker");
    REQUIRE(read);
    REQUIRE(read->containers.size() == 4);
    const Container& web = read->containers.front();
    const auto samples = samplesFrom(*read);

    CHECK(web.id == u"0123456789ab"_s);
    CHECK(web.image == u"nginx:1.25"_s);
    CHECK(web.status == u"Up 3 days (healthy)"_s);
    CHECK(web.cpuPercent == 12.5);
    CHECK(web.memoryLimit == 536'870'912.0);
    CHECK(value(samples, u"container[web].running") == 1.0);
    CHECK(value(samples, u"container[web].healthy") == 1.0);
    CHECK(value(samples, u"container[web].restarts") == 2.0);
    CHECK(value(samples, u"container[web].cpuUsage") == 3.12);
    CHECK(value(samples, u"container[web].memoryUsed") == 12.5 * 1024 * 1024);
}

TEST_CASE("A container's own name is kept, not the one of a link to it")
{
    const auto samples = samplesFrom(parseContainers({list, {}, stats}, u"docker").value());

    CHECK(value(samples, u"container[api].healthy") == 0.0);
    CHECK(value(samples, u"container[api].cpuUsage") == 62.5);
    CHECK(value(samples, u"container[api].memoryUsed") == 1.5e9);
    CHECK_FALSE(value(samples, u"container[api].restarts"));
}

TEST_CASE("A health check that has not ended tells nothing, and what is stopped uses nothing")
{
    const auto samples = samplesFrom(parseContainers({list, inspect, stats}, u"docker").value());

    CHECK(value(samples, u"container[new].running") == 1.0);
    CHECK_FALSE(value(samples, u"container[new].healthy"));
    CHECK(value(samples, u"container[old].running") == 0.0);
    CHECK(value(samples, u"container[old].restarts") == 7.0);
    CHECK_FALSE(value(samples, u"container[old].cpuUsage"));
    CHECK_FALSE(value(samples, u"container[old].memoryUsed"));
}

TEST_CASE("A name of two engines stands for two containers")
{
    ContainerTable table;
    table.containers = {named(u"docker"_s, u"running"_s), named(u"podman"_s, u"exited"_s)};

    const auto samples = parse::samplesOf(table, {});

    CHECK(value(samples, u"container[web].running") == 1.0);
    CHECK(value(samples, u"container[web (podman)].running") == 0.0);
}

TEST_CASE("A paused container does not run")
{
    const auto read
        = parseContainers({"0123456789ab|web|x|Up 2 hours (Paused)\n", {}, {}}, u"docker");

    CHECK(read->containers.front().state == u"paused"_s);
}

TEST_CASE("More containers than are read are told")
{
    QByteArray many;
    for (int i = 0; i < 300; ++i) {
        many += QByteArray::number(i).rightJustified(12, '0') + "|c" + QByteArray::number(i)
            + "|x|Created\n";
    }

    const auto read = parseContainers({many, {}, {}}, u"docker");

    CHECK(read->containers.size() == 256);
    CHECK(read->isCut);
    CHECK_FALSE(parseContainers({list, {}, {}}, u"docker")->isCut);
}

TEST_CASE("No container is an empty list, and an error message is none")
{
    CHECK(parseContainers({"\n", {}, {}}, u"docker")->containers.isEmpty());
    CHECK(parseContainers({"Error response from daemon\n", {}, {}}, u"docker").error().code
          == ErrorCode::Malformed);
}

TEST_CASE("Sizes are read in the units of both engines")
{
    CHECK(parseByteSize("0B") == 0.0);
    CHECK(parseByteSize("1.944GiB") == Approx(1.944 * 1024 * 1024 * 1024));
    CHECK(parseByteSize("12.3MB") == Approx(12.3e6));
    CHECK(parseByteSize("696kB") == 696e3);
    const char* const text = GENERATE("", "--", "12", "MiB", "-1MiB", "1e9B", "9999999TiB", "1 2B");
    CHECK_FALSE(parseByteSize(text));
}
