import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResume } from '../drafts/resume.ts';
import { PeopleList } from '../people/PeopleList.tsx';
import { go, replaceRoute, useRoute } from '../route.ts';
import { useCommand } from '../ui/commands.ts';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { queryOfView, type View, viewOf } from './filter.ts';
import { StakeholderDrawer } from './form/StakeholderDrawer.tsx';
import { PowerInterestGrid } from './PowerInterestGrid.tsx';
import { RegisterList } from './RegisterList.tsx';

const TABS = ['list', 'grid', 'people'] as const;
type Tab = (typeof TABS)[number];

export const isTab = (part: string | undefined): part is Tab => TABS.some((tab) => tab === part);

/** The register: as a list, as the power–interest grid, or its people. What it shows stands in the address; `?new` asks for the form of a new one. */
export function RegisterPage({ tab }: { tab: Tab }) {
  const { t } = useTranslation();
  const { query } = useRoute();
  const [creating, setCreating] = useState(false);
  const view = useMemo(() => viewOf(query), [query]);

  const show = useCallback((next: View, nextTab: Tab) => {
    const path = nextTab === 'list' ? '/stakeholders' : `/stakeholders/${nextTab}`;
    const address = queryOfView(next).toString();
    replaceRoute(address === '' ? path : `${path}?${address}`);
  }, []);
  const setView = useCallback((next: View) => show(next, 'list'), [show]);
  const isNew = query.has('new');
  useEffect(() => {
    if (!isNew) return;
    setCreating(true);
    show(view, tab);
  }, [isNew, show, view, tab]);

  useResume('stakeholder', () => setCreating(true));
  useCommand(
    { id: 'stakeholders.new', label: 'stakeholders:new', keys: 'n', icon: <PlusOutlined aria-hidden /> },
    () => setCreating(true),
  );

  return (
    <PageFrame
      title={t('stakeholders:title')}
      body="fill"
      actions={
        <>
          <Segmented
            aria-label={t('stakeholders:tabs.label')}
            value={tab}
            options={TABS.map((value) => ({ value, label: t(`stakeholders:tabs.${value}`) }))}
            onChange={(next) => show(view, next)}
          />
          <ExportMenu
            lists={[
              { list: 'stakeholders', filter: view.filter },
              { list: 'people', filter: view.filter },
            ]}
          />
          <Button onClick={() => go('/import')}>{t('stakeholders:import')}</Button>
          <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setCreating(true)}>
            {t('stakeholders:new')}
          </Button>
        </>
      }
    >
      {tab === 'list' && <RegisterList view={view} onView={setView} create={() => setCreating(true)} />}
      {tab === 'grid' && <PowerInterestGrid view={view} onView={setView} />}
      {tab === 'people' && <PeopleList />}
      {creating && (
        <StakeholderDrawer close={() => setCreating(false)} saved={(id) => go(`/stakeholders/${id}`)} />
      )}
    </PageFrame>
  );
}
