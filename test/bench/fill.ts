import { CHANNELS } from '../../src/domain/interactions.ts';
import { ok } from '../../src/domain/result.ts';
import { sortKey } from '../../src/domain/sort-key.ts';
import { INFLUENCES, INTERESTS, STAKEHOLDER_KINDS, TIERS } from '../../src/domain/stakeholders.ts';
import { ME } from '../../src/main/db/me.ts';
import { newUuid } from '../../src/main/db/uuid.ts';
import type { Session } from '../../src/main/session/session.ts';

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙马朱胡郭何林高罗'];
const PLACES = ['上海', '宁波', '苏州', '深圳', 'Northwind', 'Harbour', '青岛', '厦门'];
const TRADES = ['贸易', '机电', '包装', '物流', 'Textiles', 'Instruments', '五金', '化工'];
const NOTES = [
  '电话确认样品已收到，价格下周再谈',
  'Visited the plant; lead time is down to three weeks',
  '对方提出账期延长到六十天，需要请示',
  'Agreed to send the revised drawing by Friday',
  '联谊活动邀请已发，等待回复',
];

const DAY_MS = 86_400_000;
/** Contacts lie in the two years before. */
const SPAN_MS = 730 * DAY_MS;

/** Numbers that look random and are the same in every run (Numerical Recipes' LCG). */
function random(seed: number) {
  let state = seed;
  const next = (below: number): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  return { next, of: <T>(all: readonly T[]): T => all[next(all.length)] as T };
}

/** Fills a vault with stakeholders and ten interactions each, in Chinese and English, as one action. */
export function fill(session: Session, stakeholders: number, interactions: number): void {
  const { db } = session;
  const { next, of } = random(20261123);
  const now = session.now();
  const since = new Date(now - SPAN_MS).toISOString().slice(0, 10);
  const stakeholder = db.prepare(
    `INSERT INTO stakeholder (uuid, name, kind, tier, influence, interest, status, owner_id, active_from, sort_key, notes, created_at, updated_at)
     VALUES (?, ?, ?, ?, ?, ?, 'active', ${ME}, ?, ?, ?, ?, ?)`,
  );
  const period = db.prepare(
    `INSERT INTO stakeholder_period (uuid, stakeholder_id, from_on, kind, tier, status, owner_id)
     SELECT key_uuid('stakeholder_period', uuid, active_from), id, active_from, kind, tier, status, owner_id FROM stakeholder WHERE id = ?`,
  );
  const person = db.prepare(
    `INSERT INTO person (uuid, stakeholder_id, name, sort_key, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  const interaction = db.prepare(
    `INSERT INTO interaction (uuid, at, channel, direction, effective, summary, owner_id, created_at, updated_at)
     VALUES (?, ?, ?, 'outbound', ?, ?, ${ME}, ?, ?)`,
  );
  const link = db.prepare(
    `INSERT INTO interaction_stakeholder (uuid, interaction_id, stakeholder_id)
     SELECT key_uuid('interaction_stakeholder', i.uuid, s.uuid), i.id, s.id
     FROM interaction AS i, stakeholder AS s WHERE i.id = ? AND s.id = ?`,
  );
  session.write('bench.fill', () => {
    const rows: (number | bigint)[] = [];
    for (let i = 0; i < stakeholders; i++) {
      const name = `${of(PLACES)}${of(SURNAMES)}${of(SURNAMES)}${of(TRADES)} ${i}`;
      const at = now - next(SPAN_MS);
      const row = stakeholder.run(
        newUuid(at),
        name,
        of(STAKEHOLDER_KINDS),
        of(TIERS),
        of(INFLUENCES),
        of(INTERESTS),
        since,
        sortKey(name),
        of(NOTES),
        at,
        at,
      ).lastInsertRowid;
      period.run(row);
      const contact = `${of(SURNAMES)}${of(SURNAMES)}`;
      person.run(newUuid(at), row, contact, sortKey(contact), at, at);
      rows.push(row);
    }
    for (let i = 0; i < interactions; i++) {
      const at = now - next(SPAN_MS);
      const row = interaction.run(
        newUuid(at),
        at,
        of(CHANNELS),
        next(5) > 0 ? 1 : 0,
        `${of(NOTES)} ${i}`,
        at,
        at,
      ).lastInsertRowid;
      link.run(row, of(rows));
    }
    return ok({});
  });
}
