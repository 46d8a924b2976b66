import { SwapOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../../bridge.ts';
import { go } from '../../route.ts';
import { Failed } from '../../ui/Loaded.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import type { Stakeholder } from '../form/StakeholderDrawer.tsx';
import { differences, type Field, inOrder, suggested, type Take } from './fields.ts';
import css from './merge.module.css';
import { useFieldText } from './useFieldText.ts';

type Props = { keepId: string; otherId: string };

/** Two stakeholders side by side; for each field that differs, which one's is kept. The fuller and older one goes on, unless the user says otherwise. */
export function MergePage({ keepId, otherId }: Props) {
  const { t } = useTranslation();
  const [swapped, setSwapped] = useState(false);
  const one = useEntry(keepId);
  const two = useEntry(otherId);
  if (one.entry === undefined || two.entry === undefined)
    return (
      <PageFrame title={t('stakeholders:merge.title')}>
        {[one, two].flatMap(({ queries }) =>
          queries.map(
            (query) => query.error !== null && <Failed error={query.error} retry={query.refetch} />,
          ),
        )}
      </PageFrame>
    );
  const [first, second] = inOrder([one.entry, two.entry]);
  const [keep, other] = swapped ? [second, first] : [first, second];
  if (keep === undefined || other === undefined) return null;
  return <Comparison key={keep.id} keep={keep} other={other} onSwap={() => setSwapped(!swapped)} />;
}

/** A stakeholder, and how much happened with it. */
function useEntry(id: string) {
  const query = useCall('stakeholders.get', { id });
  const timeline = useCall('stakeholders.timeline', { id, limit: 1 });
  return {
    queries: [query, timeline],
    entry:
      query.data === undefined || timeline.data === undefined
        ? undefined
        : { entry: query.data, happened: timeline.data.total },
  };
}

type ComparisonProps = { keep: Stakeholder; other: Stakeholder; onSwap: () => void };

function Comparison({ keep, other, onSwap }: ComparisonProps) {
  const { t } = useTranslation();
  const textOf = useFieldText();
  const [take, setTake] = useState<Take>(() => suggested(keep, other));
  const merge = useAction('stakeholders.merge', { undo: 'stakeholders:merge.done' });
  const fields = differences(keep, other);

  const choose = (field: Field, side: 'keep' | 'other') => setTake({ ...take, [field]: side });
  const run = async () => {
    if ((await merge.run({ keepId: keep.id, otherId: other.id, take })) !== undefined)
      go(`/stakeholders/${keep.id}`);
  };
  return (
    <PageFrame
      title={t('stakeholders:merge.title')}
      actions={
        <>
          <Button icon={<SwapOutlined aria-hidden />} onClick={onSwap}>
            {t('stakeholders:merge.swap')}
          </Button>
          <Button onClick={() => go(`/stakeholders/${keep.id}`)}>{t('common:cancel')}</Button>
          <Button type="primary" loading={merge.running} onClick={() => void run()}>
            {t('stakeholders:merge.run')}
          </Button>
        </>
      }
    >
      <p className={css.intro}>
        {t('stakeholders:merge.intro', { keep: keep.name, other: other.name, count: other.people.length })}
      </p>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('stakeholders:merge.field')}</th>
            <th scope="col">
              {keep.name} <span className={css.kept}>{t('stakeholders:merge.kept')}</span>
            </th>
            <th scope="col">{other.name}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{t(`stakeholders:field.${field === 'ownerId' ? 'owner' : field}`)}</th>
              {(['keep', 'other'] as const).map((side) => (
                <td key={side} data-taken={take[field] === side}>
                  <Radio name={field} checked={take[field] === side} onChange={() => choose(field, side)}>
                    {textOf(side === 'keep' ? keep : other, field) || (
                      <span className="muted">{t('stakeholders:merge.empty')}</span>
                    )}
                  </Radio>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {fields.length === 0 && <p className="muted">{t('stakeholders:merge.same')}</p>}
    </PageFrame>
  );
}
