import { usePages } from '../bridge.ts';
import type { InteractionFilter } from './filter.ts';
import { wantedBy } from './filter.ts';

const PAGE = 60;

/** The log, latest first, a page at a time as it is scrolled. */
export const useInteractionLog = (filter: InteractionFilter, zone: string) =>
  usePages('interactions.list', { filter: wantedBy(filter, zone), limit: PAGE }, { keepPrevious: true });
