// SPDX-FileCopyrightText: 2026 The Vedette developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/Error.h"

#include <utility>

#include <tl/expected.hpp>

namespace vedette {

/// A value or the Error that stands in its place.
template <class T>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::Timeout, u"no banner in 10 s"_s);`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail = {}, int native = 0)
{
    return tl::unexpected<Error>(Error{code, std::move(detail), native});
}

/// Hands an error on: `return fail(result.error().in(u"open store"));`
[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace vedette
