import { LoadingOutlined } from '@ant-design/icons';
import { App, ConfigProvider, type ThemeConfig, theme } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useLayoutEffect, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.ts';
import { useSettings } from '../app/settings.ts';
import { nonce } from './nonce.ts';
import { dark, light, type Palette } from './palette.ts';

const FONT = 'var(--font)';
const antdLocales: Record<Language, typeof zhCN> = { 'zh-CN': zhCN, en: enUS };

/**
 * antd's own comes and goes by a transition, and stays in the button for good where that ends too soon to be noticed
 * (a call refused at once): read aloud, the button would be loading for ever.
 */
const LOADING = <LoadingOutlined spin aria-hidden />;

const darkQuery = window.matchMedia('(prefers-color-scheme: dark)');
const followSystem = (listener: () => void) => {
  darkQuery.addEventListener('change', listener);
  return () => darkQuery.removeEventListener('change', listener);
};

let printing = false;
const followPrinting = (listener: () => void) => {
  // The page is read as soon as these events are over.
  const begin = () => {
    printing = true;
    flushSync(listener);
  };
  const end = () => {
    printing = false;
    listener();
  };
  window.addEventListener('beforeprint', begin);
  window.addEventListener('afterprint', end);
  return () => {
    window.removeEventListener('beforeprint', begin);
    window.removeEventListener('afterprint', end);
  };
};

/** Whether the app is shown dark now. Paper is white in every theme. */
export function useDark(): boolean {
  const system = useSyncExternalStore(followSystem, () => darkQuery.matches);
  const onPaper = useSyncExternalStore(followPrinting, () => printing);
  const preference = useSettings().theme;
  return !onPaper && (preference === 'system' ? system : preference === 'dark');
}

/** The colours in use, for what is drawn without CSS. */
export const usePalette = (): Palette => (useDark() ? dark : light);

const themeOf = (isDark: boolean, c: Palette): ThemeConfig => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily: FONT,
    fontSize: 14,
    borderRadius: 6,
    controlHeight: 32,
    controlHeightSM: 26,
    motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
    colorPrimary: c.accent,
    colorLink: c.accent,
    // antd's own are paler than text may be.
    colorLinkHover: c.accent,
    colorLinkActive: c.accent,
    colorInfo: c.accent,
    colorError: c.danger,
    colorWarning: c.warning,
    colorSuccess: c.success,
    colorInfoBg: c.chosen,
    colorInfoBorder: c.border,
    colorErrorBg: c.dangerSoft,
    colorErrorBorder: c.border,
    colorWarningBg: c.warningSoft,
    colorWarningBorder: c.border,
    colorSuccessBg: c.successSoft,
    colorSuccessBorder: c.border,
    colorTextLightSolid: c.onAccent,
    colorBgBase: c.surface,
    colorBgContainer: c.surface,
    colorBgElevated: isDark ? c.raised : c.surface,
    colorBgLayout: c.ground,
    colorBorder: c.border,
    colorBorderSecondary: c.border,
    colorText: c.text,
    colorTextSecondary: c.muted,
    colorTextTertiary: c.muted,
    colorTextDescription: c.muted,
    colorTextPlaceholder: c.muted,
  },
  components: {
    Table: { headerBg: c.raised, cellPaddingBlockSM: 6, headerSplitColor: 'transparent' },
    Tooltip: { colorTextLightSolid: '#ffffff' },
    Tabs: { horizontalMargin: '0' },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px' },
  },
});

/** Colours, antd's locale and style nonce, the document's language. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const { language } = useSettings();
  const { i18n, t } = useTranslation();
  const isDark = useDark();
  const palette = isDark ? dark : light;

  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset.theme = isDark ? 'dark' : 'light';
    style.colorScheme = isDark ? 'dark' : 'light';
    for (const [use, colour] of Object.entries(palette)) style.setProperty(`--${use}`, colour);
  }, [isDark, palette]);

  useEffect(() => {
    if (i18n.language !== language) void i18n.changeLanguage(language);
    document.documentElement.lang = language;
    document.title = t('common:windowTitle', { lng: language });
  }, [language, i18n, t]);

  return (
    <ConfigProvider
      csp={{ nonce }}
      locale={antdLocales[language]}
      theme={themeOf(isDark, palette)}
      button={{ autoInsertSpace: false, loadingIcon: LOADING }}
      // What was once written in a field is offered in no other; fields of choices, days and numbers say so themselves.
      input={{ autoComplete: 'off' }}
      textArea={{ autoComplete: 'off' }}
    >
      {/* What was done, and its Undo, stand below: above they would cover titles and the palette. */}
      <App className="app" message={{ top: 'calc(100vh - 60px)', maxCount: 1 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
