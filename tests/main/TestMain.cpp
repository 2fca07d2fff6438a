// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
// One main for every test program: an application object, offscreen, in the C locale; a home of its
// own where logins are tested.
#include "core/base/Expendable.h"
#include "tests/support/TestRunner.h"

#ifdef VEDETTE_TEST_GUI
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <QLocale>
#include <QStandardPaths>
#include <QTemporaryDir>

int main(int argc, char** argv)
{
    QStandardPaths::setTestModeEnabled(true);
    QLocale::setDefault(QLocale::c());
#ifdef VEDETTE_TEST_GUI
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
#else
    const QTemporaryDir home; // no keys and no known hosts of the user who runs the tests
    qputenv("HOME", home.path().toLocal8Bit());
    const QCoreApplication application(argc, argv);
#endif
    return vedette::processExitCode(vedette::test::runTests(argc, argv));
}
