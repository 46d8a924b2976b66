import { Alert, Button, Form, type FormInstance, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../domain/blank.ts';
import { type InputOf, useAction, useCall } from '../bridge.ts';
import { useFormDraft } from '../drafts/useFormDraft.ts';
import { onCtrlEnter } from '../ui/ctrl-enter.ts';

type Values = InputOf<'owners.introduce'>;

/** Who works here, in which department, of which organisation. */
function IntroductionForm({
  form,
  start,
  done,
}: {
  form: FormInstance<Values>;
  start: Values;
  done(): void;
}) {
  const { t } = useTranslation();
  const introduce = useAction('owners.introduce', { undo: 'owners:introduction.saved', quiet: true });
  const submit = async (values: Values) => {
    if ((await introduce.run(values)) !== undefined) done();
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={(values) => void submit(values)}
      onKeyDown={onCtrlEnter(() => form.submit())}
    >
      <Form.Item
        name="name"
        label={t('owners:introduction.name')}
        rules={[
          {
            validator: (_, text: string) =>
              isBlank(text) ? Promise.reject(new Error(t('common:required'))) : Promise.resolve(),
          },
        ]}
      >
        <Input autoFocus maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="department" label={t('owners:introduction.department')}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="organisation" label={t('owners:introduction.organisation')}>
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      {introduce.error !== undefined && <Alert type="error" showIcon title={introduce.error.message} />}
      <Button type="primary" htmlType="submit" loading={introduce.running}>
        {t('common:save')}
      </Button>
    </Form>
  );
}

/** Asks once who works here, in a vault that doesn't know; going on without a name takes two clicks. */
export function IntroductionDialog() {
  const { data } = useCall('owners.introduction', {});
  return data?.asked === true ? <Asking {...data} /> : null;
}

function Asking({ department, organisation }: Pick<Values, 'department' | 'organisation'>) {
  const { t } = useTranslation();
  const stay = useAction('owners.stayUnnamed');
  const [skipping, setSkipping] = useState(false);
  const [form] = Form.useForm<Values>();
  const { notice, settle } = useFormDraft(form, { form: 'introduction', about: ({ name = '' }) => name });
  const goOn = async () => {
    if ((await stay.run({})) !== undefined) settle();
  };
  return (
    <Modal
      open
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={null}
      title={t(skipping ? 'owners:introduction.sure' : 'owners:introduction.title')}
    >
      {skipping ? (
        <>
          <p>{t('owners:introduction.consequence')}</p>
          <Button autoFocus onClick={() => setSkipping(false)}>
            {t('owners:introduction.back')}
          </Button>{' '}
          <Button loading={stay.running} onClick={() => void goOn()}>
            {t('owners:introduction.stay')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('owners:introduction.intro')}</p>
          {notice}
          <IntroductionForm form={form} start={{ name: '', department, organisation }} done={settle} />
          <Button type="link" onClick={() => setSkipping(true)}>
            {t('owners:introduction.skip')}
          </Button>
        </>
      )}
    </Modal>
  );
}
