-- The register's order by name comes from the index alone: who was merged away is seen there too.
DROP INDEX stakeholder_name;
CREATE INDEX stakeholder_name ON stakeholder (sort_key, id, merged_into) WHERE deleted_at IS NULL;
