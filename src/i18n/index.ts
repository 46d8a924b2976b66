import { createInstance, type i18n } from 'i18next';
import type { Message } from '../domain/message.ts';
import type { Language } from './languages.ts';
import { nameSources } from './sources.ts';

type Catalog = Record<string, unknown>;

/**
 * Every `<language>/<noun>.json` beside this file; the file's name is the namespace: `t('noun:path.to.text')`. What a noun says under
 * `trail` and `enums` stands in those: the names of its tables, fields and calls, and its words. What it says under `labels` is what its fields are called
 * wherever they stand: in its forms, in the trail, in lists.
 */
const files = import.meta.glob<Catalog>('./*/*.json', { eager: true, import: 'default' });

/** Catalogs to which others add. */
const SHARED = ['trail', 'enums'];
/** Catalogs in which fields of any noun are called. */
const LABELLED = ['trail', 'imports'];

function merged(one: Catalog = {}, other: Catalog): Catalog {
  const all: Catalog = { ...one };
  for (const [key, value] of Object.entries(other))
    all[key] =
      typeof value === 'object' && typeof all[key] === 'object'
        ? merged(all[key] as Catalog, value as Catalog)
        : value;
  return all;
}

function resources(): Record<Language, Record<string, Catalog>> {
  const all: Record<Language, Record<string, Catalog>> = { 'zh-CN': {}, en: {} };
  for (const [path, catalog] of Object.entries(files)) {
    const [, language, noun] = /^\.\/([^/]+)\/(.+)\.json$/.exec(path) ?? [];
    if (language === undefined || noun === undefined) continue;
    const catalogs = all[language as Language];
    catalogs[noun] = merged(catalogs[noun], catalog);
    const { labels } = catalog;
    if (labels !== undefined)
      for (const of of [noun, ...LABELLED]) catalogs[of] = merged(catalogs[of], { field: labels });
    for (const shared of SHARED)
      if (noun !== shared && shared in catalog)
        catalogs[shared] = merged(catalogs[shared], catalog[shared] as Catalog);
  }
  return all;
}

export function createI18n(language: Language): i18n {
  const instance = createInstance();
  void instance.init({
    lng: language,
    fallbackLng: false,
    resources: resources(),
    defaultNS: 'common',
    initAsync: false,
    showSupportNotice: false,
    interpolation: { escapeValue: false },
  } as Parameters<i18n['init']>[0]);
  // A page changes its language while it is open: the text's own counts.
  instance.services.formatter?.add('named', (source, lng) =>
    nameSources(String(source), lng ?? language, (document) =>
      instance.t(`sources:titles.${document}`, { lng }),
    ),
  );
  return instance;
}

const instances = new Map<Language, i18n>();

/** Renders a message outside the renderer: notifications, explanations, errors, the command line. */
export function text(language: Language, { key, params }: Message): string {
  let instance = instances.get(language);
  if (instance === undefined) {
    instance = createI18n(language);
    instances.set(language, instance);
  }
  return instance.t(key, params ?? {});
}
