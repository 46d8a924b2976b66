import { useTranslation } from 'react-i18next';
import { PLAIN_TEXT_NAMES } from '../../../domain/stakeholders.ts';
import { useAction } from '../../bridge.ts';
import { ContactLinks } from '../../people/ContactLinks.tsx';
import { EnumTag } from '../../ui/EnumTag.tsx';
import { Section } from '../../ui/Section.tsx';
import { DayText } from '../../ui/time.tsx';
import type { Stakeholder } from '../form/StakeholderDrawer.tsx';
import css from './profile.module.css';

/** Who they are. Only what is known is listed. */
export function Facts({ stakeholder }: { stakeholder: Stakeholder }) {
  const { t } = useTranslation();
  const open = useAction('shell.openExternal');
  const { influence, interest, ownerName, address, website, preferredChannel, phones, emails, notes } =
    stakeholder;
  const url = /^https?:\/\//.test(website) ? website : `https://${website}`;
  const facts = [
    { name: 'owner', value: ownerName ?? t('common:none') },
    {
      name: 'influence',
      value: (
        <>
          <EnumTag of="influence" value={influence} plain /> /{' '}
          <EnumTag of="interest" value={interest} plain />
        </>
      ),
    },
    ...PLAIN_TEXT_NAMES.map((name) => ({ name, value: stakeholder[name] })),
    { name: 'address', value: address },
    {
      name: 'website',
      value: website !== '' && (
        <button
          type="button"
          className={css.link}
          onClick={() => void open.run({ url: url.replace(/^http:/, 'https:') })}
        >
          {website}
        </button>
      ),
    },
    {
      name: 'preferredChannel',
      value: preferredChannel !== null && <EnumTag of="channel" value={preferredChannel} plain />,
    },
    { name: 'activeFrom', value: <DayText day={stakeholder.activeFrom} /> },
  ];
  return (
    <Section title={t('stakeholders:facts')}>
      <dl className={css.facts}>
        {facts
          .filter(({ value }) => value !== '' && value !== false)
          .map(({ name, value }) => (
            <div key={name}>
              <dt>
                {t(name === 'influence' ? 'stakeholders:profile.standing' : `stakeholders:field.${name}`)}
              </dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <ContactLinks phones={phones} emails={emails} />
      {notes !== '' && <p className={css.notes}>{notes}</p>}
    </Section>
  );
}
