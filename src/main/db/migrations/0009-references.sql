-- Who refers to a row is found without reading a whole table: next steps of a conversation, by which its export took the square of its rows.
CREATE INDEX next_step_interaction ON next_step (interaction_id) WHERE interaction_id IS NOT NULL;
CREATE INDEX stakeholder_merged ON stakeholder (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX cadence_exception_tag ON cadence_exception (tag_id) WHERE tag_id IS NOT NULL;
CREATE INDEX handover_stakeholder_of ON handover_stakeholder (stakeholder_id);
