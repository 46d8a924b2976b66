import { describe, expect, test } from 'vitest';
import { understand } from './drafts-fixture.ts';

/** The address and details of the one person of a list. */
function address(headings: string, cells: string) {
  const [row] = understand(Buffer.from(`${headings}\n${cells}\n`)).rows;
  return [row?.person?.address, row?.person?.details ?? [], row?.stakeholder?.address];
}

describe('of several addresses that of the business is used, and no other is lost', () => {
  const OUTLOOK =
    'First Name,Business Street,Business City,Business Postal Code,Home Street,Home Street 2,Home City,Home Country/Region,Other Street';

  test('Outlook', () => {
    expect(
      address(OUTLOOK, 'Ann,1 Main St,Springfield,62701,2 Elm St,Flat 3,Shelbyville,USA,PO Box 7'),
    ).toEqual([
      '1 Main St, Springfield, 62701',
      ['Home: 2 Elm St, Flat 3, Shelbyville, USA', 'Other: PO Box 7'],
      undefined,
    ]);
  });

  test('a home address is used where there is no other', () => {
    expect(address(OUTLOOK, 'Ann,,,,2 Elm St,,Shelbyville,USA,')).toEqual([
      '2 Elm St, Shelbyville, USA',
      [],
      undefined,
    ]);
  });

  test('Outlook in Chinese', () => {
    const headings =
      '姓,名,住宅地址 街道,住宅地址 市/县,住宅地址 省/市/自治区,住宅地址 邮政编码,商务地址 街道,商务地址 市/县';
    expect(address(headings, '张,伟,一路1号,广州市,广东省,510000,科苑路15号,深圳市')).toEqual([
      '深圳市科苑路15号',
      ['住宅地址：广东省广州市一路1号 510000'],
      undefined,
    ]);
    expect(address(headings, '张,伟,一路1号,广州市,广东省,510000,,')[0]).toBe('广东省广州市一路1号 510000');
  });

  test('Google: in parts where it is not put together, by label', () => {
    const headings =
      'First Name,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 2 - Label,Address 2 - Formatted,Address 2 - Street';
    expect(address(headings, '张伟,,,科苑路1号,深圳市,,,')).toEqual(['深圳市科苑路1号', [], undefined]);
    expect(address(headings, 'Ann,Home,2 Elm St,2 Elm St,,* Work,1 Main St,1 Main St')).toEqual([
      '1 Main St',
      ['Home: 2 Elm St'],
      undefined,
    ]);
  });

  test('Salesforce: two streets are not one address', () => {
    expect(
      address('Name,Mailing Street,Mailing City,Billing Street,Billing City', 'Ann,1 A St,X,2 B St,Y'),
    ).toEqual(['1 A St, X', ['Billing: 2 B St, Y'], undefined]);
  });

  test('a postal code in a column of its own belongs to the address beside it', () => {
    expect(address('姓名,公司,家庭住址,公司地址,邮编', '张伟,甲,家1号,公司2号,100000')).toEqual([
      '家1号',
      [],
      '公司2号 100000',
    ]);
    expect(address('姓名,住址,邮编', '张伟,家1号,100000')[0]).toBe('家1号 100000');
    expect(address('姓名,邮编', '张伟,100000')[0]).toBe('100000');
  });
});
