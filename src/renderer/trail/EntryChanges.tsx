import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { Loaded } from '../ui/Loaded.tsx';
import css from './trail.module.css';

/** What one entry changed: each row with its fields, before and after. */
export function EntryChanges({ id }: { id: number }) {
  const { t } = useTranslation();
  const query = useCall('trail.changes', { id });
  return (
    <Loaded query={query}>
      {(rows) =>
        rows.length === 0 ? (
          <p className="muted">{t('trail:noFields')}</p>
        ) : (
          rows.map(({ what, name, how, fields }, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of an entry never change
            <table key={n} className={css.fields}>
              <caption>
                {what} {name !== '' && <b>{name}</b>} · {t(`trail:how.${how}`)}
              </caption>
              <thead>
                <tr>
                  <th scope="col">{t('trail:fieldColumn')}</th>
                  <th scope="col">{t('trail:before')}</th>
                  <th scope="col">{t('trail:after')}</th>
                </tr>
              </thead>
              <tbody>
                {fields.map(({ field, before, after }) => (
                  <tr key={field}>
                    <th scope="row">{field}</th>
                    <td>{before === '' ? '–' : before}</td>
                    <td>{after === '' ? '–' : after}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))
        )
      }
    </Loaded>
  );
}
