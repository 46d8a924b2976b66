-- Numbers and addresses are compared by other keys than before, and texts are searched in other words.
UPDATE contact_point SET match_key = point_key(kind, value);
INSERT INTO stale (noun, row_id) VALUES
  ('stakeholder-search', 0), ('person-search', 0), ('interaction-search', 0), ('feedback-search', 0)
  ON CONFLICT DO NOTHING;
