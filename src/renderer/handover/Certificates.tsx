import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useCall } from '../bridge.ts';
import { preview } from '../print/print.ts';
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
  const { t } = useTranslation();
  const { instant } = useDays();
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
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => preview(`/print/certificate?id=${id}`)}
      >
        {t('handover:certificates.print')}
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
