-- The columns of a reading are kept in pages, each found by its number. A reading in the form of before has no registers, which only a
-- new reading can make: see convertPages.
DROP INDEX reading_chunk_edition;
CREATE INDEX reading_chunk_page ON reading_chunk (edition, name, number);

-- Changes that do not name the users whom they reach: those of groups, licences, queues and teams.
CREATE INDEX plan_change_of_many ON plan_change (plan, ordinal) WHERE kind NOT IN ('grantUser', 'assignNumber', 'releaseNumber');
