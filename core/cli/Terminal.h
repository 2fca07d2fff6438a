// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace vedette::cli {

struct TerminalSize
{
    int columns = 80;
    int rows = 24;

    bool operator==(const TerminalSize&) const = default;
};

/// The size of the terminal that standard output goes to; nothing when it goes elsewhere, or when
/// this process runs in the background.
[[nodiscard]] std::optional<TerminalSize> terminalSize();

/// True when standard output is a pipe that nobody reads any more.
[[nodiscard]] bool isReaderGone();

/// Waits until the terminal at standard input has a line, at most `atMost`; true also at its end.
/// Where that can't be told it is true at once.
[[nodiscard]] bool awaitLine(std::chrono::milliseconds atMost);

/// Forgets what was typed before it was asked for.
void discardTypedAhead();

/// Keys without waiting for Enter and without echo, for as long as it lives.
/// Lives on: main thread, while its event loop runs.
class Keyboard final : public QObject
{
    Q_OBJECT

public:
    explicit Keyboard(QObject* parent = nullptr);
    Keyboard(const Keyboard&) = delete;
    Keyboard& operator=(const Keyboard&) = delete;
    ~Keyboard() override;

Q_SIGNALS:
    void keyPressed(char key);

private:
    class Private;
    std::unique_ptr<Private> d;
};

/// Hides what is typed, for as long as it lives, also from whoever ends the program by a signal
/// meanwhile: the terminal is put back first. What was typed before it is forgotten. Inactive where
/// the input is no terminal. One at a time.
class HiddenInput final
{
public:
    HiddenInput();
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;
    ~HiddenInput();

    [[nodiscard]] bool isActive() const { return d != nullptr; }

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace vedette::cli
