import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../../domain/interactions.ts';
import { ContactPoints } from '../ui/ContactPoints.tsx';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { Select } from '../ui/Select.tsx';
import { BirthdayInput } from './BirthdayInput.tsx';
import css from './people.module.css';

type Props = {
  /** Where they stand in a larger form. */
  path?: (string | number)[];
  brief?: boolean;
  /** Whether one goes on typing here. */
  autoFocus?: boolean;
};

/** The fields of a contact person. */
export function PersonFields({ path = [], brief = false, autoFocus = false }: Props) {
  const { t } = useTranslation();
  const channels = useEnumOptions('channel', CHANNELS);
  return (
    <>
      <div className={css.twoColumns}>
        <Form.Item
          name={[...path, 'name']}
          label={t('people:field.name')}
          rules={[{ required: true, whitespace: true, message: t('common:required') }]}
        >
          <Input maxLength={200} autoFocus={autoFocus} />
        </Form.Item>
        <Form.Item name={[...path, 'role']} label={t('people:field.role')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <div className={css.twoColumns}>
        <ContactPoints name={[...path, 'phones']} kind="phones" />
        <ContactPoints name={[...path, 'emails']} kind="emails" />
      </div>
      <Form.Item name={[...path, 'birthday']} label={t('people:field.birthday')}>
        <BirthdayInput />
      </Form.Item>
      {!brief && (
        <>
          <div className={css.twoColumns}>
            <Form.Item name={[...path, 'department']} label={t('people:field.department')}>
              <Input maxLength={100} />
            </Form.Item>
            <Form.Item name={[...path, 'wechat']} label={t('people:field.wechat')}>
              <Input maxLength={100} />
            </Form.Item>
          </div>
          <Form.Item name={[...path, 'preferredChannel']} label={t('people:field.preferredChannel')}>
            <Select allowClear options={channels} />
          </Form.Item>
          <Form.Item name={[...path, 'address']} label={t('people:field.address')}>
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item name={[...path, 'notes']} label={t('people:field.notes')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={20_000} />
          </Form.Item>
        </>
      )}
      <Form.Item name={[...path, 'primary']} valuePropName="checked">
        <Checkbox>{t('people:field.primary')}</Checkbox>
      </Form.Item>
    </>
  );
}
