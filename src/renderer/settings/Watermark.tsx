import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { useAction } from '../bridge.ts';
import { LabelledSwitch } from '../ui/LabelledSwitch.tsx';
import css from './settings.module.css';

/** Whether prints and PDFs say on every page who made them, and when. */
export function Watermark() {
  const { t } = useTranslation();
  const { watermark } = useSettings();
  const change = useAction('settings.set');
  return (
    <section className={css.block}>
      <h3>{t('settings:watermark.title')}</h3>
      <LabelledSwitch
        id="watermark"
        label={t('settings:watermark.label')}
        checked={watermark}
        onChange={(checked) => void change.run({ watermark: checked })}
      />
      <p className="muted">{t('settings:watermark.hint')}</p>
    </section>
  );
}
