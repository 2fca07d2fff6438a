-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 9: the jump host that an alert's reason is of; none: the server itself.

ALTER TABLE alert ADD COLUMN reason_jump_host TEXT;

PRAGMA user_version = 9;
