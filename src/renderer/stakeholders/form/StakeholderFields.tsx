import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../../../domain/interactions.ts';
import {
  CONFIDENTIALITIES,
  INFLUENCES,
  INTERESTS,
  PLAIN_TEXT_NAMES,
  PLAIN_TEXTS,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../../../domain/stakeholders.ts';
import { useCall } from '../../bridge.ts';
import { ContactPoints } from '../../ui/ContactPoints.tsx';
import { DayInput } from '../../ui/DayInput.tsx';
import { useEnumOptions } from '../../ui/EnumTag.tsx';
import { OwnerSelect } from '../../ui/OwnerSelect.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';
import css from '../stakeholders.module.css';

const TEXTS = [
  ...PLAIN_TEXT_NAMES.map((name) => [name, PLAIN_TEXTS[name].longest] as const),
  ['website', 300] as const,
];

/** The fields of a stakeholder: first who it is and how it is classified, then how to reach it. */
export function StakeholderFields() {
  const { t } = useTranslation();
  const { data: tags = [] } = useCall('tags.list', {});
  const kinds = useEnumOptions('stakeholderKind', STAKEHOLDER_KINDS);
  const statuses = useEnumOptions('status', STATUSES);
  const channels = useEnumOptions('channel', CHANNELS);
  const confidentialities = useEnumOptions('confidentiality', CONFIDENTIALITIES);
  const levels = [
    ['tier', useEnumOptions('tier', TIERS)],
    ['influence', useEnumOptions('influence', INFLUENCES)],
    ['interest', useEnumOptions('interest', INTERESTS)],
  ] as const;
  const label = (name: string) => t(`stakeholders:field.${name}`);
  return (
    <>
      <Form.Item
        name="name"
        label={label('name')}
        rules={[{ required: true, whitespace: true, message: t('common:required') }]}
      >
        <Input autoFocus maxLength={200} />
      </Form.Item>
      <div className={css.twoColumns}>
        <Form.Item name="kind" label={label('kind')}>
          <Select options={kinds} />
        </Form.Item>
        <Form.Item name="status" label={label('status')}>
          <Select options={statuses} />
        </Form.Item>
      </div>
      <div className={css.threeColumns}>
        {levels.map(([name, options]) => (
          <Form.Item key={name} name={name} label={label(name)}>
            <Segmented options={options} />
          </Form.Item>
        ))}
      </div>
      <div className={css.twoColumns}>
        <Form.Item name="ownerId" label={label('owner')}>
          <OwnerSelect allowClear />
        </Form.Item>
        <Form.Item name="tags" label={label('tags')} extra={t('stakeholders:coreHint')}>
          <Select mode="tags" options={tags.map(({ name }) => ({ value: name, label: name }))} />
        </Form.Item>
      </div>
      <div className={css.twoColumns}>
        <ContactPoints name={['phones']} kind="phones" />
        <ContactPoints name={['emails']} kind="emails" />
      </div>
      <div className={css.twoColumns}>
        {TEXTS.map(([name, max]) => (
          <Form.Item key={name} name={name} label={label(name)}>
            <Input maxLength={max} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="address" label={label('address')}>
        <Input maxLength={500} />
      </Form.Item>
      <div className={css.twoColumns}>
        <Form.Item name="preferredChannel" label={label('preferredChannel')}>
          <Select allowClear options={channels} />
        </Form.Item>
        <Form.Item name="activeFrom" label={label('activeFrom')} tooltip={t('stakeholders:activeFromHint')}>
          <DayInput />
        </Form.Item>
      </div>
      <Form.Item name="confidentiality" label={label('confidentiality')} extra={t('stakeholders:strictHint')}>
        <Segmented options={confidentialities} />
      </Form.Item>
      <Form.Item name="notes" label={label('notes')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={20_000} />
      </Form.Item>
    </>
  );
}
