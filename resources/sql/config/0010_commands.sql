-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 10: the user's commands. body: JSON as in an exported list; servers: the ids
-- of the servers that a command is meant for beside its tags, a JSON array.

CREATE TABLE command (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name_key TEXT NOT NULL,
    body TEXT NOT NULL,
    servers TEXT NOT NULL,
    removed_at INTEGER
) STRICT;

CREATE UNIQUE INDEX command_name ON command (name_key) WHERE removed_at IS NULL;

PRAGMA user_version = 10;
