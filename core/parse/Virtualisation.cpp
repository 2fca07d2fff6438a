// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/parse/Virtualisation.h"

#include "core/base/PlainText.h"
#include "core/parse/KeyedRows.h"
#include "core/parse/Scanner.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace vedette::parse {

namespace {

struct VmMark
{
    QLatin1StringView text; ///< what the name begins with
    QLatin1StringView word;
};

/// Makers of virtual machines only, in DMI. Their word counts more than the processor's, which is
/// KVM's or Hyper-V's in VirtualBox too.
constexpr std::array vmMakers{VmMark{"VMware"_L1, "vmware"_L1},
                              VmMark{"innotek GmbH"_L1, "oracle"_L1},
                              VmMark{"Xen"_L1, "xen"_L1},
                              VmMark{"Parallels"_L1, "parallels"_L1},
                              VmMark{"BHYVE"_L1, "bhyve"_L1}};
/// Makers of real machines too: only together with a sign of the processor.
constexpr std::array vmClouds{VmMark{"Amazon EC2"_L1, "amazon"_L1},
                              VmMark{"Google"_L1, "google"_L1}};
constexpr std::array vmProducts{VmMark{"Virtual Machine"_L1, "microsoft"_L1},
                                VmMark{"VirtualBox"_L1, "oracle"_L1},
                                VmMark{"VMware"_L1, "vmware"_L1},
                                VmMark{"KVM"_L1, "kvm"_L1}};
/// As lscpu names them.
constexpr std::array vmHypervisors{VmMark{"KVM"_L1, "kvm"_L1},
                                   VmMark{"VMware"_L1, "vmware"_L1},
                                   VmMark{"Microsoft"_L1, "microsoft"_L1},
                                   VmMark{"Xen"_L1, "xen"_L1},
                                   VmMark{"z/VM"_L1, "zvm"_L1},
                                   VmMark{"pHyp"_L1, "powervm"_L1},
                                   VmMark{"Parallels"_L1, "parallels"_L1},
                                   VmMark{"Oracle"_L1, "oracle"_L1},
                                   VmMark{"bhyve"_L1, "bhyve"_L1}};

template <std::size_t N>
QString wordFor(const std::array<VmMark, N>& marks, const QString& name)
{
    const auto* const found = std::ranges::find_if(
        marks, [&name](const VmMark& mark) { return name.startsWith(mark.text); });
    return found == marks.end() ? QString() : found->word.toString();
}

/// One word in lower case; empty for anything else.
QString detectedWord(QByteArrayView text)
{
    const QByteArrayView word = Scanner(text).nextLine().value_or(QByteArrayView()).trimmed();
    const bool isWord
        = !word.isEmpty() && word.size() <= 32 && std::ranges::all_of(word, [](char c) {
              return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
          });
    return isWord ? plainText(word) : QString();
}

QString firstKnown(std::initializer_list<QString> words)
{
    const auto* const found
        = std::ranges::find_if(words, [](const QString& word) { return !word.isEmpty(); });
    return found == words.end() ? QString() : *found;
}

/// IBM Z names what parts the machine, too: that is no guest yet.
bool namesGuest(const QString& hypervisor)
{
    return !hypervisor.isEmpty() && hypervisor != u"PR/SM"_s && hypervisor != u"IBM"_s;
}

QString guestWord(const VirtualisationClues& clues, const KeyedRow& hints, const Board& board)
{
    const bool isGuest
        = clues.hasFlag || namesGuest(clues.hypervisor) || hints.at("type") == "xen"_L1;
    const QString fromMaker = firstKnown({wordFor(vmMakers, board.vendor),
                                          wordFor(vmProducts, board.product),
                                          board.virtualisation});
    if (!isGuest) {
        return firstKnown({fromMaker, board.vendor == u"QEMU"_s ? u"qemu"_s : QString()});
    }
    return firstKnown({fromMaker,
                       wordFor(vmClouds, board.vendor),
                       wordFor(vmHypervisors, clues.hypervisor),
                       detectedWord(hints.at("type")),
                       board.vendor == u"QEMU"_s ? u"qemu"_s : QString(),
                       u"vm-other"_s});
}

} // namespace

QString virtualisationOf(const VirtualisationClues& clues, const Board& board)
{
    const KeyedRow hints = keyedRow(clues.hints);
    const QString container = firstKnown(
        {detectedWord(clues.detected),
         detectedWord(hints.at("container")),
         clues.kernel.contains(u"microsoft"_s, Qt::CaseInsensitive) ? u"wsl"_s : QString()});
    if (!container.isEmpty()) {
        return container;
    }
    if (hints.at("capabilities").indexOf("control_d") >= 0) {
        return u"none"_s; // the domain that owns the machine
    }
    return guestWord(clues, hints, board);
}

} // namespace vedette::parse
