import { EditOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../lists/FilterBar.tsx';
import { isNarrowed } from '../lists/filter.ts';
import { RecordList } from '../lists/RecordList.tsx';
import { useListRoute } from '../lists/useListRoute.ts';
import { useWindow } from '../lists/useWindow.ts';
import { Empty } from '../ui/Empty.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { ListWithPanel } from '../ui/SidePanel.tsx';
import { useDays } from '../ui/time.tsx';
import { useColumns } from './columns.tsx';
import { CONDITIONS, listFilterOf } from './filter.ts';
import { InteractionPanel } from './InteractionPanel.tsx';
import { logInteraction, useLogInteraction } from './log/store.ts';
import { useRemoveInteraction } from './useRemoveInteraction.ts';

/** The log of all interactions, latest first. `#/interactions/ID` shows one of them beside it. */
export function Interactions() {
  const { t } = useTranslation();
  const { zone } = useDays();
  const { filter, setFilter, opened, open, close } = useListRoute('interactions', CONDITIONS);
  const listFilter = listFilterOf(filter, zone);
  const rows = useWindow('interactions.list', { filter: listFilter });
  const columns = useColumns();
  const remove = useRemoveInteraction();

  const empty = isNarrowed(CONDITIONS, filter) ? (
    <Empty title={t('interactions:empty.nothing')} hint={t('interactions:empty.nothingHint')} />
  ) : (
    <Empty
      title={t('interactions:empty.title')}
      hint={t('interactions:empty.hint')}
      action={
        <Button type="primary" onClick={() => logInteraction()}>
          {t('interactions:log.command')}
        </Button>
      }
    />
  );

  return (
    <PageFrame
      title={t('interactions:title')}
      actions={
        <>
          <ExportMenu lists={[{ list: 'interactions', filter: listFilter }]} />
          <Button type="primary" icon={<EditOutlined />} onClick={() => logInteraction()}>
            {t('interactions:log.command')}
          </Button>
        </>
      }
      body="fill"
    >
      <FilterBar
        texts="interactions"
        conditions={CONDITIONS}
        filter={filter}
        onFilter={setFilter}
        total={rows.total === undefined ? undefined : t('interactions:total', { count: rows.total })}
      />
      <ListWithPanel
        list={
          <RecordList
            key={JSON.stringify(listFilter)}
            rows={rows}
            empty={empty}
            label={t('interactions:title')}
            columns={columns}
            keyOf={({ id }) => id}
            onOpen={({ id }) => open(id)}
            opened={opened}
            actions={[
              {
                keys: 'e',
                label: 'interactions:keys.edit',
                run: ({ id }) => useLogInteraction.getState().edit(id),
              },
              { keys: 'delete', label: 'interactions:keys.remove', run: ({ id }) => void remove(id) },
            ]}
          />
        }
        panel={opened !== undefined && <InteractionPanel id={opened} onClose={close} />}
      />
    </PageFrame>
  );
}
