-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 16: starts and ends of servers that they themselves had written down.

-- No reference to server: what outlives it is deleted at the next start.
CREATE TABLE boot (
    server INTEGER NOT NULL,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (server, kind, at)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 16;
