-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 2: the way to a server and the agent that opens it.

ALTER TABLE server ADD COLUMN identity_agent TEXT NOT NULL DEFAULT '';

ALTER TABLE server ADD COLUMN proxy_jump TEXT NOT NULL DEFAULT '';

PRAGMA user_version = 2;
