import type { OutputOf } from '../bridge.ts';
import { useCall } from '../bridge.ts';

export type Settings = OutputOf<'settings.get'>;

/** The settings of this computer. `main.tsx` fetches them before the first paint, so they are always there. */
export function useSettings(): Settings {
  const { data } = useCall('settings.get', {});
  if (data === undefined) throw new Error('settings are loaded before the app is shown');
  return data;
}
