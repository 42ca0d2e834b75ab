-- 0004_outgoing_holds.sql - nothing leaves this workspace, said and taken back. Reason: a restored workspace must not
-- send again what was sent before, and a person must be able to stop everything at once. Old rows stay as they are:
-- a workspace without a row here was never held.

-- The highest number holds. No account: Regie itself, after a restore, or somebody at the terminal without a name.
CREATE TABLE outgoing_holds (
  number INTEGER PRIMARY KEY, held INTEGER NOT NULL CHECK (held IN (0, 1)), why TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER outgoing_holds_never_change BEFORE UPDATE ON outgoing_holds BEGIN SELECT RAISE(ABORT, 'outgoing_holds: append-only'); END;
CREATE TRIGGER outgoing_holds_never_go BEFORE DELETE ON outgoing_holds BEGIN SELECT RAISE(ABORT, 'outgoing_holds: append-only'); END;
