import { newUuid, toUuid } from '../../../src/main/db/uuid.ts';
import { journaledActions } from '../../../src/main/journal/triggers.ts';
import type { Session } from '../../../src/main/session/session.ts';
import { type Desk, openDesk } from '../vault-fixture.ts';

export type ReminderDesk = Desk & {
  session: Session;
  /** Registers a customer and tells its id. */
  customer(name: string): Promise<string>;
  /** Promises a customer something by a day. */
  promise(stakeholderId: string, dueOn: string): void;
  /** Writes as an action of which nobody is told: the story looks when it wants to. */
  quietly(work: () => unknown): void;
};

/** A desk whose owner has made promises. */
export async function openReminderDesk(options: Parameters<typeof openDesk>[0] = {}): Promise<ReminderDesk> {
  const desk = await openDesk(options);
  const session = desk.core.session();
  if (session === null) throw new Error('No vault');
  const actions = journaledActions(session.db);
  const quietly = (work: () => unknown) =>
    session.db.transaction(() => {
      actions.open('nextSteps.add', session.now());
      work();
      actions.close();
    })();
  return {
    ...desk,
    session,
    quietly,
    async customer(name) {
      const { id } = await desk.call('stakeholders.create', {
        name,
        kind: 'public',
        tier: 'general',
        influence: 'low',
      });
      return id;
    },
    promise(stakeholderId, dueOn) {
      const { db } = session;
      const insert = db.prepare(
        `INSERT INTO next_step (uuid, stakeholder_id, text, due_on, created_at, updated_at)
         VALUES (?, (SELECT id FROM stakeholder WHERE uuid = ?), '发送报价单', ?, 0, 0)`,
      );
      quietly(() => insert.run(newUuid(session.now()), toUuid(stakeholderId), dueOn));
    },
  };
}
