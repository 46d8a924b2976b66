import { LockOutlined, MenuFoldOutlined, MenuUnfoldOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { type PageDefinition, pages } from '../pages.ts';
import { usePalette } from '../palette/state.ts';
import { useShortcut } from '../ui/commands.ts';
import { Shortcut } from '../ui/Shortcut.tsx';
import { AppMenu } from './AppMenu.tsx';
import css from './frame.module.css';
import { useFrame } from './state.ts';

function PageLink({ page, current, folded }: { page: PageDefinition; current: boolean; folded: boolean }) {
  const { t } = useTranslation();
  const { route, title, icon: Icon, shortcut, Count } = page;
  const name = t(title);
  return (
    <Tooltip title={folded ? name : undefined} placement="right">
      <a
        href={`#${route}`}
        className={css.link}
        {...(folded && { 'aria-label': name })}
        {...(current && { 'aria-current': 'page' as const })}
      >
        <Icon aria-hidden />
        {!folded && <span className={css.linkText}>{name}</span>}
        {!folded && Count !== undefined && <Count />}
        {!folded && shortcut !== undefined && (
          <span className={css.linkKeys} aria-hidden>
            <Shortcut keys={shortcut} />
          </span>
        )}
      </a>
    </Tooltip>
  );
}

/** The pages, search, and the lock. Folds to icons. */
export function Navigation({ current, sample }: { current: PageDefinition | undefined; sample: boolean }) {
  const { t } = useTranslation();
  const { folded, toggle } = useFrame();
  const openPalette = usePalette((state) => state.open);
  const lock = useAction('vault.lock');

  useShortcut('[', 'common:foldNavigation', toggle);
  return (
    <nav className={css.nav} aria-label={t('common:navigation')} data-folded={folded}>
      <div className={css.brand}>
        <span className={css.mark} aria-hidden>
          联
        </span>
        {!folded && <strong>{t('common:appName')}</strong>}
      </div>
      <button
        type="button"
        className={css.search}
        onClick={openPalette}
        {...(folded && { 'aria-label': t('common:searchEverything') })}
      >
        <SearchOutlined aria-hidden />
        {!folded && <span className={css.linkText}>{t('common:search')}</span>}
        {!folded && <Shortcut keys="mod+k" />}
      </button>
      <div className={css.links}>
        {pages
          .filter(({ nav }) => nav)
          .map((page) => (
            <PageLink key={page.route} page={page} current={page === current} folded={folded} />
          ))}
      </div>
      <div className={css.foot}>
        {sample && !folded && <p className={css.sample}>{t('common:sampleVault')}</p>}
        <div className={css.footButtons}>
          <Tooltip title={t(folded ? 'common:unfoldNavigation' : 'common:foldNavigation')} placement="right">
            <Button
              type="text"
              aria-label={t(folded ? 'common:unfoldNavigation' : 'common:foldNavigation')}
              aria-expanded={!folded}
              icon={folded ? <MenuUnfoldOutlined aria-hidden /> : <MenuFoldOutlined aria-hidden />}
              onClick={toggle}
            />
          </Tooltip>
          <AppMenu />
          <Tooltip title={t('common:lock')} placement="right">
            <Button
              type="text"
              aria-label={t('common:lock')}
              icon={<LockOutlined aria-hidden />}
              onClick={() => void lock.run({})}
            />
          </Tooltip>
        </div>
      </div>
    </nav>
  );
}
