import {
  CommentOutlined,
  FileOutlined,
  FileTextOutlined,
  SearchOutlined,
  ShopOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Modal } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, type OutputOf, useCall } from '../bridge.ts';
import { COPY_KEYS, reachableOf, useCopyAddress, WAYS, type Way } from '../people/useCopyKeys.ts';
import { go } from '../route.ts';
import { useDueSummary } from '../today/DueCount.tsx';
import { useCommand, useCommands } from '../ui/commands.ts';
import { Shortcut } from '../ui/Shortcut.tsx';
import { useDebounced } from '../ui/useDebounced.ts';
import { offered } from './match.ts';
import css from './palette.module.css';
import { usePalette } from './state.ts';

type Hit = OutputOf<'search.all'>[number];
type Entry = {
  id: string;
  title: string;
  detail: string;
  icon: ReactNode;
  keys?: string;
  /** What was found, if it is no command. */
  hit?: Hit;
  run(): void;
};

const isReachable = (hit: Hit | undefined): hit is Hit =>
  hit?.type === 'person' || hit?.type === 'stakeholder';

const HIT_ICONS: Partial<Record<Hit['type'], ReactNode>> = {
  stakeholder: <ShopOutlined aria-hidden />,
  person: <UserOutlined aria-hidden />,
  interaction: <FileTextOutlined aria-hidden />,
  feedback: <CommentOutlined aria-hidden />,
};

/** Ctrl/⌘ K: go to a page, do something, or find anything in the vault. */
export function Palette() {
  const { shown, times, open, close } = usePalette();
  const { t } = useTranslation();
  useCommand({ id: 'palette', label: 'palette:title', keys: 'mod+k', everywhere: true }, open);
  return (
    <Modal
      open={shown}
      onCancel={close}
      footer={null}
      closable={false}
      destroyOnHidden
      // At once: what is typed after the shortcut would else go to the page behind it.
      transitionName=""
      maskTransitionName=""
      width={640}
      style={{ top: 80 }}
      title={<span className="visually-hidden">{t('palette:title')}</span>}
      className={css.palette ?? ''}
    >
      <Finder key={times} close={close} />
    </Modal>
  );
}

/** What answers to these words, and whether more of it may come. What answered to others never stands among it. */
function useEntries(words: string): { entries: Entry[]; pending: boolean } {
  const { t } = useTranslation();
  const commands = useCommands((state) => state.commands);
  const due = useDueSummary();
  const query = useDebounced(words, 80);
  const { data, isPending } = useCall('search.all', { query, limit: 12 }, { enabled: query !== '' });
  const pending = query !== words || (query !== '' && isPending);
  const candidates = commands
    .filter(({ id, inPalette }) => inPalette && id !== 'palette')
    .map((command) => ({ ...command, name: t(command.label, command.params ?? {}) }))
    .reverse();
  const toDo = offered(candidates, words).map(({ id, name, icon, keys, run }) => ({
    id,
    title: name,
    detail: [t(id.startsWith('page:') ? 'palette:goTo' : 'palette:command'), id === 'page:/today' ? due : '']
      .filter(Boolean)
      .join(' · '),
    icon,
    ...(keys !== undefined && { keys }),
    run,
  }));
  const hits = (pending ? [] : (data ?? [])).map((hit) => {
    const { type, id, title, detail, route } = hit;
    return {
      hit,
      id: `${type}:${id}`,
      title,
      detail: [t(`trail:table.${type}`), detail].filter(Boolean).join(' · '),
      icon: HIT_ICONS[type] ?? <FileOutlined aria-hidden />,
      run: () => go(route),
    };
  });
  return { entries: [...hits, ...toDo], pending };
}

function Finder({ close }: { close(): void }) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  /** What an arrow key or the mouse has marked; else the first is meant. */
  const [activeId, setActiveId] = useState<string>();
  const words = query.trim();
  const { entries, pending } = useEntries(words);
  /** Enter came before the answer: the first that is found is meant, not what stands there meanwhile. */
  const [entered, setEntered] = useState(false);
  const current = entries.find(({ id }) => id === activeId) ?? entries[0];
  const mark = (step: number) => {
    const at = current === undefined ? 0 : entries.indexOf(current);
    setActiveId(entries[Math.min(Math.max(at + step, 0), entries.length - 1)]?.id);
  };

  const start = (entry: Entry | undefined) => {
    if (entry === undefined) return;
    close();
    entry.run();
  };
  const copy = useCopyAddress();
  const copyOf = async (hit: Hit, way: Way) => {
    const [, , stakeholderId = ''] = hit.route.split('/');
    const company = await ask('stakeholders.get', { id: stakeholderId });
    const person = company.people.find(({ id }) => id === hit.id);
    await copy(way, person === undefined ? reachableOf(company) : [person]);
  };
  useEffect(() => {
    if (!entered || pending) return;
    setEntered(false);
    start(current);
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const way = event.altKey
      ? WAYS.find((each) => event.code === `Key${COPY_KEYS[each].toUpperCase()}`)
      : undefined;
    const hit = current?.hit;
    if (way !== undefined && isReachable(hit)) void copyOf(hit, way);
    else if (event.key === 'Enter' && pending && (activeId === undefined || current?.id !== activeId))
      setEntered(true);
    else if (event.key === 'Enter') start(current);
    else if (event.key === 'ArrowDown') mark(1);
    else if (event.key === 'ArrowUp') mark(-1);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={css.field}>
        <SearchOutlined aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: the palette is opened to type into it
          autoFocus
          className={css.input}
          autoComplete="off"
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-autocomplete="list"
          aria-label={t('palette:title')}
          {...(current !== undefined && { 'aria-activedescendant': `palette-${entries.indexOf(current)}` })}
          placeholder={t('palette:placeholder')}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActiveId(undefined);
            setEntered(false);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id="palette-list" role="listbox" aria-label={t('palette:results')} className={css.list}>
        {entries.map((entry, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
          <div
            key={entry.id}
            id={`palette-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={entry === current}
            className={css.entry}
            ref={(element) => {
              if (entry === current) element?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => start(entry)}
            onMouseMove={() => setActiveId(entry.id)}
          >
            <span className={css.icon}>{entry.icon}</span>
            <span className={css.name}>{entry.title}</span>
            <span className={css.detail}>{entry.detail}</span>
            {entry.keys !== undefined && <Shortcut keys={entry.keys} />}
          </div>
        ))}
      </div>
      {isReachable(current?.hit) && (
        <p className={css.copies}>
          {WAYS.map((way) => (
            <span key={way}>
              <Shortcut keys={`alt+${COPY_KEYS[way]}`} /> {t(`people:copy.${way}`)}
            </span>
          ))}
        </p>
      )}
      {entries.length === 0 && <p className={css.nothing}>{t('palette:nothing')}</p>}
    </>
  );
}
