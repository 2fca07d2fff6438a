-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 15: the user's notes on the history.

-- server: NULL for all servers. No reference to it: what outlives it is deleted at the next start.
-- until: NULL for a moment.
CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER,
    at INTEGER NOT NULL,
    until INTEGER,
    text TEXT NOT NULL,
    edited_at INTEGER NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE INDEX note_at ON note (at, id) WHERE removed_at IS NULL;

PRAGMA user_version = 15;
