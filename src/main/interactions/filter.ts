import type { HandlerInput } from '../../contract/call.ts';
import type { interactions } from '../../contract/interactions.ts';
import { searchQuery } from '../../domain/search.ts';
import { STRICT_TALK } from '../confidentiality/talks.ts';
import { ownedBy } from '../db/owned-by.ts';
import { toUuid } from '../db/uuid.ts';

export type InteractionFilter = HandlerInput<(typeof interactions)['interactions.list']>['filter'];

export function interactionCondition(filter: InteractionFilter): {
  sql: string;
  params: (string | number | Buffer)[];
} {
  const where = ['i.deleted_at IS NULL'];
  const params: (string | number | Buffer)[] = [];
  const add = (sql: string, ...values: typeof params) => {
    where.push(sql);
    params.push(...values);
  };
  const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');
  const { query, stakeholderId, channels, ownerIds, effective, from, until, withoutStrict } = filter;
  if (query?.trim()) {
    const match = searchQuery(query);
    if (match === null) add('false');
    else
      add(
        `i.id IN (SELECT rowid FROM interaction_search WHERE interaction_search MATCH ?
                  UNION ALL SELECT interaction_id FROM interaction_stakeholder WHERE deleted_at IS NULL AND stakeholder_id IN
                    (SELECT rowid FROM stakeholder_search WHERE stakeholder_search MATCH ?))`,
        match,
        match,
      );
  }
  if (stakeholderId !== undefined)
    add(
      `i.id IN (SELECT interaction_id FROM interaction_stakeholder JOIN stakeholder ON stakeholder.id = stakeholder_id
                WHERE stakeholder.uuid = ? AND interaction_stakeholder.deleted_at IS NULL)`,
      toUuid(stakeholderId),
    );
  if (channels?.length) add(`i.channel IN (${marks(channels)})`, ...channels);
  if (ownerIds?.length) add(ownedBy('i.owner_id', ownerIds));
  if (effective !== undefined) add('i.effective = ?', effective ? 1 : 0);
  if (from !== undefined) add('i.at >= ?', from);
  if (until !== undefined) add('i.at < ?', until);
  if (withoutStrict === true) add(`NOT ${STRICT_TALK}`);
  return { sql: where.join(' AND '), params };
}
