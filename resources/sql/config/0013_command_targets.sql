-- SPDX-FileCopyrightText: 2026 The Vedette developers
-- SPDX-License-Identifier: MIT
-- vedette.db, version 13: a command says in its body when it is for all servers. Until now that was
-- one without tags and servers; a list that can't be read is none of these.

UPDATE command SET body = json_set(body, '$.targets', 'all')
WHERE servers = '[]' AND CASE WHEN json_valid(body)
    THEN coalesce(json_array_length(body, '$.tags'), 0) = 0 ELSE 0 END;

PRAGMA user_version = 13;
