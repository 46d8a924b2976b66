import { describe, expect, it } from 'vitest';
import { FESTIVALS } from '../../../src/domain/festivals.ts';
import { ALERT_KINDS, REMINDER_KINDS, type ReminderItem } from '../../../src/domain/reminders/terms.ts';
import { NOTHING_DUE } from '../../../src/domain/today.ts';
import { text } from '../../../src/i18n/index.ts';
import { LANGUAGES, type Language } from '../../../src/i18n/languages.ts';
import { alertBody, alertTitle, countsBody } from '../../../src/main/reminders/texts.ts';

const speaker = (language: Language) => ({
  text: (message: Parameters<typeof text>[1]) => text(language, message),
  zone: () => 'Asia/Shanghai',
});
const item = (name: string, kind: ReminderItem['kind'] = 'contact'): ReminderItem => ({
  key: name,
  kind,
  stakeholderId: null,
  name,
  detail: '',
  dueOn: '2026-11-23',
  announceOn: '2026-11-23',
  route: '#/',
  snoozedUntil: null,
});

describe('notifications', () => {
  it('say what is due in all, and name a few that are new', () => {
    const items = ['甲', '乙', '丙', '丁'].map((name) => item(name));
    const alert = {
      at: 0,
      kind: 'digest' as const,
      items: [...items, item('张伟', 'birthday')],
      keys: [],
      due: { contacts: 6, overdue: 2, steps: 1, feedback: 3, breached: 1 },
    };
    expect(alertTitle('digest', alert.items, speaker('zh-CN'))).toBe('今日提醒');
    expect(alertBody(alert, speaker('zh-CN'))).toBe(
      '6 位待联系，其中 2 位已逾期；1 项待办；1 条反馈已超时；待联系：甲、乙、丙等；生日：张伟',
    );
  });

  it('say when a clock runs out, in local time', () => {
    const clock: ReminderItem = {
      ...item('甲', 'feedback'),
      alert: 'clock-warning',
      at: 0,
      deadlineAt: Date.parse('2026-11-23T18:00:00+08:00'),
      clock: 'x',
    };
    const alert = { at: 0, kind: 'clock-warning' as const, items: [clock], keys: [], due: NOTHING_DUE };
    expect(alertTitle('clock-warning', [clock], speaker('zh-CN'))).toBe('反馈时限将到：甲');
    expect(alertBody(alert, speaker('zh-CN'))).toBe('期限 2026-11-23 18:00');
  });

  it('have words for every kind in both languages', () => {
    for (const language of LANGUAGES) {
      const said = [
        ...ALERT_KINDS.flatMap((kind) =>
          REMINDER_KINDS.flatMap((of) => [
            alertTitle(kind, [item('甲', of)], speaker(language)),
            alertTitle(kind, [item('甲', of), item('乙', of)], speaker(language)),
          ]),
        ),
        ...REMINDER_KINDS.map((kind) => countsBody({ [kind]: 3 }, speaker(language))),
        ...FESTIVALS.map((festival) => text(language, { key: `festivals:${festival}` })),
      ];
      for (const sentence of said) expect(sentence).not.toMatch(/^$|\w+\.\w+|[{}]/);
    }
  });
});
