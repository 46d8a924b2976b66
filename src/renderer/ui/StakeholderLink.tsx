/** A stakeholder's name that leads to its page. */
export function StakeholderLink({ id, name }: { id: string; name: string }) {
  return <a href={`#/stakeholders/${id}`}>{name}</a>;
}
