import type { Channel, Purpose } from '../../domain/interactions.ts';
import type { SampleStakeholder } from './companies.ts';

/** A habit of contact: how often, by what means, and how far back it goes. */
export type Rhythm = { everyDays: number; channels: readonly Channel[]; purpose?: Purpose; backDays: number };

const MONTH = 30;
const QUARTER = 90;
const HISTORY = 548;
const REMOTE: readonly Channel[] = ['phone', 'phone', 'email'];
const FACE_TO_FACE: readonly Channel[] = ['visit', 'meeting'];
const ANY: readonly Channel[] = ['phone', 'email', 'wechat', 'visit', 'video'];

/** What a diligent salesperson would do with each of them; the misses are put in where they are told. */
export function rhythmsOf({ kind, tier, status, tags }: SampleStakeholder): Rhythm[] {
  const rhythms: Rhythm[] = [];
  const important = tier === 'key' && (kind === 'customer' || kind === 'supplier');
  if (important) {
    rhythms.push({ everyDays: MONTH, channels: REMOTE, backDays: HISTORY });
    rhythms.push({ everyDays: QUARTER, channels: FACE_TO_FACE, backDays: HISTORY });
  } else if (status === undefined || status === 'active') {
    rhythms.push({ everyDays: QUARTER, channels: ANY, backDays: HISTORY });
  }
  if (tags?.includes('core')) {
    rhythms.push({ everyDays: 7, channels: ['video'], purpose: 'progress-sync', backDays: 180 });
    rhythms.push({
      everyDays: MONTH,
      channels: ['meeting', 'video'],
      purpose: 'business-review',
      backDays: HISTORY,
    });
  }
  return rhythms;
}
