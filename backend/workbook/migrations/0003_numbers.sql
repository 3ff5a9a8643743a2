-- Numbers: what is, and what happened.
--
-- The key of a number is its figure, the digits as one whole number, and its extension, '' for none: +441614960000;ext=100 is figure
-- 441614960000 and extension 100, a number of its own. What is no number at all has figure 0 and its text as the extension, so that
-- nothing that a tenant says is lost. Object ids are 16 bytes, and text when they are none; NULL is nobody.

-- What the tenant says. Of all that many numbers share there is one row in tenant_number_kind.
CREATE TABLE tenant_number_kind (
  id          INTEGER PRIMARY KEY,
  type        TEXT NOT NULL,
  status      TEXT NOT NULL,
  category    TEXT NOT NULL,
  activation  TEXT NOT NULL,
  country     TEXT NOT NULL,
  city        TEXT NOT NULL,
  location    TEXT NOT NULL,    -- emergency location
  for_users   INTEGER NOT NULL, -- 1: may be given to a user
  on_premises INTEGER NOT NULL, -- 1: mastered on the premises
  UNIQUE (type, status, category, activation, country, city, location, for_users, on_premises)
) STRICT;

CREATE TABLE tenant_number (
  figure  INTEGER NOT NULL,
  ext     TEXT NOT NULL,
  kind    INTEGER NOT NULL, -- tenant_number_kind; 0 when the list does not have it and only an account shows it
  target  ANY,              -- who has it by the list
  account ANY,              -- the user whose account shows it
  PRIMARY KEY (figure, ext)
) STRICT, WITHOUT ROWID;
CREATE INDEX tenant_number_by_target ON tenant_number (target) WHERE target IS NOT NULL;
CREATE INDEX tenant_number_by_kind ON tenant_number (kind);

-- The reading that is being made, page by page; it takes the place of the last one when it is whole.
CREATE TABLE tenant_number_next (
  figure  INTEGER NOT NULL,
  ext     TEXT NOT NULL,
  kind    INTEGER NOT NULL,
  target  ANY,
  account ANY,
  PRIMARY KEY (figure, ext)
) STRICT, WITHOUT ROWID;

-- Which of the two was read to the end: at most one row.
CREATE TABLE tenant_number_read (
  one      INTEGER PRIMARY KEY CHECK (one = 1),
  listed   INTEGER NOT NULL, -- 1: the list of numbers
  accounts INTEGER NOT NULL  -- 1: the accounts of users
) STRICT;

-- What the workbook records. Numbers of a range without a row are free as far as it knows. States, kinds of holders and deeds are the
-- places of the words in number_codes.go; times are milliseconds since 1970, 0 for none; tags (one a line), location, description and
-- note are ids of number_text, 0 for none.
DROP INDEX number_by_state;
DROP INDEX number_by_holder;
ALTER TABLE number RENAME TO number_before;

CREATE TABLE number (
  figure      INTEGER NOT NULL,
  ext         TEXT NOT NULL,
  state       INTEGER NOT NULL,
  kind        INTEGER NOT NULL, -- of the holder
  holder      ANY,
  since       INTEGER NOT NULL,
  until       INTEGER NOT NULL,
  tags        INTEGER NOT NULL,
  location    INTEGER NOT NULL,
  description INTEGER NOT NULL,
  note        INTEGER NOT NULL,
  PRIMARY KEY (figure, ext)
) STRICT, WITHOUT ROWID;
CREATE INDEX number_by_state ON number (state);
CREATE INDEX number_by_holder ON number (holder) WHERE holder IS NOT NULL;

CREATE TABLE number_text (
  id   INTEGER PRIMARY KEY,
  text TEXT NOT NULL UNIQUE
) STRICT;

-- What happened: an entry for people, and behind it an event for each number. Nothing is ever changed or removed here. An entry that
-- took another back, or repeated it, has no events of its own: they are those of the other.
CREATE TABLE number_entry (
  id      INTEGER PRIMARY KEY AUTOINCREMENT,
  edit    INTEGER NOT NULL, -- the step of undo that it belongs to
  at      TEXT NOT NULL,
  by      TEXT NOT NULL,
  action  TEXT NOT NULL,    -- edit, undo, redo, migrate
  why     TEXT NOT NULL,
  of      INTEGER NOT NULL, -- the entry that was undone or redone, else 0
  first   INTEGER NOT NULL, -- its events, by id
  last    INTEGER NOT NULL
) STRICT;
CREATE INDEX number_entry_by_edit ON number_entry (edit);
CREATE INDEX number_entry_by_of ON number_entry (of) WHERE of <> 0;

CREATE TABLE number_event (
  id              INTEGER PRIMARY KEY,
  entry           INTEGER NOT NULL,
  figure          INTEGER NOT NULL,
  ext             TEXT NOT NULL,
  deed            INTEGER NOT NULL,
  state           INTEGER NOT NULL, -- the record after it
  kind            INTEGER NOT NULL,
  holder          ANY,
  since           INTEGER NOT NULL,
  until           INTEGER NOT NULL,
  tags            INTEGER NOT NULL,
  location        INTEGER NOT NULL,
  description     INTEGER NOT NULL,
  note            INTEGER NOT NULL,
  was_state       INTEGER,          -- the record before it, NULL when there was none
  was_kind        INTEGER,
  was_holder      ANY,
  was_since       INTEGER,
  was_until       INTEGER,
  was_tags        INTEGER,
  was_location    INTEGER,
  was_description INTEGER,
  was_note        INTEGER
) STRICT;
CREATE INDEX number_event_by_number ON number_event (figure, ext);

-- The usable ranges by their ends, and how many recorded numbers of each are in which state; 0 is outside of all ranges. Both follow
-- from range and number; the counts are kept by triggers.
CREATE TABLE number_span (
  id    INTEGER PRIMARY KEY,
  range TEXT NOT NULL UNIQUE,
  first INTEGER NOT NULL UNIQUE,
  last  INTEGER NOT NULL
) STRICT;

CREATE TABLE number_count (
  span  INTEGER NOT NULL,
  state INTEGER NOT NULL,
  kind  INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (span, state, kind)
) STRICT, WITHOUT ROWID;
