import { DeleteOutlined } from '@ant-design/icons';
import { Button, Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../../bridge.ts';
import { useFormDraft } from '../../drafts/useFormDraft.ts';
import { DayInput } from '../../ui/DayInput.tsx';
import { Loaded } from '../../ui/Loaded.tsx';
import { Section } from '../../ui/Section.tsx';
import { DayText, useDays } from '../../ui/time.tsx';
import css from './profile.module.css';

/** Open next steps of this stakeholder, and a line to add one. */
export function NextSteps({ id }: { id: string }) {
  const { t } = useTranslation();
  const { today } = useDays();
  const steps = useCall('nextSteps.list', { stakeholderId: id, limit: 200 });
  const complete = useAction('nextSteps.complete', { undo: 'stakeholders:profile.stepDone' });
  const remove = useAction('nextSteps.remove', { undo: 'stakeholders:profile.stepRemoved' });
  const add = useAction('nextSteps.add', { undo: 'stakeholders:profile.stepAdded' });
  const [form] = Form.useForm<{ text: string; dueOn: string }>();

  const { notice, settle } = useFormDraft(form, {
    form: 'next-step',
    subject: id,
    about: ({ text = '' }) => text,
  });

  const submit = async (step: { text: string; dueOn: string }) => {
    if ((await add.run({ ...step, stakeholderId: id })) === undefined) return;
    settle();
    form.resetFields();
  };
  return (
    <Section title={t('stakeholders:profile.nextSteps')}>
      <Loaded query={steps}>
        {({ rows }) => (
          <ul className={css.lines}>
            {rows.map(({ id: stepId, text, dueOn }) => (
              <li key={stepId} className={css.line}>
                <span className={css.lineMain}>
                  <Checkbox
                    checked={false}
                    disabled={complete.running}
                    onChange={() => void complete.run({ id: stepId })}
                  >
                    {text}
                  </Checkbox>
                </span>
                <span className={css.date} data-late={dueOn < today}>
                  <DayText day={dueOn} />
                </span>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={t('stakeholders:profile.removeStep', { text })}
                  onClick={() => void remove.run({ id: stepId })}
                />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {notice}
      <Form form={form} layout="inline" className={css.addStep ?? ''} onFinish={(step) => void submit(step)}>
        <Form.Item
          name="text"
          className={css.grow ?? ''}
          rules={[{ required: true, whitespace: true, message: '' }]}
        >
          <Input
            aria-label={t('stakeholders:profile.stepText')}
            placeholder={t('stakeholders:profile.stepText')}
            maxLength={500}
          />
        </Form.Item>
        <Form.Item name="dueOn" rules={[{ required: true, message: '' }]}>
          <DayInput aria-label={t('stakeholders:profile.stepDue')} lean="future" />
        </Form.Item>
        <Button htmlType="submit" loading={add.running}>
          {t('common:add')}
        </Button>
      </Form>
    </Section>
  );
}
