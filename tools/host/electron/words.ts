import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the host says itself: it speaks where the app can't. */
const WORDS = {
  en: {
    doesNotListen: 'Liaison is running already, but doesn’t listen. End it and start again.',
    doesNotAnswer: 'Liaison is running already, but doesn’t answer. End it and start again.',
    showsNoWindow: 'Liaison is running already, but can’t show its window: ',
    cannotListen: 'Liaison can’t listen for other starts: ',
    noWindow: 'there is none.',
  },
  'zh-CN': {
    doesNotListen: '联络台已在运行，但没有响应新的启动。请先结束它，再重新启动。',
    doesNotAnswer: '联络台已在运行，但没有回应。请先结束它，再重新启动。',
    showsNoWindow: '联络台已在运行，但无法显示窗口：',
    cannotListen: '联络台无法接收新的启动请求：',
    noWindow: '没有窗口。',
  },
} as const;

/** The language that this start asks for, else the one chosen in the app. */
function languageOf(userData: string, args: readonly string[]): unknown {
  const asked = args.find((arg) => arg.startsWith('--lang='));
  if (asked !== undefined) return asked.slice('--lang='.length);
  try {
    return JSON.parse(readFileSync(join(userData, 'settings.json'), 'utf8')).language;
  } catch {
    return undefined;
  }
}

/** What is said to whoever uses this folder; in the computer's language where no other is known. */
export function wordsFor(
  userData: string,
  args: readonly string[] = process.argv,
): Record<keyof (typeof WORDS)['en'], string> {
  const language = languageOf(userData, args);
  if (language === 'en' || language === 'zh-CN') return WORDS[language];
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? WORDS['zh-CN'] : WORDS.en;
}
