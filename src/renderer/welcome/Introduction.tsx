import { Alert, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isBlank } from '../../domain/blank.ts';
import { type InputOf, useAction, useCall } from '../bridge.ts';

type Values = InputOf<'owners.introduce'>;

/** Who works here, in which department, of which organisation. */
function IntroductionForm({ start }: { start: Values }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const introduce = useAction('owners.introduce', { undo: 'owners:introduction.saved', quiet: true });
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={start}
      onFinish={(values) => void introduce.run(values)}
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

/** Asks once who works here, in a vault that doesn't know; to go on without a name is said twice. */
export function IntroductionDialog() {
  const { t } = useTranslation();
  const { data } = useCall('owners.introduction', {});
  const stay = useAction('owners.stayUnnamed');
  const [skipping, setSkipping] = useState(false);
  if (data?.asked !== true) return null;
  const { department, organisation } = data;
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
          <Button loading={stay.running} onClick={() => void stay.run({})}>
            {t('owners:introduction.stay')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('owners:introduction.intro')}</p>
          <IntroductionForm start={{ name: '', department, organisation }} />
          <Button type="link" onClick={() => setSkipping(true)}>
            {t('owners:introduction.skip')}
          </Button>
        </>
      )}
    </Modal>
  );
}
