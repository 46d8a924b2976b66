import type { OutputOf } from '../../bridge.ts';
import { countTexts } from '../../handover/counts.ts';
import { takenOutTexts } from '../../handover/taken-out.ts';
import { formatInstant } from '../../ui/days.ts';
import { Lines } from '../../ui/Lines.tsx';
import type { Paper } from '../text.ts';
import css from './certificate.module.css';

type Certificate = OutputOf<'handover.certificates'>[number];
type Props = { certificate: Certificate; title: string; paper: Paper };

/** What was handed over and destroyed, how much, by which hashes, when; and who signs for it. */
export function CertificateDocument({ certificate, title, paper: { t, zone } }: Props) {
  const { id, scope, leaver, handover, counts, erasedAt, files, unreached, takenOut, leaverCode } =
    certificate;
  const coded = (name: string, code: string | null): [string, string][] =>
    code === null ? [] : [[name, code]];
  const at = (instant: string) => `${formatInstant(instant, zone)} (${zone})`;
  const leaverName = leaver.department === '' ? leaver.name : t('handover:receive.department', leaver);
  const facts: [string, string][] = [
    ['leaver', leaverName],
    ...coded('leaverCode', leaverCode),
    ...(handover === null
      ? []
      : ([
          ['successor', handover.successor],
          ...coded('successorCode', handover.successorCode),
          ['madeAt', at(handover.madeAt)],
          ['sha256', handover.sha256],
          ['acknowledgedAt', at(handover.acknowledgedAt)],
          ['receipt', handover.receipt],
        ] satisfies [string, string][])),
    ['erasedAt', at(erasedAt)],
  ];
  const signs =
    handover === null ? (['leaver', 'witness'] as const) : (['leaver', 'successor', 'witness'] as const);
  const nameOf = { leaver: leaver.name, successor: handover?.successor ?? '', witness: '' };
  return (
    <article className={css.document}>
      <header>
        <h1>{title}</h1>
        <p className={css.id}>{t('handover:certificate.id', { id })}</p>
      </header>
      <p className={css.scope}>{t(`handover:certificate.scope.${scope}`)}</p>
      <dl className={css.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`handover:certificate.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {handover !== null && (
        <>
          <h2>{t('handover:certificate.handedOver')}</h2>
          <Lines texts={countTexts(handover.counts, t)} />
        </>
      )}
      <h2>{t('handover:certificate.destroyed')}</h2>
      <Lines texts={countTexts(counts, t)} />
      {unreached.length > 0 && (
        <>
          <h2>{t('handover:unreached.title')}</h2>
          <p>{t(`handover:unreached.${scope === 'part' ? 'later' : 'text'}`)}</p>
          <Lines texts={unreached} />
        </>
      )}
      {takenOut.length > 0 && (
        <>
          <h2>{t('handover:takenOut.title')}</h2>
          <p>{t('handover:takenOut.text')}</p>
          <Lines texts={takenOutTexts(takenOut, zone, t)} />
        </>
      )}
      {files.length > 0 && (
        <>
          <h2>{t('handover:certificate.files')}</h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('handover:certificate.file')}</th>
                <th scope="col" className={css.bytes}>
                  {t('handover:certificate.bytes')}
                </th>
                <th scope="col" className={css.hash}>
                  SHA-256
                </th>
              </tr>
            </thead>
            <tbody>
              {files.map(({ name, bytes, sha256 }) => (
                <tr key={name}>
                  <td>{name}</td>
                  <td>{bytes}</td>
                  <td className={css.hash}>{sha256}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <p className={css.statement}>{t(`handover:certificate.statement.${scope}`)}</p>
      <div className={css.signs}>
        {signs.map((who) => (
          <p key={who}>{t(`handover:certificate.sign.${who}`, { name: nameOf[who] })}</p>
        ))}
      </div>
    </article>
  );
}
