import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { CallName, CoreContract } from '../../contract/index.ts';
import { addDays, instantOf, weekdayOf } from '../../domain/calendars/days.ts';
import type { OrganisationActivity } from '../../domain/interactions.ts';
import { ok, type Result } from '../../domain/result.ts';
import { CORE_TAG, type StakeholderKind } from '../../domain/stakeholders.ts';
import type { Language } from '../../i18n/languages.ts';
import {
  type Bilingual,
  SAMPLE_OWNERS,
  SAMPLE_PEOPLE,
  SAMPLE_ROLES,
  SAMPLE_STAKEHOLDERS,
  type SampleStakeholder,
} from './companies.ts';
import {
  SAMPLE_OPEN_CASES,
  SAMPLE_PAST_CASES,
  SAMPLE_STEPS,
  SAMPLE_SUMMARIES,
  SAMPLE_SYNCS,
  type SampleCase,
} from './conversations.ts';
import { type Random, randomFrom } from './random.ts';
import { type Rhythm, rhythmsOf } from './rhythm.ts';

/** Makes a writing call inside the sample's one transaction. */
export type Act = <N extends CallName>(
  name: N,
  input: HandlerInput<CoreContract[N]>,
) => Result<HandlerOutput<CoreContract[N]>>;

export type Moment = { now: number; today: string; zone: string };

const HISTORY_DAYS = 548;
const HOUR = 3_600_000;

/** Thrown out of the sample's transaction by a call that is refused: a bug of the sample. */
class SampleRefused extends Error {}

/**
 * Fills a new vault with a believable eighteen months of a Chinese trading company's work, made relative to `moment`:
 * contacts fall due on most of the next thirty days, some are overdue, feedback is open, nearly late and breached.
 */
export function fillSample(act: Act, moment: Moment, language: Language): Result<Record<string, never>> {
  const say = ([zh, en]: Bilingual): string => (language === 'zh-CN' ? zh : en);
  const random = randomFrom(20_260_101);
  const must: Must = (name, input) => {
    const done = act(name, input);
    if (!done.ok) throw new SampleRefused(`${name}: ${JSON.stringify(done.error)}`);
    return done.value;
  };
  const sample = { must, say, random, ...moment };

  // The one that every new vault has, "me", is the first of them.
  const me = must('owners.list', {}).find((owner) => owner.me)?.id;
  const owners = SAMPLE_OWNERS.map(
    ({ name, department }, at) =>
      must('owners.save', {
        ...(at === 0 && me !== undefined && { id: me }),
        name: say(name),
        department: say(department),
        active: true,
      }).id,
  );

  const stakeholders = SAMPLE_STAKEHOLDERS.map((one, index) => {
    const ownerId = owners[index % 3 === 2 ? 1 + (index % 2) : 0] ?? null;
    return { one, id: addStakeholder(sample, one, index, ownerId), index };
  });
  let dueOrdinal = 0;
  for (const { one, id, index } of stakeholders) {
    if (isNeverContacted(one, index)) continue;
    for (const rhythm of rhythmsOf(one)) keepUp(sample, id, rhythm, dueOrdinal++);
  }
  /** Any active stakeholder that such a case may come from. */
  const anyOf = ({ from }: Pick<SampleCase, 'from'>): string =>
    random.pick(stakeholders.filter(({ one }) => from.includes(one.kind) && one.status === undefined)).id;
  for (const [activity, kinds, daysAgo] of SAMPLE_ACTIVITIES)
    hold(
      sample,
      activity,
      daysAgo,
      stakeholders.filter(({ one, index }) => kinds.includes(one.kind) && !isNeverContacted(one, index)),
    );
  addPastCases(sample, anyOf);
  for (const one of SAMPLE_OPEN_CASES) addCase(sample, one, one.anonymous ? null : anyOf(one));
  must('cadence.saveException', {
    slot: 'face-to-face',
    every: '1 half-year',
    stakeholderId: stakeholders[5]?.id,
    note: say(['海外客户，每半年拜访一次。', 'Overseas: visited twice a year.']),
  });
  return ok({});
}

type Must = <N extends CallName>(
  name: N,
  input: HandlerInput<CoreContract[N]>,
) => HandlerOutput<CoreContract[N]>;
type Sample = Moment & { must: Must; say(of: Bilingual): string; random: Random };

/** A few general customers whom nobody has spoken to yet. */
const isNeverContacted = (one: SampleStakeholder, index: number): boolean =>
  one.kind === 'customer' && one.tier === undefined && (index === 13 || index === 17 || index === 18);

function addStakeholder(
  sample: Sample,
  one: SampleStakeholder,
  index: number,
  ownerId: string | null,
): string {
  const { must, say, random, today } = sample;
  const neverFor = [100, 60, 20][index % 3] ?? 20;
  const { id } = must('stakeholders.create', {
    name: say(one.name),
    kind: one.kind,
    tier: one.tier ?? 'general',
    influence: one.influence ?? 'medium',
    interest: one.interest ?? 'medium',
    status: one.status ?? 'active',
    ownerId,
    tags: (one.tags ?? []).map((tag) => (tag === CORE_TAG ? say(['核心', CORE_TAG]) : tag)),
    phones: [
      {
        label: say(['总机', 'Main']),
        value: `021-5${random.between(100, 999)} ${random.between(1000, 9999)}`,
      },
    ],
    emails: [],
    website: '',
    address: say(one.city),
    industry: say(one.industry),
    preferredChannel: random.pick(['phone', 'email', 'wechat', null]),
    notes: '',
    confidentiality: 'normal',
    activeFrom: addDays(today, isNeverContacted(one, index) ? -neverFor : -HISTORY_DAYS - 30),
    people: [],
  });
  const people = one.kind === 'public' ? 0 : 1 + (index % 3 === 0 ? 1 : 0);
  for (let n = 0; n < people; n++) addPerson(sample, id, index * 2 + n, n === 0);
  return id;
}

function addPerson(
  { must, say, random, today }: Sample,
  stakeholderId: string,
  index: number,
  primary: boolean,
): void {
  const person = SAMPLE_PEOPLE[index % SAMPLE_PEOPLE.length];
  if (person === undefined) return;
  // Two people may share a name, not an address.
  const handle = `${person[1]
    .toLowerCase()
    .replace('ü', 'v')
    .replace(/[^a-z]/g, '.')}${index < SAMPLE_PEOPLE.length ? '' : index}`;
  const soon = addDays(today, random.between(0, 200));
  const lunar = index % 5 === 0;
  must('people.add', {
    stakeholderId,
    name: say(person),
    role: say(SAMPLE_ROLES[index % SAMPLE_ROLES.length] ?? ['', '']),
    department: '',
    phones: [
      {
        label: say(['手机', 'Mobile']),
        value: `13${random.between(0, 9)} ${random.between(1000, 9999)} ${random.between(1000, 9999)}`,
      },
    ],
    emails: [
      {
        label: say(['工作', 'Work']),
        value: `${handle}@example.com`,
      },
    ],
    wechat: index % 2 === 0 ? `wx_${handle.replace('.', '')}` : '',
    birthday: {
      month: Number(soon.slice(5, 7)),
      day: lunar ? Math.min(Number(soon.slice(8)), 29) : Number(soon.slice(8)),
      year: random.chance(0.6) ? random.between(1968, 1998) : null,
      calendar: lunar ? 'lunar' : 'solar',
      leap: false,
    },
    preferredChannel: null,
    address: '',
    notes: '',
    primary,
  });
}

/** Monday to Friday: people rarely meet at the weekend. */
const onWeekday = (day: string): string => {
  const weekday = weekdayOf(day);
  return weekday === 'sat' ? addDays(day, -1) : weekday === 'sun' ? addDays(day, -2) : day;
};

/** A habit kept for as long as it goes back: now and then late, now and then nobody answers. */
function keepUp(
  sample: Sample,
  stakeholderId: string,
  { everyDays, channels, purpose, backDays }: Rhythm,
  ordinal: number,
): void {
  const { must, say, random, today, now, zone } = sample;
  // Next due days are spread over the coming month; every ninth is overdue.
  const ahead = ordinal % 9 === 4 ? -random.between(2, 14) : 1 + ((ordinal * 7) % Math.min(30, everyDays));
  let daysAgo = Math.max(1, everyDays - ahead);
  let latest = true;
  while (daysAgo < backDays) {
    const on = latest ? addDays(today, -daysAgo) : onWeekday(addDays(today, -daysAgo));
    const at = instantOf(
      on,
      `${String(random.between(9, 16)).padStart(2, '0')}:${random.pick(['00', '10', '30', '45'])}`,
      zone,
    );
    const channel = random.pick(channels);
    if (at < now)
      must('interactions.log', {
        stakeholderIds: [stakeholderId],
        personIds: [],
        at,
        channel,
        direction: random.chance(0.8) ? 'outbound' : 'inbound',
        purpose: purpose ?? null,
        effective: latest || random.chance(0.92),
        summary: say(
          purpose === undefined
            ? random.pick(SAMPLE_SUMMARIES[channel] ?? [['', '']])
            : SAMPLE_SYNCS[purpose],
        ),
        decisions: '',
        ...(latest &&
          ordinal % 4 === 1 && {
            nextStep: { text: say(random.pick(SAMPLE_STEPS)), dueOn: addDays(today, (ordinal % 13) - 3) },
          }),
      });
    daysAgo += Math.max(2, Math.round((everyDays * random.between(78, 104)) / 100));
    latest = false;
  }
}

/** What the organisation held for whole groups, days ago: the next one is owed before long. */
const SAMPLE_ACTIVITIES: readonly [OrganisationActivity, readonly StakeholderKind[], number][] = [
  ['gathering', ['customer', 'supplier'], 200],
  ['community-activity', ['community'], 165],
];

function hold(
  { must, say, today, zone }: Sample,
  activity: OrganisationActivity,
  daysAgo: number,
  guests: readonly { id: string; one: SampleStakeholder }[],
): void {
  must('interactions.log', {
    stakeholderIds: guests.filter(({ one }) => one.status === undefined).map(({ id }) => id),
    personIds: [],
    at: instantOf(onWeekday(addDays(today, -daysAgo)), '14:00', zone),
    channel: 'meeting',
    direction: 'outbound',
    purpose: activity,
    effective: true,
    summary: say(SAMPLE_SYNCS[activity]),
    decisions: '',
  });
}

function addPastCases(sample: Sample, anyOf: (one: Pick<SampleCase, 'from'>) => string): void {
  const { random } = sample;
  for (let daysAgo = 14; daysAgo < HISTORY_DAYS; daysAgo += random.between(5, 11)) {
    const one = random.pick(SAMPLE_PAST_CASES);
    addCase(sample, { ...one, receivedHoursAgo: daysAgo * 24 - random.between(0, 8) }, anyOf(one));
  }
}

function addCase({ must, say, now }: Sample, one: SampleCase, stakeholderId: string | null): void {
  const receivedAt = now - one.receivedHoursAgo * HOUR;
  const at = (hours: number) => receivedAt + hours * HOUR;
  const { id } = must('feedback.receive', {
    stakeholderId,
    kind: one.kind,
    priority: one.priority,
    channel: one.channel,
    receivedAt,
    content: say(one.content),
    deadlineAt: null,
    answered: false,
  });
  if (one.respondedAfter !== undefined)
    must('feedback.respond', {
      id,
      at: at(one.respondedAfter),
      note: say(['已联系对方，正在处理。', 'Contacted them; being handled.']),
    });
  if (one.waitsFrom !== undefined) must('feedback.wait', { id, at: at(one.waitsFrom), note: '' });
  if (one.waitsUntil !== undefined) must('feedback.resume', { id, at: at(one.waitsUntil), note: '' });
  if (one.resolvedAfter === undefined) return;
  must('feedback.resolve', {
    id,
    at: at(one.resolvedAfter),
    note: say(['已解决并告知对方。', 'Solved, and they have been told.']),
    outcome: 'landed',
  });
  if (one.satisfaction !== undefined)
    must('feedback.close', { id, at: at(one.resolvedAfter + 20), note: '', satisfaction: one.satisfaction });
  if (one.breachReason !== undefined) must('feedback.update', { id, breachReason: say(one.breachReason) });
}
