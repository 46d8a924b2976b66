import { FilePdfOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useAction, useCall } from '../bridge.ts';
import { saveFile } from '../ui/save-file.ts';
import { useDays } from '../ui/time.tsx';
import css from './handover.module.css';
import { Remains } from './Remains.tsx';

type Certificate = OutputOf<'handover.certificates'>[number];

/** Certificates kept on this computer, each to be had as PDF. Nothing where there is none, unless `always`. */
export function Certificates({ always = false }: { always?: boolean }) {
  const { t } = useTranslation();
  const { data = [] } = useCall('handover.certificates', {});
  if (data.length === 0 && !always) return null;
  return (
    <section className={css.block}>
      <h3>{t('handover:certificates.title')}</h3>
      <p className="muted">{t(`handover:certificates.${data.length === 0 ? 'none' : 'hint'}`)}</p>
      <ul className={css.list}>
        {data.map((one) => (
          <Entry key={one.id} certificate={one} />
        ))}
      </ul>
    </section>
  );
}

function Entry({ certificate: { id, scope, erasedAt, unreached, takenOut } }: { certificate: Certificate }) {
  const { t, i18n } = useTranslation();
  const { instant } = useDays();
  const print = useAction('shell.printCertificate');
  const save = async () => {
    const made = await print.run({ id });
    const day = instant(erasedAt).slice(0, 10);
    if (made !== undefined) saveFile(`${i18n.t('handover:certificates.fileName', { day })}.pdf`, made.pdf);
  };
  return (
    <li className={css.entry}>
      <span>
        {t('handover:certificates.row', {
          scope: t(`handover:certificate.scope.${scope}`),
          at: instant(erasedAt),
        })}
      </span>
      <Button
        size="small"
        icon={<FilePdfOutlined aria-hidden />}
        loading={print.running}
        onClick={() => void save()}
      >
        {t('handover:certificates.pdf')}
      </Button>
      {unreached.length + takenOut.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('handover:remains')}
          description={<Remains {...{ unreached, takenOut }} backups={scope === 'part' ? 'later' : 'text'} />}
        />
      )}
    </li>
  );
}
