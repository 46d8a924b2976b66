import { toUuid } from './uuid.ts';

/**
 * Condition that an owner column is one of these owners; null among them means nobody's. The UUIDs stand in the SQL as
 * hexadecimal literals, so that stores with named and with positional parameters share it.
 */
export function ownedBy(column: string, ownerIds: readonly (string | null)[]): string {
  const uuids = ownerIds.filter((id) => id !== null).map((id) => `x'${toUuid(id).toString('hex')}'`);
  const ofOwners = `${column} IN (SELECT id FROM owner WHERE uuid IN (${uuids.join(', ')}))`;
  return ownerIds.includes(null) ? `(${column} IS NULL OR ${ofOwners})` : ofOwners;
}
