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

test('no file imports itself in a circle', () => {
  const graph = Map.groupBy(
    imports.filter((one) => isOurs(one) && !one.typeOnly),
    (one) => one.from,
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (file: string, path: string[]): void => {
    if (path.includes(file)) {
      circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const { to } of graph.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of graph.keys()) visit(file, []);
  expect(circles).toEqual([]);
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
