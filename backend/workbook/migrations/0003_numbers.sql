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
