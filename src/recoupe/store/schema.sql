-- What people decided about findings, one row each, never changed: who, when, what, why.
-- A judgement points at words, not at ids of a run: an article's id is a digest of its text, and offsets stay.
CREATE TABLE IF NOT EXISTS judgement (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,                 -- when, ISO 8601 in UTC
  who TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('merge', 'split', 'same-origin', 'reject', 'undo')),
  why TEXT NOT NULL,
  undoes INTEGER REFERENCES judgement (id),
  CHECK ((kind = 'undo') = (undoes IS NOT NULL))
);

CREATE TABLE IF NOT EXISTS passage (
  judgement INTEGER NOT NULL REFERENCES judgement (id),
  position INTEGER NOT NULL,
  article TEXT NOT NULL,
  "start" INTEGER NOT NULL CHECK ("start" >= 0),
  "end" INTEGER NOT NULL CHECK ("end" > "start"),
  PRIMARY KEY (judgement, position)
);

CREATE TRIGGER IF NOT EXISTS judgement_stays BEFORE UPDATE ON judgement
BEGIN SELECT RAISE (ABORT, 'judgements are only added'); END;
CREATE TRIGGER IF NOT EXISTS judgement_is_kept BEFORE DELETE ON judgement
BEGIN SELECT RAISE (ABORT, 'judgements are only added'); END;
CREATE TRIGGER IF NOT EXISTS passage_stays BEFORE UPDATE ON passage
BEGIN SELECT RAISE (ABORT, 'judgements are only added'); END;
CREATE TRIGGER IF NOT EXISTS passage_is_kept BEFORE DELETE ON passage
BEGIN SELECT RAISE (ABORT, 'judgements are only added'); END;
