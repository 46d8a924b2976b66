import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { pageFor } from '../pages.ts';
import { useRoute } from '../route.ts';
import { ThemeProvider } from '../theme/ThemeProvider.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { useArrival } from '../welcome/arrival.ts';
import { Welcome } from '../welcome/Welcome.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { Frame } from './Frame.tsx';

/** The pages while a vault is open; else the way to one. */
function Gate() {
  const { t } = useTranslation();
  const state = useCall('vault.state', {});
  const settling = useArrival(({ stage }) => stage !== 'idle');
  const page = pageFor(useRoute().path);
  if (page?.withoutVault) return <page.Component />;
  return (
    <Loaded query={state} skeleton={<p className="visually-hidden">{t('common:loading')}</p>}>
      {(vault) =>
        vault.state === 'open' && !settling ? (
          <Frame folder={vault.folder} sample={vault.sample} />
        ) : (
          <Welcome vault={vault} />
        )
      }
    </Loaded>
  );
}

export function App() {
  return (
    <ThemeProvider>
      <ErrorBoundary resetKey="app">
        <Gate />
      </ErrorBoundary>
    </ThemeProvider>
  );
}
