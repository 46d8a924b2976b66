import { Alert, Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useCall } from '../bridge.ts';
import { useFormDraft } from '../drafts/useFormDraft.ts';
import { type StakeholderChoice, StakeholderSelect } from '../ui/StakeholderSelect.tsx';
import { chooseTarget } from '../ui/save-stream.ts';
import { useDays } from '../ui/time.tsx';
import css from './handover.module.css';
import { PackProgress } from './PackProgress.tsx';
import { letGo, takeOut } from './packs.ts';
import { usePackWork } from './usePackWork.ts';

type Values = { leaver: string; successor: string; recipient: string; who: 'all' | 'chosen' };

/** Makes a pack for the successor. */
export function Give() {
  const { data: owners } = useCall('owners.list', {});
  return owners && <GiveForm me={owners.find((owner) => owner.me)?.name ?? ''} />;
}

function GiveForm({ me }: { me: string }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [stakeholders, setStakeholders] = useState<StakeholderChoice[]>([]);
  const who = Form.useWatch('who', form) ?? 'all';
  const [result, setResult] = useState<{ successor: string; code: string }>();
  const { today } = useDays();
  const { run, cancel, progress, error } = usePackWork();
  const { notice, settle } = useFormDraft(form, {
    form: 'handover-pack',
    about: ({ successor = '' }) => successor,
  });

  const submit = async ({ leaver, successor, recipient }: Values) => {
    const stakeholderIds = who === 'all' ? undefined : stakeholders.map(({ id }) => id);
    setResult(undefined);
    const saved = await run(async (begin) => {
      // Browsers open the dialog only right after a click.
      const target = await chooseTarget(`${t('handover:fileName', { successor })}-${today}.liaison-pack`);
      if (target === null) return undefined;
      let packId: string | undefined;
      try {
        const pack = await call('handover.prepare', {
          leaver,
          successor,
          recipient: recipient.trim(),
          jobId: begin('making').jobId,
          ...(stakeholderIds && { stakeholderIds }),
        });
        packId = pack.content.held;
        await takeOut(pack.content, target, begin('saving'));
        return { successor, code: pack.code };
      } catch (error) {
        await target.giveUp();
        throw error;
      } finally {
        if (packId !== undefined) await letGo(packId);
      }
    });
    if (saved === undefined) return;
    settle();
    setResult(saved);
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
            <StakeholderSelect value={stakeholders} onChange={setStakeholders} />
          </Form.Item>
        )}
        {error !== undefined && <Alert className={css.above} type="error" showIcon title={error} />}
        <Button
          type="primary"
          htmlType="submit"
          loading={progress !== null}
          disabled={who === 'chosen' && stakeholders.length === 0}
        >
          {t('handover:give.make')}
        </Button>
      </Form>
      <PackProgress progress={progress} cancel={cancel} />
      {result !== undefined && (
        <Alert
          className={css.below}
          type="success"
          showIcon
          title={t('handover:give.made', result)}
          description={
            <>
              <p>{t('handover:give.code', result)}</p>
              <output className={css.code}>{result.code}</output>
            </>
          }
        />
      )}
    </section>
  );
}
