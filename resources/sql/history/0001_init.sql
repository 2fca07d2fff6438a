-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- history.db, version 1. A statement ends with ";" at the end of a line; times are ms since 1970 UTC.

CREATE TABLE metric (
    id INTEGER PRIMARY KEY,
    type TEXT NOT NULL,
    instance TEXT NOT NULL,
    field TEXT NOT NULL,
    UNIQUE (type, instance, field)
) STRICT;

-- Which metrics the values of a poll belong to, in order: ids of metric as varints. Nearly all polls of
-- a server share one.
CREATE TABLE layout (
    id INTEGER PRIMARY KEY,
    metrics BLOB NOT NULL UNIQUE
) STRICT;

-- All values of one poll in one row; core/store/history/Codec.h has the format of payload.
CREATE TABLE poll (
    server INTEGER NOT NULL,
    at INTEGER NOT NULL,
    layout INTEGER NOT NULL REFERENCES layout (id),
    payload BLOB NOT NULL,
    PRIMARY KEY (server, at)
) STRICT, WITHOUT ROWID;

PRAGMA application_id = 1447380040;

PRAGMA user_version = 1;
