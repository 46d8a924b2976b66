import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './import.module.css';
import type { Preview } from './source.ts';

type Props = { hidden: Preview['hidden']; taken: boolean; onTaken(taken: boolean): void };

/** Hidden rows, columns and sheets of a workbook, and whether they are imported. */
export function HiddenNote({ hidden: { rows, columns, sheets }, taken, onTaken }: Props) {
  const { t } = useTranslation();
  const comma = t('common:comma');
  const what = [
    ...(rows > 0 ? [t('imports:hidden.rows', { count: rows })] : []),
    ...(columns.length > 0 ? [t('imports:hidden.columns', { names: columns.join(comma) })] : []),
    ...(sheets.length > 0 ? [t('imports:hidden.sheets', { names: sheets.join(comma) })] : []),
  ];
  if (what.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      className={css.unread ?? ''}
      title={`${t('imports:hidden.said', { what: what.join(comma) })}${t(`imports:hidden.${taken ? 'taken' : 'leftOut'}`)}`}
      action={
        <Button size="small" onClick={() => onTaken(!taken)}>
          {t(`imports:hidden.${taken ? 'leave' : 'take'}`)}
        </Button>
      }
    />
  );
}
