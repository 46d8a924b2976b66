import { metaOf } from '../db/meta.ts';
import type { Db } from '../db/open.ts';

/** Attachments that were made of copies edited outside, by id, until the user has been told of them. */
export function editedAttachments(db: Db) {
  const untold = metaOf(db, 'attachments_edited');
  return {
    list: (): string[] => untold.get()?.split(' ') ?? [],
    add(id: string): void {
      untold.set([...this.list(), id].join(' '));
    },
    told: (): void => untold.remove(),
  };
}
