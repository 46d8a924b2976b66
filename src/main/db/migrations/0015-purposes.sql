-- When all of some kinds met last is asked for each morning: few interactions are held for a purpose.
CREATE INDEX interaction_purpose ON interaction (purpose, at) WHERE purpose IS NOT NULL AND deleted_at IS NULL;
