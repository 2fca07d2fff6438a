// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/parse/Scanner.h"

#include <QByteArrayView>

#include <optional>

namespace vedette::parse {

/// A line of a file of sysfs, as `grep . FILE…` shows it: "/sys/class/hwmon/hwmon2/temp1_input:41".
/// Immutable value; its views live as long as the text.
struct ClassFile
{
    QByteArrayView device; ///< the folder's name: "hwmon2"
    QByteArrayView attribute; ///< the path below it: "temp1_input", "device/hwmon/hwmon3/name"
    QByteArrayView value; ///< may hold colons
};

/// The lines of files below one folder, one after another; all others are passed over.
class ClassFiles
{
public:
    /// `folder` ends with a slash: "/sys/class/hwmon/".
    ClassFiles(QByteArrayView text, QByteArrayView folder)
        : m_lines(text)
        , m_folder(folder)
    { }

    [[nodiscard]] std::optional<ClassFile> next();

private:
    Scanner m_lines;
    QByteArrayView m_folder;
};

/// Digits, with a minus before them or not.
[[nodiscard]] std::optional<double> toSigned(QByteArrayView text);

} // namespace vedette::parse
