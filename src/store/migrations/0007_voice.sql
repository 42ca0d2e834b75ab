-- 0007_voice.sql - a brand's approved texts, posts that are planned, news somebody gave, what people ruled of a warning,
-- and which flags they took or left. Reason: whether a text sounds like a brand and fits its day is asked anew every
-- morning, and a person's word on it must stand. Old rows stay as they are: nothing of this was kept before.

CREATE TABLE voice_texts (
  id TEXT PRIMARY KEY, brand TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL
) STRICT;
CREATE TABLE voice_pieces (
  id TEXT PRIMARY KEY, day INTEGER NOT NULL, minute INTEGER, channel TEXT NOT NULL, title TEXT NOT NULL,
  text TEXT NOT NULL, source TEXT NOT NULL
) STRICT;
CREATE INDEX voice_pieces_by_day ON voice_pieces (day);
CREATE TABLE voice_news (
  id TEXT PRIMARY KEY, day INTEGER NOT NULL, text TEXT NOT NULL, source TEXT NOT NULL
) STRICT;
CREATE INDEX voice_news_by_day ON voice_news (day);

-- Of one piece the highest number holds. let_go: it may be posted though it was flagged.
CREATE TABLE voice_rulings (
  piece TEXT NOT NULL, number INTEGER NOT NULL, let_go INTEGER NOT NULL CHECK (let_go IN (0, 1)),
  text_sha256 TEXT NOT NULL, why TEXT NOT NULL,
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL, signed_sha256 TEXT NOT NULL, PRIMARY KEY (piece, number)
) STRICT;
CREATE TRIGGER voice_rulings_never_change BEFORE UPDATE ON voice_rulings BEGIN SELECT RAISE(ABORT, 'voice_rulings: append-only'); END;
CREATE TRIGGER voice_rulings_never_go BEFORE DELETE ON voice_rulings BEGIN SELECT RAISE(ABORT, 'voice_rulings: append-only'); END;

-- A flag of the preflight, taken (1) or left alone (0).
CREATE TABLE voice_choices (
  number INTEGER PRIMARY KEY, flag TEXT NOT NULL, taken INTEGER NOT NULL CHECK (taken IN (0, 1)),
  account TEXT NOT NULL, at_seconds INTEGER NOT NULL
) STRICT;
CREATE TRIGGER voice_choices_never_change BEFORE UPDATE ON voice_choices BEGIN SELECT RAISE(ABORT, 'voice_choices: append-only'); END;
CREATE TRIGGER voice_choices_never_go BEFORE DELETE ON voice_choices BEGIN SELECT RAISE(ABORT, 'voice_choices: append-only'); END;
