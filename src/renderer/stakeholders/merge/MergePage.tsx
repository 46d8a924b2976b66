import { SwapOutlined } from '@ant-design/icons';
import { Button, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../../bridge.ts';
import { go } from '../../route.ts';
import { Loaded } from '../../ui/Loaded.tsx';
import { PageFrame } from '../../ui/PageFrame.tsx';
import type { Stakeholder } from '../form/StakeholderDrawer.tsx';
import { differences, type Field, suggested, type Take } from './fields.ts';
import css from './merge.module.css';
import { useFieldText } from './useFieldText.ts';

type Props = { keepId: string; otherId: string };

/** Two stakeholders side by side; for each field that differs, which one's is kept. */
export function MergePage({ keepId, otherId }: Props) {
  const { t } = useTranslation();
  const keep = useCall('stakeholders.get', { id: keepId });
  const other = useCall('stakeholders.get', { id: otherId });
  if (keep.data !== undefined && other.data !== undefined)
    return <Comparison key={keepId} keep={keep.data} other={other.data} />;
  return (
    <PageFrame title={t('stakeholders:merge.title')}>
      <Loaded query={keep.error === null ? other : keep}>{() => null}</Loaded>
    </PageFrame>
  );
}

function Comparison({ keep, other }: { keep: Stakeholder; other: Stakeholder }) {
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
          <Button
            icon={<SwapOutlined aria-hidden />}
            onClick={() => go(`/stakeholders/${other.id}/merge?with=${keep.id}`)}
          >
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
