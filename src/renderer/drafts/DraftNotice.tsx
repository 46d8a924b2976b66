import { Alert, Button, Space, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDays } from '../ui/time.tsx';
import css from './drafts.module.css';

type Props = {
  /** When what was put back had been written; nothing where nothing was. */
  restoredAt: string | undefined;
  /** Why the vault could not keep what is typed. */
  problem: string | undefined;
  onDiscard(): void;
  onAnother(): void;
};

/** Tells above a form that a draft was put back into it, and what else can be done with that. */
export function DraftNotice({ restoredAt, problem, onDiscard, onAnother }: Props) {
  const { t } = useTranslation();
  const { instant } = useDays();
  return (
    <>
      {problem !== undefined && (
        <Alert
          className={css.notice}
          type="error"
          showIcon
          title={t('drafts:notKept', { reason: problem })}
        />
      )}
      {restoredAt !== undefined && (
        <Alert
          className={css.notice}
          type="info"
          showIcon
          title={t('drafts:restored', { at: instant(restoredAt) })}
          action={
            <Space size="small">
              <Button size="small" type="text" onClick={onDiscard}>
                {t('drafts:discard')}
              </Button>
              <Tooltip title={t('drafts:anotherHint')}>
                <Button size="small" type="text" onClick={onAnother}>
                  {t('drafts:another')}
                </Button>
              </Tooltip>
            </Space>
          }
        />
      )}
    </>
  );
}
