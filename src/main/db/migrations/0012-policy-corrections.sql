-- What was approved stays (S4 §9): a correction is a version of its own, with a reason, beside the one that it corrects.
CREATE TABLE policy_next (
  id INTEGER PRIMARY KEY,
  uuid BLOB NOT NULL UNIQUE,
  topic TEXT NOT NULL,
  effective_from TEXT NOT NULL,
  content TEXT NOT NULL,
  approved_by TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT '', -- why it corrects another
  corrected_at INTEGER, -- when another took its place
  created_at INTEGER NOT NULL
) STRICT;
INSERT INTO policy_next (id, uuid, topic, effective_from, content, approved_by, note, created_at)
  SELECT id, uuid, topic, effective_from, content, approved_by, note, created_at FROM policy;
DROP TABLE policy;
ALTER TABLE policy_next RENAME TO policy;
CREATE UNIQUE INDEX policy_standing ON policy (topic, effective_from) WHERE corrected_at IS NULL;

CREATE TRIGGER cadence_from_policy_insert AFTER INSERT ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE NEW.topic = 'cadence' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_policy_update AFTER UPDATE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE NEW.topic = 'cadence' ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE OLD.topic = 'cadence' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER cadence_from_policy_delete AFTER DELETE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'cadence', 0 WHERE OLD.topic = 'cadence' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_policy_insert AFTER INSERT ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE NEW.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_policy_update AFTER UPDATE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE NEW.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE OLD.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER feedback_from_policy_delete AFTER DELETE ON policy BEGIN
  INSERT INTO stale (noun, row_id) SELECT 'feedback', 0 WHERE OLD.topic = 'feedback-targets' ON CONFLICT DO NOTHING;
END;
