import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import styles from './attachments.module.css';
import { useOpenOutside } from './useOpenOutside.ts';

/** On every page: attachments edited outside and saved while locking or quitting, when nobody could be told. */
export function EditedNote() {
  const { t } = useTranslation();
  const { data: edited = [] } = useCall('attachments.edited', {});
  const dismiss = useAction('attachments.editedTold');
  const remove = useAction('attachments.remove', { undo: 'attachments:removed' });
  const open = useOpenOutside();
  if (edited.length === 0) return null;
  return (
    <Alert
      banner
      type="info"
      title={t('attachments:edited.title')}
      closable={{ onClose: () => void dismiss.run({}) }}
      description={
        <ul className={styles.list} aria-label={t('attachments:edited.title')}>
          {edited.map(({ id, interactionId, name }) => (
            <li key={id} className={styles.item}>
              <a className={styles.name} href={`#/interactions/${interactionId}`} title={name}>
                {name}
              </a>
              <Button size="small" onClick={() => void open({ id, name })}>
                {t('attachments:edited.open')}
              </Button>
              <Button size="small" onClick={() => void remove.run({ id })}>
                {t('attachments:remove')}
              </Button>
            </li>
          ))}
        </ul>
      }
    />
  );
}
