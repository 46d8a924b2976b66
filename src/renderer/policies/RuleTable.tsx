import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Table, type TableColumnsType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import css from './policies.module.css';

type RuleRow<R> = { rule: R; at: number };

export type RuleColumn<R> = {
  key: string;
  title: ReactNode;
  width?: number | string;
  cell(rule: R, at: number): ReactNode;
};

type Props<R> = {
  caption: string;
  rules: readonly R[];
  columns: RuleColumn<R>[];
  /** Adds and removes a line. Absent where the rules are read-only. */
  onAdd?: (() => void) | undefined;
  onRemove?: ((at: number) => void) | undefined;
};

/** Rules, a line each; lines can be added and taken out where the table may be edited. */
export function RuleTable<R>({ caption, rules, columns, onAdd, onRemove }: Props<R>) {
  const { t } = useTranslation();
  // A table that is only read finds its own widths and wraps; fields need theirs. Where there is no room each rule becomes a card.
  const editing = onRemove !== undefined;
  const tableColumns: TableColumnsType<RuleRow<R>> = columns.map(({ key, title, width, cell }) => ({
    key,
    title,
    ...(editing && width !== undefined && { width }),
    render: (_, { rule, at }) => (
      <>
        <span className={css.label} aria-hidden>
          {title}
        </span>
        {cell(rule, at)}
      </>
    ),
  }));
  if (editing) {
    tableColumns.push({
      key: 'remove',
      width: 44,
      render: (_, { at }) => (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('policies:removeRule', { n: at + 1 })}
          onClick={() => onRemove(at)}
        />
      ),
    });
  }
  return (
    <section className={css.rules} aria-label={caption}>
      <h3>{caption}</h3>
      <Table
        rowKey="at"
        size="small"
        pagination={false}
        columns={tableColumns}
        dataSource={rules.map((rule, at) => ({ rule, at }))}
        className={editing ? css.edited : css.read}
        {...(editing && { tableLayout: 'fixed' as const })}
      />
      {onAdd !== undefined && (
        <Button className={css.add} icon={<PlusOutlined />} onClick={onAdd}>
          {t('policies:addRule')}
        </Button>
      )}
    </section>
  );
}
