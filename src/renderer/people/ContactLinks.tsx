import { MailOutlined, PhoneOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useAction } from '../bridge.ts';
import css from './people.module.css';

type Point = { label?: string | undefined; value: string };

/** Phones and e-mails; a click hands them to the program that the system has for it. */
export function ContactLinks({ phones, emails }: { phones: Point[]; emails: Point[] }) {
  const open = useAction('shell.openExternal');
  const link = (icon: ReactNode, url: string, { label, value }: Point) => (
    <button key={`${url}${label}`} type="button" className={css.link} onClick={() => void open.run({ url })}>
      {icon} {value} {label !== undefined && label !== '' && <span className="muted">{label}</span>}
    </button>
  );
  if (phones.length + emails.length === 0) return null;
  return (
    <div className={css.links}>
      {phones.map((phone) =>
        link(<PhoneOutlined aria-hidden />, `tel:${phone.value.replaceAll(/[^\d+]/g, '')}`, phone),
      )}
      {emails.map((email) => link(<MailOutlined aria-hidden />, `mailto:${email.value}`, email))}
    </div>
  );
}
