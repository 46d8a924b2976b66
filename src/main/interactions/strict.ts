/** Whether anybody strictly confidential took part in `interaction AS i`, as SQL. */
export const STRICT_TALK = `EXISTS (SELECT 1 FROM interaction_stakeholder AS took JOIN stakeholder AS part ON part.id = took.stakeholder_id
  WHERE took.interaction_id = i.id AND part.confidentiality = 'strict')`;
