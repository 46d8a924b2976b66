import { type Message, message } from '../../domain/message.ts';

const PRINTED: Readonly<Record<string, string | undefined>> = {
  today: 'today:title',
  stakeholders: 'stakeholders:title',
  interactions: 'interactions:title',
  feedback: 'feedback:title',
  kpi: 'kpi:title',
  reports: 'reports:title',
  settings: 'settings:title',
  import: 'imports:title',
  report: 'print:report.title',
  visit: 'print:visit.title',
  person: 'print:person.title',
  certificate: 'handover:certificate.title',
};

/** What a printed page is called: by its kind, and its period where it has one. */
export function printedPage(route: string, text: (message: Message) => string): string {
  const [, page] = /^#\/(?:print\/)?(\w+)/.exec(route) ?? [];
  const [, period] = /[?&]period=([\w-]+)/.exec(route) ?? [];
  const key = page === undefined ? undefined : PRINTED[page];
  return [key === undefined ? route : text(message(key)), period].filter(Boolean).join(' ');
}
