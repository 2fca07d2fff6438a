-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- history.db, version 2: polls wait in a journal until their hour is over, and are kept as chunks.

-- All polls of one commit in one row; core/store/history/OpenHours.h has the format. Ids are never used
-- twice: a chunk tells up to which one it holds the polls of its hour.
CREATE TABLE journal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    polls BLOB NOT NULL
) STRICT;

-- key: server * 2^32 + the begin of the chunk in seconds since 1970 UTC. core/store/history/Chunk.h has
-- the format of data.
CREATE TABLE hour_chunk (
    key INTEGER PRIMARY KEY,
    through INTEGER NOT NULL,
    data BLOB NOT NULL
) STRICT;

-- Rolled up: count, sum, lowest and highest value of each minute (a chunk an hour), of ten minutes (a day)
-- and of an hour (thirty days).
CREATE TABLE minute_rollup (
    key INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE ten_minute_rollup (
    key INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

CREATE TABLE hour_rollup (
    key INTEGER PRIMARY KEY,
    data BLOB NOT NULL
) STRICT;

-- What version 1 kept; it becomes chunks little by little.
ALTER TABLE poll RENAME TO old_poll;

PRAGMA user_version = 2;
