import { Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../bridge.ts';
import css from './handover.module.css';

type Duplicate = OutputOf<'handover.preview'>['duplicates'][number];
type Field = Duplicate['differences'][number]['field'];
/** Fields to take from the pack, by its stakeholder; one that is missing here is not merged. */
export type FieldsByStakeholder = Readonly<Record<string, readonly Field[]>>;

type Props = {
  duplicates: Duplicate[];
  joined: FieldsByStakeholder;
  choose(next: FieldsByStakeholder): void;
};

/** Which stakeholders of a pack are merged with one of the same name here, and whose fields count where they differ. */
export function JoinChoices({ duplicates, joined, choose }: Props) {
  const { t } = useTranslation();
  const join = (id: string, yes: boolean) => {
    const { [id]: _, ...others } = joined;
    choose(yes ? { ...others, [id]: [] } : others);
  };
  const differ = duplicates.some(({ differences }) => differences.length > 0);
  return (
    <>
      <p>{t('handover:receive.duplicates')}</p>
      {differ && <p className="muted">{t('handover:receive.takeHint')}</p>}
      <ul className={css.names}>
        {duplicates.map(({ id, name, differences }) => {
          const take = joined[id];
          return (
            <li key={id}>
              <Checkbox checked={take !== undefined} onChange={({ target }) => join(id, target.checked)}>
                {name}
              </Checkbox>
              {take !== undefined && differences.length > 0 && (
                <Checkbox.Group
                  className={css.fields}
                  value={[...take]}
                  options={differences.map(({ field, ...words }) => ({
                    value: field,
                    label: t('handover:receive.take', words),
                  }))}
                  onChange={(fields) => choose({ ...joined, [id]: fields })}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
