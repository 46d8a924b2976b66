import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../bridge.ts';
import { Lines } from '../ui/Lines.tsx';
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
      <Lines texts={unreached} />
      {takenOut.length > 0 && <p>{t('handover:takenOut.text')}</p>}
      <Lines texts={takenOutTexts(takenOut, zone, t)} />
    </>
  );
}
