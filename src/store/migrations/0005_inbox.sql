-- 0005_inbox.sql - messages in. Reason: what clients write is kept like what platforms export: its bytes in the
-- archive, what was read of them here. Old rows stay as they are: a workspace without rows here has no messages.
-- Addresses and names stand in correspondents alone; whoever wrote a message is a key there and no reference, so that a
-- correspondent can go and the messages stay.

-- Ours: what comes from these went out.
CREATE TABLE own_addresses (id TEXT PRIMARY KEY, address TEXT NOT NULL) STRICT;

CREATE TABLE correspondents (
  id TEXT PRIMARY KEY, address TEXT NOT NULL, name TEXT NOT NULL
) STRICT;

CREATE TABLE messages (
  id TEXT PRIMARY KEY, thread TEXT NOT NULL, source TEXT NOT NULL, message_id TEXT NOT NULL,
  way INTEGER NOT NULL CHECK (way IN (0, 1)), kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  person TEXT NOT NULL, failed TEXT NOT NULL, at_seconds INTEGER NOT NULL,
  subject TEXT NOT NULL, text TEXT NOT NULL, quoted TEXT NOT NULL, signature TEXT NOT NULL, raw_sha256 TEXT NOT NULL
) STRICT;
CREATE INDEX messages_by_thread ON messages(thread);
CREATE INDEX messages_by_message_id ON messages(message_id);

CREATE TABLE message_references (
  message TEXT NOT NULL REFERENCES messages(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  answers TEXT NOT NULL, PRIMARY KEY (message, position)
) STRICT;
CREATE TABLE message_attachments (
  message TEXT NOT NULL REFERENCES messages(id) ON DELETE CASCADE, position INTEGER NOT NULL,
  name TEXT NOT NULL, type TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (message, position)
) STRICT;

-- How far a mailbox of a server was read. source: "imap:info@acme.example/INBOX".
CREATE TABLE mailbox_states (
  id TEXT PRIMARY KEY, source TEXT NOT NULL, uidvalidity INTEGER NOT NULL, last_uid INTEGER NOT NULL
) STRICT;

-- A thread is done up to this message, or not any more. The highest number of a thread's messages holds.
CREATE TABLE thread_marks (
  number INTEGER PRIMARY KEY, message TEXT NOT NULL, done INTEGER NOT NULL CHECK (done IN (0, 1)), why TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL
) STRICT;
CREATE TRIGGER thread_marks_never_change BEFORE UPDATE ON thread_marks BEGIN SELECT RAISE(ABORT, 'thread_marks: append-only'); END;
CREATE TRIGGER thread_marks_never_go BEFORE DELETE ON thread_marks BEGIN SELECT RAISE(ABORT, 'thread_marks: append-only'); END;

-- What a person said a message sounds like, where the reading said otherwise: a training phrase of this workspace.
-- tone: 0 negative, 1 positive, 2 ambiguous, 3 neutral. The text is the message's own, and goes with it.
CREATE TABLE corrections (
  id TEXT PRIMARY KEY, text TEXT NOT NULL, tone INTEGER NOT NULL CHECK (tone BETWEEN 0 AND 3),
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL
) STRICT;
