import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.ts';
import { useSettings } from '../app/settings.ts';
import { useCall } from '../bridge.ts';
import { useDays } from '../ui/time.tsx';

/** Who prints, and when, where prints are to say so; null where they are not, undefined until that is known. */
export function useWatermark(language: Language): string | null | undefined {
  const { watermark } = useSettings();
  const { today } = useDays();
  const { i18n } = useTranslation();
  const owners = useCall('owners.list', {}, { enabled: watermark });
  // A certificate is printed without a vault, by whose owner nobody knows any more.
  if (!watermark || owners.isError) return null;
  const name = owners.data?.find(({ me }) => me)?.name;
  return name === undefined ? undefined : i18n.getFixedT(language)('print:watermark', { name, day: today });
}
