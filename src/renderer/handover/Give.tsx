import { Alert, App, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { useFormDraft } from '../drafts/useFormDraft.ts';
import { type StakeholderChoice, StakeholderSelect } from '../ui/StakeholderSelect.tsx';
import { saveFile } from '../ui/save-file.ts';
import css from './handover.module.css';

type Values = { leaver: string; successor: string; recipient: string; who: 'all' | 'chosen' };

/** Makes a pack for the successor. */
export function Give() {
  const { data: owners } = useCall('owners.list', {});
  return owners && <GiveForm me={owners.find((owner) => owner.me)?.name ?? ''} />;
}

function GiveForm({ me }: { me: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [chosen, setChosen] = useState<StakeholderChoice[]>([]);
  const who = Form.useWatch('who', form) ?? 'all';
  const prepare = useAction('handover.prepare', { quiet: true });
  const { notice, settle } = useFormDraft(form, {
    form: 'handover-pack',
    about: ({ successor = '' }) => successor,
  });

  const submit = async ({ leaver, successor, recipient }: Values) => {
    const stakeholderIds = who === 'all' ? undefined : chosen.map(({ id }) => id);
    const pack = await prepare.run({
      leaver,
      successor,
      recipient: recipient.trim(),
      ...(stakeholderIds && { stakeholderIds }),
    });
    if (pack === undefined) return;
    settle();
    saveFile(pack.fileName, pack.content);
    void message.success(t('handover:give.made', { successor }), 8);
    form.resetFields(['successor', 'recipient']);
  };
  const required = [{ required: true, whitespace: true, message: t('common:required') }];
  return (
    <section className={css.block}>
      <h3>{t('handover:give.title')}</h3>
      <p className="muted">{t('handover:give.hint')}</p>
      {notice}
      <Form<Values>
        name="give"
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ leaver: me, who: 'all' }}
        onFinish={(values) => void submit(values)}
      >
        <div className={css.pair}>
          <Form.Item name="leaver" label={t('handover:give.leaver')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
          <Form.Item name="successor" label={t('handover:give.successor')} rules={required}>
            <Input maxLength={200} />
          </Form.Item>
        </div>
        <Form.Item name="recipient" label={t('handover:give.recipient')} rules={required}>
          <Input
            className={css.mono}
            maxLength={200}
            spellCheck={false}
            placeholder={t('handover:give.recipientPlaceholder')}
          />
        </Form.Item>
        <Form.Item name="who" label={t('handover:give.who')}>
          <Radio.Group
            options={(['all', 'chosen'] as const).map((value) => ({
              value,
              label: t(`handover:give.${value}`),
            }))}
          />
        </Form.Item>
        {who === 'chosen' && (
          <Form.Item>
            <StakeholderSelect value={chosen} onChange={setChosen} />
          </Form.Item>
        )}
        {prepare.error !== undefined && (
          <Alert className={css.above} type="error" showIcon title={prepare.error.message} />
        )}
        <Button
          type="primary"
          htmlType="submit"
          loading={prepare.running}
          disabled={who === 'chosen' && chosen.length === 0}
        >
          {t('handover:give.make')}
        </Button>
      </Form>
    </section>
  );
}
