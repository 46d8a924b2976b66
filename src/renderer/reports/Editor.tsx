import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Draft } from './draft.ts';
import css from './reports.module.css';

/** Limits of the contract (`src/contract/reports.ts`). */
const MOST_MEASURES = 50;
const MOST_SIGNATORIES = 10;

type Props = {
  draft: Draft;
  /** How a measure for each missed target may begin. */
  beginnings: string[];
  /** `field` names what is being typed into: one undo step. */
  onEdit(field: string, patch: Partial<Draft>): void;
};

const replaced = <T,>(list: T[], at: number, item: T) =>
  list.map((old, index) => (index === at ? item : old));
const without = <T,>(list: T[], at: number) => list.filter((_, index) => index !== at);
const swapped = <T,>(list: T[], a: number, b: number) => {
  const [first, second] = [list[a], list[b]];
  return first === undefined || second === undefined ? list : replaced(replaced(list, a, second), b, first);
};

/** What a person adds to the figures: who reports, what will be done, who signs. */
export function Editor({ draft, beginnings, onEdit }: Props) {
  const { t } = useTranslation();
  return (
    <Form layout="vertical">
      <Form.Item label={t('reports:organisation')} htmlFor="organisation">
        <Input
          id="organisation"
          maxLength={200}
          value={draft.organisation}
          onChange={({ target }) => onEdit('organisation', { organisation: target.value })}
        />
      </Form.Item>
      <Form.Item label={t('reports:preparedBy')} htmlFor="prepared-by">
        <Input
          id="prepared-by"
          maxLength={60}
          value={draft.preparedBy}
          onChange={({ target }) => onEdit('preparedBy', { preparedBy: target.value })}
        />
      </Form.Item>
      <Measures {...{ draft, beginnings, onEdit }} />
      <Signatories {...{ draft, onEdit }} />
    </Form>
  );
}

function Measures({ draft: { measures }, beginnings, onEdit }: Props) {
  const { t } = useTranslation();
  const set = (field: string, next: string[]) => onEdit(field, { measures: next });
  return (
    <fieldset className={css.group}>
      <legend>{t('reports:measures')}</legend>
      {measures.map((measure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a measure is known by its place alone
        <div key={at} className={css.measure}>
          <Input.TextArea
            aria-label={t('reports:measureNo', { n: at + 1 })}
            autoSize={{ minRows: 2, maxRows: 8 }}
            maxLength={2000}
            value={measure}
            placeholder={t('reports:measureHint')}
            onChange={({ target }) => set(`measure ${at}`, replaced(measures, at, target.value))}
          />
          <span className={css.tools}>
            <Tool
              label={t('reports:up', { n: at + 1 })}
              icon={<ArrowUpOutlined />}
              disabled={at === 0}
              onClick={() => set(`up ${at}`, swapped(measures, at, at - 1))}
            />
            <Tool
              label={t('reports:down', { n: at + 1 })}
              icon={<ArrowDownOutlined />}
              disabled={at === measures.length - 1}
              onClick={() => set(`down ${at}`, swapped(measures, at, at + 1))}
            />
            <Tool
              label={t('reports:removeMeasure', { n: at + 1 })}
              icon={<DeleteOutlined />}
              onClick={() => set(`remove ${at} of ${measures.length}`, without(measures, at))}
            />
          </span>
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={measures.length >= MOST_MEASURES}
        onClick={() => set(`add ${measures.length}`, [...measures, ''])}
      >
        {t('reports:addMeasure')}
      </Button>
      {measures.length === 0 && beginnings.length > 0 && (
        <Button type="link" className={css.begin} onClick={() => set('begin', beginnings)}>
          {t('reports:begin', { count: beginnings.length })}
        </Button>
      )}
    </fieldset>
  );
}

function Signatories({ draft: { signatories }, onEdit }: Omit<Props, 'beginnings'>) {
  const { t } = useTranslation();
  const set = (field: string, next: Draft['signatories']) => onEdit(field, { signatories: next });
  return (
    <fieldset className={css.group}>
      <legend>{t('reports:signatories')}</legend>
      {signatories.map((signatory, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a signatory is known by its place alone
        <div key={at} className={css.signatory}>
          {(['role', 'name'] as const).map((part) => (
            <Input
              key={part}
              aria-label={t(`reports:signatory.${part}`, { n: at + 1 })}
              placeholder={t(`reports:signatoryHint.${part}`)}
              maxLength={60}
              value={signatory[part]}
              onChange={({ target }) =>
                set(`${part} ${at}`, replaced(signatories, at, { ...signatory, [part]: target.value }))
              }
            />
          ))}
          <Tool
            label={t('reports:removeSignatory', { n: at + 1 })}
            icon={<DeleteOutlined />}
            onClick={() => set(`remove signatory ${at} of ${signatories.length}`, without(signatories, at))}
          />
        </div>
      ))}
      <Button
        icon={<PlusOutlined />}
        disabled={signatories.length >= MOST_SIGNATORIES}
        onClick={() => set(`add signatory ${signatories.length}`, [...signatories, { role: '', name: '' }])}
      >
        {t('reports:addSignatory')}
      </Button>
    </fieldset>
  );
}

type ToolProps = { label: string; icon: React.ReactNode; disabled?: boolean; onClick(): void };

const Tool = ({ label, ...rest }: ToolProps) => (
  <Button type="text" size="small" aria-label={label} title={label} {...rest} />
);
