import { TeamOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { useRoute } from '../route.ts';
import { MergePage } from './merge/MergePage.tsx';
import { isTab, RegisterPage } from './RegisterPage.tsx';
import { StakeholderPage } from './StakeholderPage.tsx';

/** `#/stakeholders`, `#/stakeholders/grid`, `#/stakeholders/people`, `#/stakeholders/ID`, `#/stakeholders/ID/merge?with=OTHER`. */
function Stakeholders() {
  const {
    path: [, id, part],
    query,
  } = useRoute();
  const other = query.get('with');
  if (id === undefined) return <RegisterPage tab="list" />;
  if (isTab(id)) return <RegisterPage tab={id} />;
  if (part === 'merge' && other !== null)
    return <MergePage key={`${id} ${other}`} keepId={id} otherId={other} />;
  return <StakeholderPage key={id} id={id} />;
}

export const page: PageDefinition = {
  route: '/stakeholders',
  title: 'stakeholders:title',
  icon: TeamOutlined,
  shortcut: 'g c',
  Component: Stakeholders,
  nav: true,
  order: 20,
};
