import { Alert, Form, Input, InputNumber, Modal, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { INTERVAL_UNITS, type IntervalUnit } from '../../../domain/cadence/interval.ts';
import { SLOTS, type Slot } from '../../../domain/cadence/slots.ts';
import { useAction } from '../../bridge.ts';
import { useFormDraft } from '../../drafts/useFormDraft.ts';
import { useEnumOptions } from '../../ui/EnumTag.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { Select } from '../../ui/Select.tsx';

type Values = { slot: Slot; how: 'every' | 'off'; count: number; unit: IntervalUnit; note?: string };

/** Gives one stakeholder an interval of its own in a slot, or switches the slot off. */
export function ExceptionForm({ stakeholderId, close }: { stakeholderId: string; close(): void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const how = Form.useWatch('how', form) ?? 'every';
  const slots = useEnumOptions('slot', SLOTS);
  const save = useAction('cadence.saveException', { undo: 'stakeholders:exceptions.saved', quiet: true });
  const { notice, leave, settle } = useFormDraft(form, {
    form: 'cadence-exception',
    subject: stakeholderId,
    about: ({ note = '' }) => note,
  });
  const submit = async ({ slot, how: mode, count, unit, note = '' }: Values) => {
    const every = mode === 'off' ? 'off' : `${count} ${unit}`;
    if ((await save.run({ slot, every, note, stakeholderId })) === undefined) return;
    settle();
    close();
  };
  return (
    <Modal
      open
      title={t('stakeholders:exceptions.add')}
      okText={t('common:save')}
      okButtonProps={{ loading: save.running }}
      onOk={() => form.submit()}
      onCancel={() => leave(close)}
    >
      {notice}
      {save.error !== undefined && <Alert type="error" showIcon title={save.error.message} />}
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={{ slot: 'any', how: 'every', count: 1, unit: 'month' }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item name="slot" label={t('stakeholders:exceptions.slot')}>
          <Select options={slots} />
        </Form.Item>
        <Form.Item name="how">
          <Segmented
            options={(['every', 'off'] as const).map((value) => ({
              value,
              label: t(`stakeholders:exceptions.how.${value}`),
            }))}
          />
        </Form.Item>
        {how === 'every' && (
          <Form.Item label={t('stakeholders:exceptions.every')}>
            <Space.Compact>
              <Form.Item name="count" noStyle>
                <InputNumber
                  min={1}
                  max={120}
                  precision={0}
                  aria-label={t('stakeholders:exceptions.every')}
                />
              </Form.Item>
              <Form.Item name="unit" noStyle>
                <Select
                  popupMatchSelectWidth={false}
                  aria-label={t('stakeholders:exceptions.unit')}
                  options={INTERVAL_UNITS.map((unit) => ({
                    value: unit,
                    label: t(`enums:intervalUnit.${unit}`),
                  }))}
                />
              </Form.Item>
            </Space.Compact>
          </Form.Item>
        )}
        <Form.Item name="note" label={t('stakeholders:exceptions.note')}>
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
