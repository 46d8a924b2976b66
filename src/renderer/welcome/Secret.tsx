import { Input, type InputProps, type InputRef } from 'antd';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from './welcome.module.css';

/** A passphrase field that tells when Caps Lock is on. */
export function Secret({ ref, ...props }: InputProps & { ref?: Ref<InputRef> }) {
  const { t } = useTranslation();
  const [capsLock, setCapsLock] = useState(false);
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <>
      <Input.Password
        size="large"
        autoComplete="off"
        {...props}
        {...(ref !== undefined && { ref })}
        onKeyDown={look}
        onKeyUp={look}
      />
      <span role="status" className={css.capsLock}>
        {capsLock ? t('welcome:capsLock') : ''}
      </span>
    </>
  );
}
