// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/PowerSupplies.h"

#include "tests/parse/ParseSupport.h"

using namespace vedette;
using namespace vedette::parse;
using namespace Qt::StringLiterals;

namespace {

QByteArray supply(const char* name, const char* file, const char* value)
{
    return QByteArray("/sys/class/power_supply/") + name + '/' + file + ':' + value + '\n';
}

} // namespace

TEST_CASE("A battery tells its charge, its voltage and whether the server runs on it")
{
    const QByteArray battery = supply("BAT0", "type", "Battery") + supply("BAT0", "capacity", "98")
        + supply("BAT0", "status", "Discharging") + supply("BAT0", "power_now", "4830000")
        + supply("BAT0", "voltage_now", "12229000") + supply("AC", "type", "Mains")
        + supply("AC", "online", "0");

    const auto samples = powerSupplySamples(battery);
    const auto fed
        = powerSupplySamples(battery + supply("ucsi-source-psy-USBC000:001", "type", "USB")
                             + supply("ucsi-source-psy-USBC000:001", "online", "1"));

    CHECK(value(samples, u"battery[BAT0].percent") == 98.0);
    CHECK(value(samples, u"battery[BAT0].charging") == 0.0);
    CHECK(value(samples, u"battery[BAT0].mains") == 0.0);
    CHECK(value(samples, u"power[BAT0].watts") == 4.83);
    CHECK(value(samples, u"voltage[BAT0].volts") == 12.229);
    CHECK(samples.size() == 5);
    CHECK(value(fed, u"battery[BAT0].mains") == 1.0);
}

TEST_CASE("A battery that tells no percentage tells what is left of what fits in")
{
    const auto energy = powerSupplySamples(supply("BAT1", "type", "Battery")
                                           + supply("BAT1", "energy_now", "40000000")
                                           + supply("BAT1", "energy_full", "50000000"));
    const auto charge = powerSupplySamples(supply("BAT1", "type", "Battery")
                                           + supply("BAT1", "charge_now", "1000000")
                                           + supply("BAT1", "charge_full", "4000000"));

    CHECK(value(energy, u"battery[BAT1].percent") == 80.0);
    CHECK(value(charge, u"battery[BAT1].percent") == 25.0);
}

TEST_CASE("What a battery does not know, or can't be, is absent")
{
    const auto samples = powerSupplySamples(
        supply("BAT0", "type", "Battery") + supply("BAT0", "capacity", "255")
        + supply("BAT0", "status", "Unknown") + supply("BAT0", "voltage_now", "-1"));

    CHECK(samples.empty());
}

TEST_CASE("The battery of a mouse is none of the server's")
{
    CHECK(powerSupplySamples(supply("hid-1", "type", "Battery") + supply("hid-1", "scope", "Device")
                             + supply("hid-1", "capacity", "50"))
              .empty());
}

TEST_CASE("A UPS tells whether the mains are there, and its charge")
{
    const auto samples = upsSamples("[office]\nbattery.charge: 87\ndevice.model: Smart: 1500\n"
                                    "input.voltage: 229.4\nups.realpower: 310\n"
                                    "ups.status: OB DISCHRG LB\n"
                                    "[rack]\nbattery.charge: 100\nups.status: OL CHRG\n");

    CHECK(value(samples, u"battery[office].percent") == 87.0);
    CHECK(value(samples, u"battery[office].mains") == 0.0);
    CHECK(value(samples, u"battery[office].charging") == 0.0);
    CHECK(value(samples, u"power[office].watts") == 310.0);
    CHECK(value(samples, u"voltage[office].volts") == 229.4);
    CHECK(value(samples, u"battery[rack].percent") == 100.0);
    CHECK(value(samples, u"battery[rack].mains") == 1.0);
    CHECK(value(samples, u"battery[rack].charging") == 1.0);
}

TEST_CASE("A UPS that its driver has lost has no values")
{
    CHECK(upsSamples("[office]\nbattery.charge: 87\n").empty());
    CHECK(upsSamples("battery.charge: 87\nups.status: OL\n").empty());
    CHECK(upsSamples("[office]\nError: Data stale\n").empty());
}
