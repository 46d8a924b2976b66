import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { STAKEHOLDER_KINDS } from '../../domain/stakeholders.ts';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { Select } from '../ui/Select.tsx';
import css from './import.module.css';
import { KEYS, MODES, type Options, type Preview } from './source.ts';

type Props = { preview: Preview; options: Options; onOptions(options: Options): void };

/** How the file is read, and what happens to existing entries. */
export function OptionsForm({ preview, options, onOptions }: Props) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('stakeholderKind', STAKEHOLDER_KINDS);
  const words = <V extends string>(group: string, values: readonly V[]) =>
    values.map((value) => ({ value, label: t(`imports:${group}.${value as string}`) }));
  const { mapping: _, ...readOptions } = options;
  const isText = preview.format !== 'xlsx';
  return (
    <Form layout="vertical" className={css.options ?? ''} component="div">
      <Form.Item label={t('imports:options.kind')}>
        <Select
          aria-label={t('imports:options.kind')}
          value={options.kind}
          options={kinds}
          onChange={(kind) => onOptions({ ...options, kind })}
        />
      </Form.Item>
      <Form.Item label={t('imports:options.mode')}>
        <Select
          aria-label={t('imports:options.mode')}
          value={options.mode}
          options={words('mode', MODES)}
          onChange={(mode) => onOptions({ ...options, mode })}
        />
      </Form.Item>
      <Form.Item label={t('imports:options.key')}>
        <Select
          aria-label={t('imports:options.key')}
          value={options.key}
          options={words('key', KEYS)}
          onChange={(key) => onOptions({ ...options, key })}
        />
      </Form.Item>
      {isText && (
        <Form.Item label={t('imports:options.encoding')} tooltip={t('imports:options.encodingHint')}>
          <Select
            aria-label={t('imports:options.encoding')}
            value={preview.encoding}
            options={preview.encodings.map((encoding) => ({
              value: encoding,
              label: encoding.toUpperCase(),
            }))}
            onChange={(encoding) => onOptions({ ...readOptions, encoding })}
          />
        </Form.Item>
      )}
      {preview.sheets.length > 1 && (
        <Form.Item label={t('imports:options.sheet')}>
          <Select
            aria-label={t('imports:options.sheet')}
            value={options.sheet ?? preview.sheets[0] ?? ''}
            options={preview.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => onOptions({ ...readOptions, sheet })}
          />
        </Form.Item>
      )}
    </Form>
  );
}
