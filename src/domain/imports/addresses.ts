import { message } from '../message.ts';
import { LONGEST, labelText, oneLine } from './cells.ts';
import { detail } from './detail.ts';
import type { Field } from './fields.ts';
import { joinAddress } from './names.ts';
import type { RowReader } from './row-reader.ts';

/** The addresses of a person, of which a list may give several, each in one column or in parts. */

const PARTS = ['street', 'city', 'region', 'postalCode', 'country'] as const satisfies Field[];
const FIELDS = ['personAddress', 'addressLabel', ...PARTS] as const satisfies Field[];
type Cells = Record<(typeof FIELDS)[number], string[]>;

/** What the columns of one address have in common: Business Street, 商务地址 市/县, Address 2 - City. */
const COMMON =
  /^(?:address \d+|商务地址|住宅地址|其他地址|(?:business|home|other|mailing|billing|shipping)(?= (?:address|street|city|state|postal|zip|country)))/i;

/** A list of business contacts means the address of the business, where there is one. */
const RANKS = [
  /商务|办公|单位|公司|工作|business|work|mailing/i,
  /^(?!.*(?:住|家|home|其他|other|billing|shipping))/i,
  /住|家|home/i,
];
function rankOf(name: string): number {
  const rank = RANKS.findIndex((pattern) => pattern.test(name));
  return rank === -1 ? RANKS.length : rank;
}

type Address = { name: string; text: string; cells: Cells };

function addressesOf(row: RowReader): Address[] {
  const byName = new Map<string, { at: number; cells: Cells }>();
  for (const field of FIELDS) {
    for (const { heading, position } of row.columns(field)) {
      const common = COMMON.exec(heading)?.[0];
      const name = common ?? (field === 'personAddress' ? `${heading}\n${position}` : '');
      const address = byName.get(name) ?? {
        at: position,
        cells: {
          personAddress: [],
          addressLabel: [],
          street: [],
          city: [],
          region: [],
          postalCode: [],
          country: [],
        },
      };
      address.at = Math.min(address.at, position);
      address.cells[field].push(row.raw(position).trim());
      byName.set(name, address);
    }
  }
  return [...byName]
    .sort(([, a], [, b]) => a.at - b.at)
    .map(([key, { cells }]) => {
      const [label = ''] = cells.addressLabel.map(labelText);
      const [heading = ''] = key.split('\n');
      const whole = cells.personAddress.map(oneLine).find((text) => text !== '');
      return { name: label || heading, text: whole ?? joinAddress(cells), cells };
    })
    .filter(({ text }) => text !== '');
}

const isPostalCode = ({ cells }: Address) =>
  FIELDS.every((field) => field === 'postalCode' || cells[field].every((text) => text === ''));

/** The address to use, and the others as details; a postal code alone (地址, 邮编) belongs to an address told elsewhere. */
export function readAddresses(row: RowReader): { address: string; postalCode: string; details: string[] } {
  const all = addressesOf(row);
  const addresses = all
    .filter((address) => !isPostalCode(address))
    .sort((a, b) => rankOf(a.name) - rankOf(b.name));
  const isTooLong = ({ text }: Address) => text.length > LONGEST.address;
  if (addresses.some(isTooLong))
    row.report('warning', null, message('imports:warning.tooLong', { limit: LONGEST.address }));
  const first = addresses.find((address) => !isTooLong(address));
  const further = addresses.filter((address) => address !== first);
  return {
    address: first?.text ?? '',
    postalCode: all.find(isPostalCode)?.text ?? '',
    details: further
      .filter(({ text }) => text !== first?.text)
      .map(({ name, text }) => (name === '' ? text : detail(name, text))),
  };
}

/** An address with the postal code that stands in a column of its own. */
export const withPostalCode = (address: string, postalCode: string): string =>
  address === '' || address.includes(postalCode)
    ? address
    : `${address} ${postalCode}`.slice(0, LONGEST.address);
