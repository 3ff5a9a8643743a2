-- The record by what it speaks of. The hash of an entry covers what it speaks of from version 2 on; entries of before are of version 1.

ALTER TABLE audit ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE audit ADD COLUMN about TEXT NOT NULL DEFAULT ''; -- as JSON, for the hash

CREATE TABLE audit_about (
  kind TEXT NOT NULL,
  id   TEXT NOT NULL,
  seq  INTEGER NOT NULL,
  PRIMARY KEY (kind, id, seq)
) STRICT, WITHOUT ROWID;

INSERT OR IGNORE INTO audit_about (kind, id, seq)
SELECT substr(subject, 1, instr(subject || '/', '/') - 1), substr(subject, instr(subject || '/', '/') + 1), seq FROM audit WHERE subject NOT LIKE 'change/%';

-- What a run did was kept under the name of the person. Whose number or policy it was stands in the note, as the id of the change.
INSERT OR IGNORE INTO audit_about (kind, id, seq)
SELECT 'user', lower(substr(note, instr(note, 'change number:') + 14, 36)), seq FROM audit WHERE subject LIKE 'change/%' AND instr(note, 'change number:') > 0;
INSERT OR IGNORE INTO audit_about (kind, id, seq)
SELECT 'number', CASE WHEN after <> '' THEN after ELSE before END, seq FROM audit WHERE subject LIKE 'change/%' AND instr(note, 'change number:') > 0;
INSERT OR IGNORE INTO audit_about (kind, id, seq)
SELECT 'user', lower(substr(note, instr(note, '/') + 1, 36)), seq FROM audit WHERE subject LIKE 'change/%' AND instr(note, 'change grantUser:') > 0;

-- Many numbers are one entry of the record. Whose they were and are is found in the events behind it.
CREATE INDEX number_event_by_holder ON number_event (holder) WHERE holder IS NOT NULL;
CREATE INDEX number_event_by_was_holder ON number_event (was_holder) WHERE was_holder IS NOT NULL;
