import { createHash } from 'node:crypto';
import type { attachments } from '../../contract/attachments.ts';
import type { HandlerOutput } from '../../contract/call.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

type Attachment = HandlerOutput<(typeof attachments)['attachments.add']>;

export function attachmentStore(db: Db) {
  const insert = db.prepare(
    // Never the row of one whose adding was undone: its content waits for that to be undone in turn.
    `INSERT INTO attachment (id, uuid, interaction_id, name, media_type, size, sha256, created_at)
     VALUES ((SELECT 1 + max(coalesce((SELECT max(id) FROM attachment), 0),
                             coalesce((SELECT max(attachment_id) FROM attachment_content), 0))),
       @uuid, @interaction, @name, @mediaType, @size, @sha256, @now)`,
  );
  const insertContent = db.prepare('INSERT INTO attachment_content (attachment_id, content) VALUES (?, ?)');
  const select = db.prepare<[Buffer], { row: number; name: string; mediaType: string; size: number }>(
    'SELECT id AS row, name, media_type AS mediaType, size FROM attachment WHERE uuid = ? AND deleted_at IS NULL',
  );
  const selectWhole = db.prepare<[Buffer], Omit<Attachment, 'id'> & { interaction: Buffer }>(
    `SELECT name, media_type AS mediaType, size, interaction.uuid AS interaction
     FROM attachment JOIN interaction ON interaction.id = interaction_id
     WHERE attachment.uuid = ? AND attachment.deleted_at IS NULL AND interaction.deleted_at IS NULL`,
  );
  const content = db
    .prepare<[number], Buffer>('SELECT content FROM attachment_content WHERE attachment_id = ?')
    .pluck();
  const find = db.prepare<[Buffer], { interaction: number; name: string; mediaType: string }>(
    'SELECT interaction_id AS interaction, name, media_type AS mediaType FROM attachment WHERE uuid = ?',
  );
  const holds = db.prepare('SELECT 1 FROM attachment WHERE interaction_id = ? AND sha256 = ?');
  const remove = db.prepare('UPDATE attachment SET deleted_at = ? WHERE uuid = ? AND deleted_at IS NULL');
  return {
    insert(
      interaction: number,
      file: { name: string; mediaType: string; content: Uint8Array },
      now: number,
    ): Attachment {
      const uuid = newUuid(now);
      const { name, mediaType } = file;
      const size = file.content.length;
      const sha256 = createHash('sha256').update(file.content).digest();
      const row = insert.run({ uuid, interaction, name, mediaType, size, sha256, now }).lastInsertRowid;
      insertContent.run(row, file.content);
      return { id: fromUuid(uuid), name, mediaType, size };
    },
    read(id: string): (Attachment & { content: Uint8Array<ArrayBuffer> }) | undefined {
      const attachment = select.get(toUuid(id));
      if (attachment === undefined) return undefined;
      const { row, ...file } = attachment;
      return { ...file, id, content: new Uint8Array(content.get(row) ?? []) };
    },
    withInteraction(id: string): (Attachment & { interactionId: string }) | undefined {
      const row = selectWhole.get(toUuid(id));
      if (row === undefined) return undefined;
      const { interaction, ...file } = row;
      return { ...file, id, interactionId: fromUuid(interaction) };
    },
    /** Also one that was removed meanwhile. */
    find: (id: string) => find.get(toUuid(id)),
    /** Whether an interaction has, or had, a file of this very content. */
    holds: (interaction: number, content: Uint8Array): boolean =>
      holds.get(interaction, createHash('sha256').update(content).digest()) !== undefined,
    remove: (id: string, now: number): boolean => remove.run(now, toUuid(id)).changes > 0,
  };
}
