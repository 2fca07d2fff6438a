// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#include "core/ssh/AddressBook.h"

#include "core/base/Expendable.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace vedette::ssh {

namespace {

constexpr seconds lookupBound{5};
constexpr std::size_t mostPlaces = 1024;

using platform::SocketAddress;

/// Names are the same in any case (RFC 4343).
std::pair<QByteArray, quint16> placeKey(const NamedPort& place)
{
    return {place.name.toLower(), place.port};
}

} // namespace

AddressBook::AddressBook(Resolver resolver)
    : m_resolver(std::move(resolver))
{ }

AddressBook::~AddressBook() = default;

Result<std::vector<SocketAddress>> AddressBook::lookUp(const NamedPort& place, Patience& patience)
{
    if (place.name.isEmpty()) {
        return fail(ErrorCode::NameNotFound, u"not a host name"_s);
    }
    auto addresses
        = expendable([resolver = m_resolver, place] { return resolver(place.name, place.port); },
                     patience.deadline().atMost(lookupBound),
                     patience.stop());
    if (addresses) {
        return addresses;
    }
    Error error = addresses.error();
    if (error.code == ErrorCode::NameNotFound) {
        forget(place);
    }
    if (error.code == ErrorCode::Timeout) {
        error.detail = u"the resolver did not answer in time"_s;
    }
    return fail(error.in(u"name lookup"));
}

void AddressBook::remember(const NamedPort& place, const SocketAddress& address)
{
    if (platform::usualAddress(place.name) == platform::toText(address).toLatin1()) {
        return;
    }
    OneAtATime<Pages>::Use pages(m_pages);
    pages->entries.insert_or_assign(placeKey(place), Entry{address, ++pages->uses});
    if (pages->entries.size() > mostPlaces) {
        pages->entries.erase(std::ranges::min_element(
            pages->entries, {}, [](const auto& entry) { return entry.second.lastUse; }));
    }
}

std::optional<SocketAddress> AddressBook::lastGood(const NamedPort& place)
{
    OneAtATime<Pages>::Use pages(m_pages);
    const auto found = pages->entries.find(placeKey(place));
    if (found == pages->entries.end()) {
        return std::nullopt;
    }
    found->second.lastUse = ++pages->uses;
    return found->second.address;
}

void AddressBook::forget(const NamedPort& place)
{
    OneAtATime<Pages>::Use pages(m_pages);
    pages->entries.erase(placeKey(place));
}

} // namespace vedette::ssh
