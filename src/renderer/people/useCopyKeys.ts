import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../ui/commands.ts';
import { useCopy } from '../ui/useCopy.ts';

type Point = { value: string };
/** Somebody, or a company, and how to reach them. */
export type Reachable = { id: string; name: string; phones: Point[]; emails: Point[]; wechat?: string };

/** Who can be reached at a company: its first contact, the others, the company itself. */
export const reachableOf = <P extends Reachable & { primary: boolean }>(
  company: Reachable & { people: P[] },
): Reachable[] => [...company.people.toSorted((a, b) => Number(b.primary) - Number(a.primary)), company];

/** What is copied, and its key: on pages alone, in the palette with Alt. */
export const COPY_KEYS = { phone: 't', email: 'm', wechat: 'w' } as const;
export type Way = keyof typeof COPY_KEYS;
export const WAYS: readonly Way[] = ['phone', 'email', 'wechat'];

function addressOf(way: Way, { phones, emails, wechat = '' }: Reachable): string {
  switch (way) {
    case 'phone':
      return phones[0]?.value ?? '';
    case 'email':
      return emails[0]?.value ?? '';
    case 'wechat':
      return wechat;
  }
}

/** Copies the number or address of the first of them who has one, and says whose it is. */
export function useCopyAddress(): (way: Way, among: readonly Reachable[]) => Promise<void> {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = useCopy();
  return async (way, among) => {
    const person = among.find((one) => addressOf(way, one) !== '');
    if (person === undefined) {
      void message.info(t(`people:copy.none.${way}`, { name: among[0]?.name ?? '' }));
      return;
    }
    const value = addressOf(way, person);
    await copy(value, t(`people:copy.done.${way}`, { name: person.name, value }));
  };
}

/** Which of the rows marked with `data-reach` the keyboard is in, or the mouse points at. */
const activeId = (): string | undefined =>
  [':focus-within', ':hover']
    .map((state) => document.querySelector<HTMLElement>(`[data-reach]${state}`)?.dataset.reach)
    .find((id) => id !== undefined);

/** T, M and W copy a telephone number, an e-mail address, a WeChat id: of who is meant, else of the first who has one. */
export function useCopyKeys(among: readonly Reachable[]): void {
  const copy = useCopyAddress();
  const run = (way: Way) => {
    const one = among.find(({ id }) => id === activeId());
    void copy(way, one === undefined ? among : [one]);
  };
  useShortcut(COPY_KEYS.phone, 'people:copy.phone', () => run('phone'));
  useShortcut(COPY_KEYS.email, 'people:copy.email', () => run('email'));
  useShortcut(COPY_KEYS.wechat, 'people:copy.wechat', () => run('wechat'));
}
