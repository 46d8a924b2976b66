import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { type PageDefinition, pageFor } from '../pages.ts';
import { useRoute } from '../route.ts';
import { ThemeProvider } from '../theme/ThemeProvider.tsx';
import { tellCutTexts } from '../ui/cut-texts.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { useKeyboard } from '../ui/useKeyboard.ts';
import { useArrival } from '../welcome/arrival.ts';
import { Welcome } from '../welcome/Welcome.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';

/** A page that speaks of no vault, without what stands around pages of one. */
function Alone({ page: { Component } }: { page: PageDefinition }) {
  useKeyboard();
  return <Component />;
}

/** The pages while a vault is open; else the way to one. */
function Gate() {
  const { t } = useTranslation();
  const state = useCall('vault.state', {});
  const settling = useArrival(({ stage }) => stage !== 'idle');
  const page = pageFor(useRoute().path);
  if (page?.withoutVault && page.bare) return <page.Component />;
  return (
    <Loaded query={state} skeleton={<p className="visually-hidden">{t('common:loading')}</p>}>
      {(vault) =>
        vault.state === 'open' && !settling ? (
          <Frame folder={vault.folder} sample={vault.sample} />
        ) : page?.withoutVault ? (
          <Alone page={page} />
        ) : (
          <Welcome vault={vault} />
        )
      }
    </Loaded>
  );
}

export function App() {
  useEffect(tellCutTexts, []);
  return (
    <ThemeProvider>
      <ErrorBoundary resetKey="app">
        <Gate />
      </ErrorBoundary>
    </ThemeProvider>
  );
}
