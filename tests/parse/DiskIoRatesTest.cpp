// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/DiskIoRates.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;

using namespace Qt::StringLiterals;

namespace {

const DiskCounters first{u"sda"_s, 100, 1000, 50, 200, 2000, 100, 120, 150, 7, 11};

} // namespace

TEST_CASE("Disk rates are told in bytes, requests and seconds")
{
    const DiskCounters now{u"sda"_s, 200, 3000, 250, 200, 2000, 100, 5'120, 20'150, 17, 31};

    const auto rates = diskIoRates(first, now, 10);

    CHECK(value(rates, u"diskIo[sda].readRate") == 200.0 * 512);
    CHECK(value(rates, u"diskIo[sda].writeRate") == 0.0);
    CHECK(value(rates, u"diskIo[sda].readOps") == 10.0);
    CHECK(value(rates, u"diskIo[sda].writeOps") == 0.0);
    CHECK(value(rates, u"diskIo[sda].discardOps") == 1.0);
    CHECK(value(rates, u"diskIo[sda].flushOps") == 2.0);
    CHECK(value(rates, u"diskIo[sda].utilisation") == 50.0);
    CHECK(value(rates, u"diskIo[sda].readAwait").value() == Approx(0.002));
    CHECK(value(rates, u"diskIo[sda].queue") == 2.0);
}

TEST_CASE("Without requests nobody waited")
{
    const auto rates = diskIoRates(first, first, 10);

    CHECK(value(rates, u"diskIo[sda].readOps") == 0.0);
    CHECK_FALSE(value(rates, u"diskIo[sda].readAwait"));
    CHECK_FALSE(value(rates, u"diskIo[sda].writeAwait"));
}

TEST_CASE("A disk is never more than fully busy")
{
    DiskCounters now = first;
    now.busyMs += 10'400;

    CHECK(value(diskIoRates(first, now, 10), u"diskIo[sda].utilisation") == 100.0);
}

TEST_CASE("Only the counter that fell has no value")
{
    DiskCounters now = first;
    now.readSectors = 5;
    now.writeSectors += 10;

    const auto rates = diskIoRates(first, now, 10);

    CHECK_FALSE(value(rates, u"diskIo[sda].readRate"));
    CHECK(value(rates, u"diskIo[sda].writeRate") == 512.0);
}

TEST_CASE("The kernel's 32-bit milliseconds may wrap")
{
    DiskCounters before = first;
    before.busyMs = 4'294'967'296U - 1000;
    DiskCounters now = first;
    now.busyMs = 4000;

    CHECK(value(diskIoRates(before, now, 10), u"diskIo[sda].utilisation") == 50.0);
}

TEST_CASE("A kernel without discards has no rate of them")
{
    DiskCounters now = first;
    now.discardOps.reset();

    CHECK_FALSE(value(diskIoRates(first, now, 10), u"diskIo[sda].discardOps"));
}

TEST_CASE("Without time between two readings a disk has no rates")
{
    CHECK(diskIoRates(first, first, 0).empty());
}
