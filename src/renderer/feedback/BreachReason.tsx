import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import styles from './feedback.module.css';

/** Why a target was missed; the quarterly report prints it beside the breach. */
export function BreachReason({ id, reason }: { id: string; reason: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState(reason);
  const update = useAction('feedback.update', { undo: 'feedback:done.reason' });
  const { notice, settle } = useDraft({
    form: 'breach-reason',
    subject: id,
    start: { text: reason },
    value: { text },
    about: text,
    restore: (fields) => setText(fields.text ?? ''),
  });
  const save = async () => {
    if ((await update.run({ id, breachReason: text })) !== undefined) settle();
  };
  return (
    <div className={styles.reason}>
      {notice}
      <Input.TextArea
        aria-label={t('feedback:field.breachReason')}
        placeholder={t('feedback:hint.breachReason')}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={5000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== reason && (
        <Button size="small" type="primary" loading={update.running} onClick={() => void save()}>
          {t('common:save')}
        </Button>
      )}
    </div>
  );
}
