-- What the rows of each table add up to, hashed each by itself, so that what stands in the file can be held against what was written; see
-- sums.go. The last entry of a commit carries what the tables that people answer for added up to then.
CREATE TABLE table_sum (
  name TEXT NOT NULL PRIMARY KEY,
  rows INTEGER NOT NULL,
  sum  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE audit ADD COLUMN content TEXT NOT NULL DEFAULT '';

-- Rows from before columns were added to their tables are written out, so that they are hashed as they are read.
UPDATE run SET counts = counts;
UPDATE change_state SET lane = lane;
