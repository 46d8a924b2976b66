import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../bridge.ts';
import { useDays } from '../ui/time.tsx';
import { takenOutTexts } from './taken-out.ts';

type What = Pick<OutputOf<'people.erase'>, 'unreached' | 'takenOut'> & {
  /** What to do about backups: by hand, or wait until their folder is back. */
  backups: 'text' | 'later';
};

/** What an erasure could not reach: folders of backups that were not there, and files that were made of the vault. */
export function Remains({ unreached, takenOut, backups }: What) {
  const { t } = useTranslation();
  const { zone } = useDays();
  return (
    <>
      {unreached.length > 0 && <p>{t(`handover:unreached.${backups}`)}</p>}
      <List texts={unreached} />
      {takenOut.length > 0 && <p>{t('handover:takenOut.text')}</p>}
      <List texts={takenOutTexts(takenOut, zone, t)} />
    </>
  );
}

export const List = ({ texts }: { texts: readonly string[] }) =>
  texts.length === 0 ? null : (
    <ul>
      {texts.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
