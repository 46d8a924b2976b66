-- Actions after this one stand in the audit trail: one that was taken away whole is missed.
INSERT INTO meta (key, value)
SELECT 'trail_after', CAST(coalesce(
  (SELECT min(action_id) - 1 FROM trail WHERE action_id IS NOT NULL),
  (SELECT max(id) FROM action),
  0) AS TEXT);
