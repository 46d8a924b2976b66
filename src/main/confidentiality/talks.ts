/** Whether anybody strictly confidential took part in `interaction AS i`, themselves or by one of their people, as SQL. */
export const STRICT_TALK = `(EXISTS (SELECT 1 FROM interaction_stakeholder AS took JOIN stakeholder AS part ON part.id = took.stakeholder_id
  WHERE took.interaction_id = i.id AND took.deleted_at IS NULL AND part.confidentiality = 'strict')
  OR EXISTS (SELECT 1 FROM interaction_person AS came JOIN person AS who ON who.id = came.person_id
    JOIN stakeholder AS whose ON whose.id = who.stakeholder_id
  WHERE came.interaction_id = i.id AND came.deleted_at IS NULL AND whose.confidentiality = 'strict'))`;
