import { Alert, Button, Form, Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VaultState } from '../../contract/vault.ts';
import { useAction, useCall } from '../bridge.ts';
import { Select } from '../ui/Select.tsx';
import { arrive } from './arrival.ts';
import { KeyStoreOffer } from './KeyStoreOffer.tsx';
import { Secret } from './Secret.tsx';
import { askWaitAgain, useWait } from './useWait.ts';
import { WaysOut } from './WaysOut.tsx';
import css from './welcome.module.css';

type Values = { folder: string; secret: string; remember?: boolean };
type Props = {
  /** The vault used last; null: one that this computer does not know yet. */
  vault: Extract<VaultState, { state: 'locked' }> | null;
  /** Another way in. */
  otherwise(): void;
};

/** What opens the sample: it holds nobody's secrets. */
const SAMPLE_PASSPHRASE = 'sample';

/** The passphrase, or the recovery code when it is forgotten. */
export function Unlock({ vault, otherwise }: Props) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Values>();
  const [by, setBy] = useState<'passphrase' | 'recoveryCode'>('passphrase');
  const field = useRef<InputRef>(null);
  const { data: vaults = [] } = useCall('vault.known', {});
  const unlock = useAction('vault.unlock', { quiet: true });
  const remember = useAction('shell.rememberPassphrase');

  const folder = Form.useWatch('folder', form) ?? vault?.folder ?? '';
  const sample = vaults.find((each) => each.folder === folder)?.sample ?? vault?.sample ?? false;
  const wait = useWait(folder);
  useEffect(() => {
    if (unlock.error !== undefined) field.current?.focus({ cursor: 'all' });
  }, [unlock.error]);

  const submit = async ({ folder: target, secret, remember: toRemember }: Values) => {
    const byCode = by === 'recoveryCode';
    if (byCode) arrive({ stage: 'making', what: 'vault' });
    const vault = await unlock.run({ folder: target, [by]: secret });
    if (byCode)
      arrive(vault === undefined ? { stage: 'idle' } : { stage: 'new-passphrase', recoveryCode: secret });
    if (vault === undefined) return void askWaitAgain();
    if (toRemember === true && !byCode) await remember.run({ folder: target, passphrase: secret });
  };

  const secret = () => {
    const entered: string = form.getFieldValue('secret');
    return by === 'passphrase' ? { passphrase: entered } : { recoveryCode: entered };
  };

  return (
    <>
      <h1>{t('welcome:unlock.title')}</h1>
      {wait > 0 && <Alert type="warning" showIcon title={t('welcome:unlock.wait', { count: wait })} />}
      {unlock.error !== undefined && wait === 0 && (
        <Alert
          type="error"
          showIcon
          title={unlock.error.message}
          role="alert"
          description={
            (unlock.error.code === 'unexpected' || unlock.error.code === 'not-found') && (
              <WaysOut
                folder={folder}
                damaged={unlock.error.code === 'unexpected'}
                secret={secret}
                open={(backup) => void unlock.run({ folder: backup, ...secret() })}
              />
            )
          }
        />
      )}
      {sample && (
        <Alert
          type="info"
          title={t('welcome:unlock.sample')}
          action={
            <Button
              size="small"
              type="primary"
              loading={unlock.running}
              disabled={wait > 0}
              onClick={() => void unlock.run({ folder, passphrase: SAMPLE_PASSPHRASE })}
            >
              {t('welcome:unlock.openSample')}
            </Button>
          }
        />
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ folder: vault?.folder ?? '', secret: '' }}
        onFinish={(values) => void submit(values)}
      >
        <Form.Item
          name="folder"
          label={t('welcome:unlock.vault')}
          hidden={vault !== null && vaults.length < 2}
          {...(vault === null && {
            extra: t('welcome:unlock.folderHint'),
            rules: [{ required: true, message: t('common:required') }],
          })}
        >
          {vault === null ? (
            <Input autoFocus spellCheck={false} />
          ) : (
            <Select
              options={vaults.map((each) => ({
                value: each.folder,
                label: each.sample ? t('welcome:unlock.sampleAt', { folder: each.folder }) : each.folder,
              }))}
            />
          )}
        </Form.Item>
        <Form.Item
          name="secret"
          label={t(by === 'passphrase' ? 'welcome:passphrase' : 'welcome:recoveryCode')}
          rules={[{ required: true, message: t('common:required') }]}
        >
          {by === 'passphrase' ? (
            <Secret ref={field} autoFocus={vault !== null} />
          ) : (
            <Input ref={field} size="large" autoFocus autoComplete="off" spellCheck={false} />
          )}
        </Form.Item>
        {by === 'passphrase' && !sample && <KeyStoreOffer />}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          block
          loading={unlock.running}
          disabled={wait > 0}
        >
          {t('welcome:unlock.submit')}
        </Button>
      </Form>
      <div className={css.buttons}>
        <Button
          type="link"
          onClick={() => {
            setBy(by === 'passphrase' ? 'recoveryCode' : 'passphrase');
            form.setFieldValue('secret', '');
          }}
        >
          {t(by === 'passphrase' ? 'welcome:unlock.byRecovery' : 'welcome:unlock.byPassphrase')}
        </Button>
        <Button type="link" onClick={otherwise}>
          {t('welcome:unlock.otherwise')}
        </Button>
      </div>
    </>
  );
}
