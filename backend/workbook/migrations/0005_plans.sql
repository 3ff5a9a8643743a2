-- Plans by change. What a plan says is in canonical JSON, line by line as its seal covers it; whom it touches are sets over one list of
-- people, so that half a million users are not written down again for every policy that they get.

ALTER TABLE plan RENAME TO plan_old; -- read and dropped by the conversion

CREATE TABLE plan (
  number      INTEGER PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  seal        TEXT NOT NULL,
  tenant      TEXT NOT NULL,
  made        TEXT NOT NULL,
  read        TEXT NOT NULL,    -- when the reading was made that it rests on
  state       TEXT NOT NULL,
  undoes      INTEGER NOT NULL, -- the run that it takes back, 0 for a plan of the design
  changes     INTEGER NOT NULL,
  revisions   TEXT NOT NULL,    -- of the areas that it was made from, as JSON
  head        TEXT NOT NULL     -- the plan without its changes and without whom it targets
) STRICT;

-- The object ids of all whom a plan touches or targets, sorted, so many in a piece; compressed.
CREATE TABLE plan_people (
  plan  INTEGER NOT NULL,
  piece INTEGER NOT NULL,
  ids   BLOB NOT NULL,
  PRIMARY KEY (plan, piece)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_target (
  plan    INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  body    TEXT NOT NULL, -- the persona
  users   BLOB NOT NULL, -- sets of places among the people of the plan
  unknown BLOB NOT NULL,
  PRIMARY KEY (plan, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE plan_change (
  plan    INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  id      TEXT NOT NULL,
  lane    TEXT NOT NULL,
  kind    TEXT NOT NULL,
  sign    TEXT NOT NULL,
  persona TEXT NOT NULL,
  effect  TEXT NOT NULL,
  line    TEXT NOT NULL,    -- equal for changes that read as one
  subject TEXT NOT NULL,
  touched INTEGER NOT NULL, -- how many users
  users   BLOB NOT NULL,
  body    TEXT NOT NULL,    -- the change without its users
  PRIMARY KEY (plan, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX plan_change_by_id ON plan_change (plan, id);
CREATE INDEX plan_change_by_line ON plan_change (plan, line, ordinal);

-- Changes that read as one, counted when the plan is kept.
CREATE TABLE plan_line (
  plan    INTEGER NOT NULL,
  ordinal INTEGER NOT NULL, -- of its first change
  lane    TEXT NOT NULL,
  line    TEXT NOT NULL,
  changes INTEGER NOT NULL,
  touched INTEGER NOT NULL,
  users   BLOB NOT NULL,
  PRIMARY KEY (plan, ordinal)
) STRICT, WITHOUT ROWID;

-- How the changes of a run stand, with where each stands in the plan, so that a window of a run is read from an index.
ALTER TABLE change_state ADD COLUMN lane TEXT NOT NULL DEFAULT '';
ALTER TABLE change_state ADD COLUMN ordinal INTEGER NOT NULL DEFAULT 0;
CREATE INDEX change_state_by_state ON change_state (run, state, ordinal);
CREATE INDEX change_state_by_lane ON change_state (run, lane, state);

-- How the changes of a run that has ended stand, by state, as JSON; '' while it is open.
ALTER TABLE run ADD COLUMN counts TEXT NOT NULL DEFAULT '';
