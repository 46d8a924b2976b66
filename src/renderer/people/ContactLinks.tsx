import { MailOutlined, PhoneOutlined } from '@ant-design/icons';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { splitExtension } from '../../domain/identity/extension.ts';
import { telHref } from '../../domain/phone-link.ts';
import { useAction } from '../bridge.ts';
import css from './people.module.css';

type Point = { label?: string | undefined; value: string };

type Props = {
  phones: Point[];
  emails: Point[];
  /** What there is besides; told by its number. */
  more?: string[];
};

/** Phones and e-mails; a click hands them to the program that the system has for it. */
export function ContactLinks({ phones, emails, more = [] }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const open = useAction('shell.openExternal');
  const dial = async (value: string) => {
    const url = telHref(value);
    if (url === undefined || (await open.run({ url })) === undefined) return;
    const { extension } = splitExtension(value);
    if (extension !== '') void message.info(t('people:askForExtension', { extension }), 8);
  };
  const link = (icon: ReactNode, { label = '', value }: Point, run: (() => void) | undefined) => {
    const words = (
      <>
        {icon} {value} {label !== '' && <span className="muted">{label}</span>}
      </>
    );
    const key = `${label} ${value}`;
    return run === undefined ? (
      <span key={key}>{words}</span>
    ) : (
      <button key={key} type="button" className={css.link} onClick={run}>
        {words}
      </button>
    );
  };
  if (phones.length + emails.length === 0) return null;
  return (
    <div className={css.links}>
      {phones.map((phone) =>
        link(
          <PhoneOutlined aria-hidden />,
          phone,
          telHref(phone.value) === undefined ? undefined : () => void dial(phone.value),
        ),
      )}
      {emails.map((email) =>
        link(<MailOutlined aria-hidden />, email, () => void open.run({ url: `mailto:${email.value}` })),
      )}
      {more.length > 0 && (
        <span className="muted" title={more.join('\n')}>
          +{more.length}
        </span>
      )}
    </div>
  );
}
