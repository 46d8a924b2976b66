import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const SRC = join(ROOT, 'src');

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => join(SRC, file))
  .filter((file) => statSync(file).isFile());

type Import = { from: string; to: string; typeOnly: boolean };

/** Every import of a file: of another file of ours by its path below `src`, of a package by its name. */
function importsOf(file: string): Import[] {
  const source = readFileSync(file, 'utf8');
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'|(?:^|\n)import\s+'([^']+)'|import\('([^']+)'\)/g;
  return [...source.matchAll(pattern)].map((match) => {
    const target = match[3] ?? match[4] ?? match[5] ?? '';
    const to = target.startsWith('.')
      ? relative(SRC, resolve(dirname(file), target.replace(/\?.*$/, '')))
      : target;
    return { from: relative(SRC, file), to, typeOnly: match[2] !== undefined };
  });
}

const imports = files.flatMap(importsOf);
const layerOf = (path: string): string => path.split('/')[0] ?? '';
const isOurs = ({ to }: Import) => files.includes(join(SRC, to));
const say = ({ from, to }: Import) => `${from} → ${to}`;

/** Layers whose files each layer may import. */
const MAY_IMPORT: Record<string, string[]> = {
  domain: ['domain'],
  i18n: ['i18n', 'domain'],
  records: ['records', 'domain'],
  contract: ['contract', 'records', 'domain', 'i18n'],
  main: ['main', 'contract', 'records', 'domain', 'i18n'],
  cli: ['cli', 'main', 'contract', 'domain', 'i18n'],
  preload: [],
  renderer: ['renderer', 'contract', 'domain', 'i18n'],
};

test('imports run domain ← records, i18n ← contract ← main, renderer, cli; main and renderer never meet', () => {
  const wrong = imports.filter(
    (one) =>
      isOurs(one) &&
      !(one.typeOnly && layerOf(one.from) === 'preload') &&
      !MAY_IMPORT[layerOf(one.from)]?.includes(layerOf(one.to)),
  );
  expect(wrong.map(say)).toEqual([]);
});

test('the domain knows neither Electron, Node, the screen, SQL nor a clock', () => {
  const foreign = imports.filter(
    ({ from, to }) =>
      layerOf(from) === 'domain' && /^(electron|node:|react|antd|better-sqlite3|playwright)/.test(to),
  );
  expect(foreign.map(say)).toEqual([]);
  const clocks = files
    .filter((file) => layerOf(relative(SRC, file)) === 'domain')
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|Temporal\.Now\b|setTimeout\(|Math\.random\(/.test(
        readFileSync(file, 'utf8'),
      ),
    );
  expect(clocks.map((file) => relative(ROOT, file))).toEqual([]);
});

test('electron is imported by the shell alone, never by the core', () => {
  const wrong = imports.filter(
    ({ from, to }) => to === 'electron' && !/^main\/(index\.ts|shell\/)|^preload\//.test(from),
  );
  expect(wrong.map(say)).toEqual([]);
});

test('only the entries own a clock; everything else is told the time', () => {
  const allowed = /^(main\/core-process\.ts|main\/shell\/|main\/index\.ts|cli\/run\.ts|renderer\/)/;
  const clocks = files
    .map((file) => relative(SRC, file))
    .filter((file) => !allowed.test(file))
    .filter((file) =>
      /\bDate\.now\(|new Date\(\)|Temporal\.Now\b/.test(readFileSync(join(SRC, file), 'utf8')),
    );
  expect(clocks).toEqual([]);
});

test('stores never import the store of another noun', () => {
  const wrong = imports.filter(
    (one) =>
      isOurs(one) &&
      /^main\/.*store\.ts$/.test(one.from) &&
      /^main\/.*store\.ts$/.test(one.to) &&
      dirname(one.from) !== dirname(one.to),
  );
  expect(wrong.map(say)).toEqual([]);
});

/** Circles in a graph, each as its path. */
function circlesIn(graph: ReadonlyMap<string, Iterable<string>>): string[] {
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (node: string, path: string[]): void => {
    if (path.includes(node)) {
      circles.push([...path.slice(path.indexOf(node)), node].join(' → '));
      return;
    }
    if (done.has(node)) return;
    for (const to of graph.get(node) ?? []) visit(to, [...path, node]);
    done.add(node);
  };
  for (const node of graph.keys()) visit(node, []);
  return circles;
}

test('no file imports itself in a circle', () => {
  const graph = Map.groupBy(
    imports.filter((one) => isOurs(one) && !one.typeOnly),
    (one) => one.from,
  );
  expect(circlesIn(new Map([...graph].map(([from, all]) => [from, all.map(({ to }) => to)])))).toEqual([]);
});

/** Files at the root of `src/main`. */
const ROOT_FILES = '.';
/** A folder that no line names is a noun. */
const NOUNS = 'nouns';
/** The folders of `src/main` from the ground up: a file imports from its own folder, its own line and the lines above it. */
const FOLDERS = [
  ['computer'],
  ['db'],
  ['records'],
  ['journal'],
  ['vault', 'session'],
  ['ipc'],
  ['drafts', 'jobs', 'settings'],
  ['backups'],
  ['services'],
  [NOUNS],
  ['due', 'exports', 'handover', 'imports', 'kpi', 'reminders', 'reports', 'today'],
  ['keeper', 'reader', 'sample', 'shell'],
  [ROOT_FILES],
];

const folderOf = (path: string): string =>
  path.split('/').length === 2 ? ROOT_FILES : (path.split('/')[1] ?? '');
const heightOf = (path: string): number => {
  const height = FOLDERS.findIndex((line) => line.includes(folderOf(path)));
  return height === -1 ? FOLDERS.findIndex((line) => line.includes(NOUNS)) : height;
};
const betweenFolders = imports.filter(
  (one) =>
    isOurs(one) &&
    layerOf(one.from) === 'main' &&
    layerOf(one.to) === 'main' &&
    folderOf(one.from) !== folderOf(one.to),
);

test('the folders of main are a direction, types included', () => {
  expect(betweenFolders.filter(({ from, to }) => heightOf(from) < heightOf(to)).map(say)).toEqual([]);
});

test('no folder of main imports itself in a circle, types included', () => {
  const graph = Map.groupBy(betweenFolders, ({ from }) => folderOf(from));
  const folders = [...graph].map(
    ([from, all]) => [from, new Set(all.map(({ to }) => folderOf(to)))] as const,
  );
  expect(circlesIn(new Map(folders))).toEqual([]);
});

test('every folder of main that a line names is there', () => {
  const there = new Set(
    files
      .map((file) => relative(SRC, file))
      .filter((path) => layerOf(path) === 'main')
      .map(folderOf),
  );
  expect(FOLDERS.flat().filter((name) => name !== NOUNS && !there.has(name))).toEqual([]);
});

/** Tables of names and figures, not logic. */
const DATA = /^src\/main\/sample\/companies\.ts$/;

test('files stay small enough to read at a sitting', () => {
  const long = files
    .map((file) => ({ file: relative(ROOT, file), lines: readFileSync(file, 'utf8').split('\n').length }))
    .filter(({ file, lines }) => lines > 330 && !DATA.test(file));
  expect(long).toEqual([]);
});

test('choices come from renderer/ui, where keys do what is meant, not from antd itself', () => {
  const wrong = files.filter(
    (file) =>
      !/renderer\/ui\/(Select|Segmented)\.tsx$/.test(file) &&
      /import \{[^}]*\b(Select|Segmented|TreeSelect|Cascader|Mentions)\b[^}]*\} from 'antd'/.test(
        readFileSync(file, 'utf8'),
      ),
  );
  expect(wrong.map((file) => relative(ROOT, file))).toEqual([]);
});

test('the page reads no clock of its own: now and today are the core’s, which `--now` may have moved', () => {
  const OWN = /\bDate\.now\b|\bnew Date\(\s*\)|\bdayjs\(|\bTemporal\.Now\b|\.toLocale(?:Date|Time)String\(/;
  /** Parts of an instant in the computer's zone; the vault has its own. */
  const IN_COMPUTERS_ZONE = /\.get(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|TimezoneOffset)\(/;
  const wrong = files
    .map((file) => relative(SRC, file))
    .filter((file) => file.startsWith('renderer/') && file !== 'renderer/clock.ts')
    .filter((file) => {
      const text = readFileSync(join(SRC, file), 'utf8');
      return OWN.test(text) || IN_COMPUTERS_ZONE.test(text);
    });
  expect(wrong).toEqual([]);
});
