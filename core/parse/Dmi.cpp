// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Dmi.h"

#include "core/base/PlainText.h"
#include "core/parse/CpuNames.h"
#include "core/parse/HardwareValues.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

/// System Enclosure or Chassis Types, from 1 on: SMBIOS reference specification, 7.4.1. Empty where
/// the word says nothing.
constexpr std::array chassisTypes{""_L1,
                                  ""_L1,
                                  "Desktop"_L1,
                                  "Low Profile Desktop"_L1,
                                  "Pizza Box"_L1,
                                  "Mini Tower"_L1,
                                  "Tower"_L1,
                                  "Portable"_L1,
                                  "Laptop"_L1,
                                  "Notebook"_L1,
                                  "Hand Held"_L1,
                                  "Docking Station"_L1,
                                  "All in One"_L1,
                                  "Sub Notebook"_L1,
                                  "Space-saving"_L1,
                                  "Lunch Box"_L1,
                                  "Main Server Chassis"_L1,
                                  "Expansion Chassis"_L1,
                                  "SubChassis"_L1,
                                  "Bus Expansion Chassis"_L1,
                                  "Peripheral Chassis"_L1,
                                  "RAID Chassis"_L1,
                                  "Rack Mount Chassis"_L1,
                                  "Sealed-case PC"_L1,
                                  "Multi-system chassis"_L1,
                                  "Compact PCI"_L1,
                                  "Advanced TCA"_L1,
                                  "Blade"_L1,
                                  "Blade Enclosure"_L1,
                                  "Tablet"_L1,
                                  "Convertible"_L1,
                                  "Detachable"_L1,
                                  "IoT Gateway"_L1,
                                  "Embedded PC"_L1,
                                  "Mini PC"_L1,
                                  "Stick PC"_L1};

QString chassisOf(QByteArrayView number)
{
    const auto type = pieces(number);
    const bool isKnown = type && *type <= static_cast<int>(chassisTypes.size());
    return isKnown ? chassisTypes.at(static_cast<std::size_t>(*type) - 1).toString() : QString();
}

/// The parts that are known, with `between` them.
QString joinedParts(QStringList parts, const QString& between)
{
    parts.removeAll(QString());
    return plainText(parts.join(between));
}

QString mainBoard(const KeyedRow& row, const Board& machine)
{
    const QString name = makersText(row.at("board_name"));
    if (name.isEmpty() || name == machine.product) {
        return {};
    }
    const QString vendor = makersText(row.at("board_vendor"));
    return joinedParts({vendor == machine.vendor ? QString() : vendor, name}, u" "_s);
}

/// "VM00 Control Program: z/VM    7.2.0", "KVM/Linux".
QString hypervisorName(const QString& program)
{
    if (program.startsWith(u"z/VM"_s)) {
        return u"zvm"_s;
    }
    return program.startsWith(u"KVM"_s) ? u"kvm"_s : QString();
}

} // namespace

Result<Board> parseDmi(QByteArrayView text)
{
    const KeyedRow row = keyedRow(text);
    Board board;
    board.vendor = makersText(row.at("sys_vendor"));
    board.product = makersText(row.at("product_name"));
    board.serial = makersText(row.at("product_serial"));
    board.board = mainBoard(row, board);
    board.firmware = joinedParts(
        {makersText(row.at("bios_version")), makersText(row.at("bios_date"))}, u", "_s);
    board.chassis = chassisOf(row.at("chassis_type"));
    if (board == Board{}) {
        return fail(ErrorCode::Malformed, u"DMI names nothing"_s);
    }
    return board;
}

Result<Board> parseDeviceTree(QByteArrayView text)
{
    const KeyedRow row = keyedRow(text);
    Board board;
    board.product = makersText(row.at("model"));
    board.serial = makersText(row.at("serial-number"));
    if (board == Board{}) {
        return fail(ErrorCode::Malformed, u"the device tree names no machine"_s);
    }
    return board;
}

Result<Board> parseSysInfo(QByteArrayView text)
{
    Board board;
    Scanner lines(text);
    while (const auto line = lines.nextLine()) {
        const qsizetype colon = line->indexOf(':');
        const QByteArrayView key = colon < 0 ? *line : line->first(colon).trimmed();
        const QString value = colon < 0 ? QString() : makersText(line->sliced(colon + 1));
        if (key == "Manufacturer"_L1) {
            board.vendor = value;
        } else if (key == "Type"_L1) {
            const QString name = ibmZName(value);
            board.product = name.isEmpty() ? value : u"%1 (%2)"_s.arg(name, value);
        } else if (key == "Sequence Code"_L1) {
            board.serial = value;
        } else if (key == "VM00 Control Program"_L1) {
            board.virtualisation = hypervisorName(value);
        }
    }
    if (board == Board{}) {
        return fail(ErrorCode::Malformed, u"/proc/sysinfo names no machine"_s);
    }
    return board;
}

} // namespace vedette::parse
