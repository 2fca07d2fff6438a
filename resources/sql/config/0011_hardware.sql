-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 11: what servers are made of, and what of it has changed.

-- json: what the server told last; known: with what it has told earlier, and not this time.
-- No reference to server: what outlives it is deleted at the next start.
CREATE TABLE hardware (
    server INTEGER PRIMARY KEY,
    since INTEGER NOT NULL,
    at INTEGER NOT NULL,
    json TEXT NOT NULL,
    known TEXT NOT NULL
) STRICT;

-- old and new: a text, a number, or nothing.
CREATE TABLE hardware_change (
    id INTEGER PRIMARY KEY,
    server INTEGER NOT NULL,
    at INTEGER NOT NULL,
    part TEXT NOT NULL,
    name TEXT NOT NULL,
    old ANY,
    new ANY
) STRICT;

CREATE INDEX hardware_change_server ON hardware_change (server, id);

PRAGMA user_version = 11;
