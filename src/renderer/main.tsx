import './theme/fonts.ts';
import './theme/global.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../i18n/index.ts';
import { App } from './app/App.tsx';
import { ask, followEvents, queries } from './bridge.ts';
import { followCore } from './clock.ts';
import { followLeaving } from './drafts/keeping.ts';
import { signStyles } from './theme/nonce.ts';
import { keepKeysFromLists } from './ui/list-keys.ts';

signStyles();
const { language, now } = await ask('settings.get', {});
followCore(now);
const i18n = createI18n(language);
followEvents();
keepKeysFromLists();
followLeaving();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <I18nextProvider i18n={i18n}>
          <App />
        </I18nextProvider>
      </QueryClientProvider>
    </StrictMode>,
  );
}
