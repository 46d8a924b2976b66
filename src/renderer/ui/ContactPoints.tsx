import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Form, Input } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import css from './contact-points.module.css';

type Props = {
  /** Path of the list in its form. */
  name: (string | number)[];
  kind: 'phones' | 'emails';
};

const LABELS = { phones: ['mobile', 'work', 'home', 'fax'], emails: ['work', 'home'] } as const;

/** Several phones or e-mails, each with what it is for. Who adds one goes on typing in it. */
export function ContactPoints({ name, kind }: Props) {
  const { t } = useTranslation();
  const isAdding = useRef(false);
  return (
    <Form.Item label={t(`common:contactPoints.${kind}`)}>
      <Form.List name={name}>
        {(fields, { add, remove }) => (
          <div className={css.points}>
            {fields.map((field) => (
              <div key={field.key} className={css.point}>
                <Form.Item name={[field.name, 'label']} noStyle initialValue="">
                  <AutoComplete
                    aria-label={t('common:contactPoints.label')}
                    placeholder={t('common:contactPoints.label')}
                    options={LABELS[kind].map((label) => ({
                      value: t(`imports:label.${label}`),
                    }))}
                  />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'value']}
                  className={css.value ?? ''}
                  rules={[
                    { required: true, whitespace: true, message: t('common:required') },
                    ...(kind === 'emails'
                      ? [{ type: 'email' as const, message: t('common:contactPoints.noEmail') }]
                      : []),
                  ]}
                >
                  <Input
                    autoFocus={isAdding.current}
                    aria-label={t(`common:contactPoints.${kind}`)}
                    inputMode={kind === 'phones' ? 'tel' : 'email'}
                    maxLength={200}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('common:remove')}
                  onClick={() => remove(field.name)}
                />
              </div>
            ))}
            {fields.length < 20 && (
              <Button
                size="small"
                type="dashed"
                icon={<PlusOutlined aria-hidden />}
                onClick={() => {
                  isAdding.current = true;
                  add({ label: '', value: '' });
                }}
              >
                {t('common:add')}
              </Button>
            )}
          </div>
        )}
      </Form.List>
    </Form.Item>
  );
}
