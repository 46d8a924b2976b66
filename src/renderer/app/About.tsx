import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { useCommand } from '../ui/commands.ts';
import css from './frame.module.css';

/** What this is, on what it runs, and where the vault lies. */
export function About({ folder }: { folder: string }) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const { data: info } = useCall('shell.getInfo', {}, { enabled: isShown });
  useCommand({ id: 'about', label: 'common:about.title' }, () => setShown(true));
  const facts = [
    ['version', info?.version],
    ['host', info && `${t(`settings:host.${info.host}`)} · ${info.platform}`],
    ['licence', 'MIT'],
    ['vault', folder],
  ] as const;
  return (
    <Modal open={isShown} title={t('common:about.title')} footer={null} onCancel={() => setShown(false)}>
      <dl className={css.about}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`common:about.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
