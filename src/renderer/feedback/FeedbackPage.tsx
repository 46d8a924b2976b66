import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useResume } from '../drafts/resume.ts';
import { FilterBar } from '../lists/FilterBar.tsx';
import { isNarrowed } from '../lists/filter.ts';
import { RecordList } from '../lists/RecordList.tsx';
import { useListRoute } from '../lists/useListRoute.ts';
import { useWindow } from '../lists/useWindow.ts';
import { replaceRoute, useRoute } from '../route.ts';
import { useCommand } from '../ui/commands.ts';
import { Empty } from '../ui/Empty.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { ListWithPanel } from '../ui/SidePanel.tsx';
import { CaseEditor } from './CaseEditor.tsx';
import { CasePanel } from './CasePanel.tsx';
import { useColumns } from './columns.tsx';
import { CONDITIONS, filterOf, NARROWING, SHOWN } from './queue.ts';

/** Business hours stand still at night: the shares are asked for again. */
const ASK_AGAIN_MS = 60_000;
/** Two lines, or two clocks, in CSS pixels. */
const ROW_HEIGHT = 58;

type Editing = { id?: string };

/** The queue of open cases by urgency, or all cases by date, and the chosen one beside it: `#/feedback/ID`. */
export function FeedbackPage() {
  const { t } = useTranslation();
  const { query } = useRoute();
  const { filter, setFilter, opened, open, close } = useListRoute('feedback', CONDITIONS);
  const { show = 'open', ...narrowing } = filter;
  const [editing, setEditing] = useState<Editing>();
  const isNew = query.has('new');
  useEffect(() => {
    if (!isNew) return;
    replaceRoute('/feedback');
    setEditing({});
  }, [isNew]);
  useResume('feedback', (id) => setEditing(id === '' ? {} : { id }));
  useCommand({ id: 'feedback.receive', label: 'feedback:receive', keys: 'n' }, () => setEditing({}));

  const rows = useWindow(
    show === 'open' ? 'feedback.queue' : 'feedback.list',
    { filter: narrowing },
    { refetchInterval: show === 'open' && ASK_AGAIN_MS },
  );
  const columns = useColumns(rows.toldAt);

  const filtered = isNarrowed(NARROWING, filter);
  const empty = (
    <Empty
      title={t(`feedback:empty.${filtered ? 'nothing' : show}`)}
      hint={t(`feedback:empty.${filtered ? 'nothingHint' : `${show}Hint`}`)}
      {...(!filtered && {
        action: (
          <Button type="primary" onClick={() => setEditing({})}>
            {t('feedback:receive')}
          </Button>
        ),
      })}
    />
  );

  return (
    <PageFrame
      title={t('feedback:title')}
      actions={
        <>
          <Segmented
            aria-label={t('feedback:filter.show')}
            value={show}
            options={SHOWN.map((value) => ({ value, label: t(`feedback:show.${value}`) }))}
            onChange={(next) => setFilter({ ...narrowing, show: next })}
          />
          <ExportMenu lists={[{ list: 'feedback', filter: filterOf(filter) }]} />
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({})}>
            {t('feedback:receive')}
          </Button>
        </>
      }
      body="fill"
    >
      <FilterBar
        texts="feedback"
        conditions={NARROWING}
        filter={filter}
        onFilter={setFilter}
        total={rows.total === undefined ? undefined : t('feedback:total', { count: rows.total })}
      />
      <ListWithPanel
        list={
          <RecordList
            key={JSON.stringify(filter)}
            rows={rows}
            empty={empty}
            label={t('feedback:title')}
            columns={columns}
            keyOf={({ id }) => id}
            onOpen={({ id }) => open(id)}
            opened={opened}
            rowHeight={ROW_HEIGHT}
          />
        }
        panel={
          opened !== undefined && (
            <CasePanel id={opened} onEdit={() => setEditing({ id: opened })} onClose={close} />
          )
        }
      />
      {editing !== undefined && (
        <CaseEditor
          {...editing}
          onClose={() => setEditing(undefined)}
          onSaved={(id) => {
            setEditing(undefined);
            open(id);
          }}
        />
      )}
    </PageFrame>
  );
}
