import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { Secret } from './Secret.tsx';
import { MIN_LENGTH, STRENGTHS, strengthOf } from './strength.ts';
import css from './welcome.module.css';

function StrengthBar({ passphrase }: { passphrase: string }) {
  const { t } = useTranslation();
  if (passphrase === '') return <p className={css.hint}>{t('welcome:create.advice')}</p>;
  const strength = strengthOf(passphrase);
  const reached = STRENGTHS.indexOf(strength);
  return (
    <div className={css.strength} data-strength={strength} role="status">
      <span className={css.bar} aria-hidden>
        {STRENGTHS.slice(1).map((each, index) => (
          <span key={each} data-reached={index < reached} />
        ))}
      </span>
      {t(`welcome:strength.${strength}`, { count: MIN_LENGTH })}
    </div>
  );
}

/** The two fields for a passphrase to be: `passphrase`, and `again`. Tells how strong it is. */
export function NewPassphrase({
  label,
  size = 'large',
  autoFocus = false,
}: {
  label: string;
  size?: 'middle' | 'large';
  autoFocus?: boolean;
}) {
  const { t } = useTranslation();
  const passphrase: string = Form.useWatch('passphrase') ?? '';
  return (
    <>
      <Form.Item
        name="passphrase"
        label={label}
        rules={[
          { required: true, min: MIN_LENGTH, message: t('welcome:create.tooShort', { count: MIN_LENGTH }) },
        ]}
        extra={<StrengthBar passphrase={passphrase} />}
      >
        <Secret size={size} autoFocus={autoFocus} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('welcome:create.again')}
        dependencies={['passphrase']}
        rules={[
          { required: true, message: t('welcome:create.againPlease') },
          ({ getFieldValue }) => ({
            validator: (_, value: string | undefined) =>
              (value ?? '') === '' || value === getFieldValue('passphrase')
                ? Promise.resolve()
                : Promise.reject(new Error(t('welcome:create.differ'))),
          }),
        ]}
      >
        <Secret size={size} />
      </Form.Item>
    </>
  );
}
