import type { SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';

/** What will be done about it, as the user wrote it. */
export function Measures({ report: { measures, withoutMeasures }, paper: { t } }: SectionProps) {
  return (
    <>
      <h2>{t('print:report.section.measures')}</h2>
      {measures.length === 0 ? (
        <p className={css.soft}>{t(`print:report.${withoutMeasures ? 'noneNeeded' : 'noMeasures'}`)}</p>
      ) : (
        <ol className={css.measures}>
          {measures.map((measure, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an order that only the editor changes
            <li key={index}>{measure}</li>
          ))}
        </ol>
      )}
    </>
  );
}

/** Who signs when nobody has been named. */
const USUAL = ['prepared', 'reviewed', 'approved'];

/** A line a person: name in print, signature and date by hand. */
export function SignOff({ report: { signatories }, paper: { t } }: SectionProps) {
  const signs =
    signatories.length > 0
      ? signatories
      : USUAL.map((role) => ({ role: t(`print:report.role.${role}`), name: '' }));
  return (
    <div className={css.signOff}>
      <h2>{t('print:report.section.signOff')}</h2>
      <table className={css.signatures}>
        <thead>
          <tr>
            {['role', 'name', 'signature', 'date'].map((column) => (
              <th key={column} scope="col">
                {t(`print:report.sign.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {signs.map(({ role, name }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an order that only the editor changes
            <tr key={index}>
              <th scope="row">{role}</th>
              <td>{name}</td>
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
