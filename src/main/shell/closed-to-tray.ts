import { Notification } from 'electron';
import { z } from 'zod';
import { text } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';
import type { CoreLink } from './core-link.ts';
import { hasTray } from './host.ts';

const settings = z.object({ toldAboutTray: z.boolean() });

/** Tells the user, the first time ever, that the app goes on reminding without a window, and how to end it. */
export async function tellOnceAboutTray(core: CoreLink, language: Language): Promise<void> {
  const got = await core.call('settings.get', {});
  if (!got.ok || settings.parse(got.value).toldAboutTray || !Notification.isSupported()) return;
  const body = hasTray() ? 'shell:stillHere.withTray' : 'shell:stillHere.withoutTray';
  new Notification({
    title: text(language, { key: 'shell:stillHere.title' }),
    body: text(language, { key: body }),
  }).show();
  await core.call('settings.set', { toldAboutTray: true });
}
