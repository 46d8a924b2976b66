import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../i18n/languages.ts';
import { AppButtons } from '../app/AppMenu.tsx';
import { type Settings, useSettings } from '../app/settings.ts';
import { useAction, useCall } from '../bridge.ts';
import { LabelledSwitch } from '../ui/LabelledSwitch.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import css from './settings.module.css';

const THEMES: readonly Settings['theme'][] = ['light', 'dark', 'system'];
const ZONES = Intl.supportedValuesOf('timeZone');

/** Of this computer: language, looks, time zone, what closing the window does. */
export function AppSection() {
  const { t } = useTranslation();
  const settings = useSettings();
  const { data: info } = useCall('shell.getInfo', {});
  const change = useAction('settings.set');
  const set = (part: Partial<Settings>) => void change.run(part);
  return (
    <Form layout="vertical" className={css.form}>
      <Form.Item label={t('settings:language')}>
        <Segmented
          aria-label={t('settings:language')}
          value={settings.language}
          options={LANGUAGES.map((value) => ({ value, label: t(`settings:languages.${value}`) }))}
          onChange={(language) => set({ language })}
        />
      </Form.Item>
      <Form.Item label={t('settings:theme')}>
        <Segmented
          aria-label={t('settings:theme')}
          value={settings.theme}
          options={THEMES.map((value) => ({ value, label: t(`settings:themes.${value}`) }))}
          onChange={(theme) => set({ theme })}
        />
      </Form.Item>
      <Form.Item
        label={t('settings:zone')}
        htmlFor="zone"
        extra={
          settings.computerZone === settings.effectiveZone
            ? t('settings:zoneHint')
            : t('settings:zoneElsewhere', { zone: settings.computerZone })
        }
      >
        <Select
          id="zone"
          showSearch
          value={settings.effectiveZone}
          options={[...new Set([settings.effectiveZone, settings.computerZone, ...ZONES])].map((zone) => ({
            value: zone,
            label: zone,
          }))}
          onChange={(zone) => set({ zone })}
        />
      </Form.Item>
      <Form.Item>
        <LabelledSwitch
          id="close-to-tray"
          label={t('settings:closeToTray')}
          checked={settings.closeToTray ?? info?.tray ?? true}
          onChange={(closeToTray) => set({ closeToTray })}
        />
        <p className="muted">
          {t(info?.tray === false ? 'settings:closeToTrayNoTray' : 'settings:closeToTrayHint')}
        </p>
      </Form.Item>
      <Form.Item>
        <LabelledSwitch
          id="launch-at-login"
          label={t('settings:launchAtLogin')}
          checked={settings.launchAtLogin}
          onChange={(launchAtLogin) => set({ launchAtLogin })}
        />
        <p className="muted">{t('settings:launchAtLoginHint')}</p>
      </Form.Item>
      {info !== undefined && (
        <p className="muted">
          {t('settings:about', { version: info.version, host: t(`settings:host.${info.host}`) })}
        </p>
      )}
      <AppButtons />
    </Form>
  );
}
