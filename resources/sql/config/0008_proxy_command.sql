-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 8: a server that is reached by a command on this computer, as ProxyCommand of
-- ssh_config(5), and whether a person has switched that command on.

ALTER TABLE server ADD COLUMN proxy_command TEXT NOT NULL DEFAULT '';
ALTER TABLE server ADD COLUMN runs_proxy_command INTEGER NOT NULL DEFAULT 0
    CHECK (runs_proxy_command IN (0, 1));

PRAGMA user_version = 8;
