import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { barriers } from './barriers.ts';
import {
  type App,
  answerOf,
  createVault,
  opening,
  startApp,
  temporaryFolder,
  until,
  type Vault,
} from './harness.ts';

const COMPANY = '宁波海峰';

let app: App;
let page: Page;
let vault: Vault;
let userData: string;
let stakeholderId = '';
let feedbackId = '';

const call = <T>(name: string, input: object = {}) => answerOf<T>(page, name, input);
const go = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const drafts = () => call<{ form: string; about: string }[]>('drafts.list');

/** How a form is opened, and the field that is typed into. */
type FormStory = {
  form: string;
  open(): Promise<unknown>;
  field(): ReturnType<Page['locator']>;
  /** Stands in the page: it has no way out of its own. */
  inline?: true;
  /** Saved when its page is left: its draft is gone by then. */
  savesItself?: true;
};
const profile = () => go(`#/stakeholders/${stakeholderId}`);
const FORMS: FormStory[] = [
  {
    form: 'interaction',
    open: async () => {
      await go('#/today');
      await page
        .getByRole('button', { name: /记录沟通/ })
        .first()
        .waitFor();
      await page.keyboard.press('c');
    },
    field: () => page.locator('#log-summary'),
  },
  {
    form: 'stakeholder',
    open: async () => {
      await go('#/stakeholders');
      await page.getByRole('button', { name: '新增相关方' }).first().click();
    },
    field: () => page.locator('#notes'),
  },
  {
    form: 'person',
    open: async () => {
      await profile();
      await page.getByRole('button', { name: '添加联系人' }).click();
    },
    field: () => page.locator('#notes'),
  },
  {
    form: 'feedback',
    open: async () => {
      await go('#/feedback');
      await page.getByRole('button', { name: '登记反馈' }).first().click();
    },
    field: () => page.locator('#case-content'),
  },
  {
    form: 'feedback-step',
    open: async () => {
      await go(`#/feedback/${feedbackId}`);
      await page.getByRole('button', { name: '响应', exact: true }).click();
    },
    field: () => page.locator('#step-note'),
  },
  {
    form: 'cadence-exception',
    open: async () => {
      await profile();
      await page.getByRole('button', { name: '添加例外' }).click();
    },
    field: () => page.locator('#note'),
  },
  {
    form: 'policy-version',
    open: async () => {
      await go('#/settings/feedback-targets');
      await page.getByRole('button', { name: '新版本' }).click();
    },
    field: () => page.locator('#policy-note'),
    inline: true,
  },
  {
    form: 'owner',
    open: async () => {
      await go('#/settings/owners');
      await page.getByRole('button', { name: '添加负责人' }).click();
    },
    field: () => page.locator('#department'),
  },
  { form: 'next-step', open: profile, field: () => page.locator('#text'), inline: true },
  {
    form: 'organisation',
    open: () => go('#/settings/owners'),
    field: () => page.locator('#organisation'),
    inline: true,
  },
  {
    form: 'occasion',
    open: () => go('#/settings/reminders'),
    field: () => page.getByLabel('纪念日名称', { exact: true }),
    inline: true,
  },
  {
    form: 'calendar-name',
    open: () => go('#/settings/calendars'),
    field: () => page.getByLabel('名称', { exact: true }),
    inline: true,
  },
  {
    form: 'report',
    open: () => go('#/reports/2024Q4'),
    field: () => page.locator('#organisation'),
    inline: true,
    savesItself: true,
  },
  {
    form: 'report-approval',
    open: async () => {
      await go('#/reports/2024Q4');
      await page.getByRole('button', { name: / 批准$/ }).click();
    },
    field: () => page.locator('#approvedBy'),
  },
  {
    form: 'handover-pack',
    open: () => go('#/settings/handover'),
    field: () => page.locator('#give_successor'),
    inline: true,
  },
];
const WAITING = FORMS.filter(({ savesItself }) => savesItself !== true);
const storyOf = (form: string): FormStory => {
  const found = FORMS.find((one) => one.form === form);
  if (found === undefined) throw new Error(`no form ${form}`);
  return found;
};
const typedInto = ({ form }: FormStory) => `还没写完 ${form}`;

const asked = () => page.locator('.ant-modal-confirm').filter({ hasText: '内容还没有保存' });
const answer = async (name: string) => {
  await asked().waitFor();
  // A question that still grows takes no answer on a busy machine.
  await page.locator('.ant-modal-confirm.ant-zoom-appear').waitFor({ state: 'detached' });
  await asked().getByRole('button', { name }).click();
  await asked().waitFor({ state: 'hidden' });
};
const isKept = (story: FormStory) =>
  until(`the draft of ${story.form}`, async () =>
    (await drafts()).some(({ form }) => form === story.form) ? true : undefined,
  );
/** The text is there again, and what it is is told. */
const isBack = async (story: FormStory) => {
  await until(`the text in ${story.form}`, async () =>
    (await story.field().inputValue()) === typedInto(story) ? true : undefined,
  );
  await page
    .getByText(/^草稿已恢复/)
    .first()
    .waitFor();
};
/** Away from every form: nothing of what is open counts. */
const leaveAll = async () => {
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
};
const unlock = async () => {
  await page.getByLabel('口令', { exact: true }).fill(vault.passphrase);
  await button('解锁').click();
  await page.getByRole('navigation').first().waitFor();
};
const start = async () => {
  app = await startApp({ userData, args: [...opening(vault), '--lang=zh-CN'] });
  page = app.page;
  await page.getByRole('navigation').first().waitFor();
};

beforeAll(async () => {
  vault = createVault('init', '--lang', 'zh-CN');
  userData = temporaryFolder();
  await start();
  stakeholderId = (await call<{ id: string }>('stakeholders.create', { name: COMPANY, kind: 'customer' })).id;
  await call('people.add', { stakeholderId, name: '陈静' });
  feedbackId = (
    await call<{ id: string }>('feedback.receive', {
      stakeholderId,
      kind: 'complaint',
      priority: 'general',
      channel: 'email',
      content: '货晚了三天',
    })
  ).id;
});
afterAll(() => app.close());

describe.each(FORMS)('what is typed into the form $form', (story) => {
  beforeAll(leaveAll);

  test('is kept within a second, and is back after a reload', async () => {
    await story.open();
    await story.field().fill(typedInto(story));
    await isKept(story);
    await leaveAll();
    await story.open();
    await isBack(story);
  });

  test.skipIf(story.inline)(
    'asks what is to become of it at Escape, and stays when one goes on writing',
    async () => {
      await page.keyboard.press('Escape');
      await answer('继续写');
      expect(await story.field().inputValue()).toBe(typedInto(story));
      await story.field().press('Escape');
      await answer('保留草稿');
      await story.field().waitFor({ state: 'detached' });
      await story.open();
      await isBack(story);
    },
  );

  test('is kept when the vault is locked at the last key', async () => {
    await story.field().fill('');
    await story.field().fill(typedInto(story));
    await call('vault.lock').catch(() => undefined);
    await button('解锁').waitFor();
    await unlock();
    await story.open();
    await isBack(story);
  });

  test.runIf(story.savesItself)('is saved when its page is left, and no draft any more', async () => {
    await go('#/today');
    await until('the draft’s end', async () =>
      (await drafts()).some(({ form }) => form === story.form) ? undefined : true,
    );
    await story.open();
    await until('what was saved', async () =>
      (await story.field().inputValue()) === typedInto(story) ? true : undefined,
    );
  });
});

describe('all of them together', () => {
  beforeEach(leaveAll);

  test('a click beside the drawer asks, too', async () => {
    const drawer = storyOf('stakeholder');
    await drawer.open();
    await isBack(drawer);
    await page.mouse.click(100, 400);
    await answer('保留草稿');
  });

  test('wait on Today and in the palette to be gone on with', async () => {
    await go('#/today');
    const list = page.getByRole('region', { name: '未写完的草稿' });
    await list.waitFor();
    expect(await list.getByRole('listitem').count()).toBe(WAITING.length);
    expect(await barriers(page)).toEqual([]);
    await list.getByRole('button', { name: /^反馈 · 还没写完 feedback/ }).click();
    await page.locator('#case-content').waitFor();
    await page.keyboard.press('Escape');
    await answer('保留草稿');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('继续写 相关方');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').locator('#notes').waitFor();
  });

  test('are there after everything was killed', async () => {
    const before = await drafts();
    expect(before.map(({ form }) => form).sort()).toEqual(WAITING.map(({ form }) => form).sort());
    await app.kill();
    await start();
    expect(await drafts()).toEqual(before);
    for (const story of WAITING) {
      await story.open();
      await isBack(story);
      await leaveAll();
    }
  });

  test('one is gone once its form is saved', async () => {
    const feedback = storyOf('feedback');
    await feedback.open();
    await isBack(feedback);
    await page.locator('#case-channel').click();
    await page.locator('.ant-select-item-option', { hasText: '电话' }).click();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await until('the draft’s end', async () =>
      (await drafts()).some(({ form }) => form === 'feedback') ? undefined : true,
    );
  });

  test('one that is discarded can be had back for a while, and another begun beside it', async () => {
    const log = storyOf('interaction');
    await log.open();
    await isBack(log);
    await dialog().getByRole('button', { name: '放弃' }).click();
    await until('an empty form', async () => ((await log.field().inputValue()) === '' ? true : undefined));
    await page.getByText('草稿已放弃').getByRole('button', { name: '撤销' }).click();
    await until('the text', async () =>
      (await log.field().inputValue()) === typedInto(log) ? true : undefined,
    );
    await isKept(log);
    await leaveAll();
    await log.open();
    await isBack(log);
    await dialog().getByRole('button', { name: '另写一份' }).click();
    await until('an empty form', async () => ((await log.field().inputValue()) === '' ? true : undefined));
    await log.field().fill('第二份');
    await until('two drafts', async () =>
      (await drafts()).filter(({ form }) => form === log.form).length === 2 ? true : undefined,
    );
    await leaveAll();
  });

  test('a form asks at Escape in the very moment of the first key', async () => {
    await profile();
    await button('编辑').first().click();
    const notes = page.locator('#notes');
    const before = (await drafts()).length;
    // What was typed here has been seen once: the form is ready.
    await notes.fill('一');
    await until('the draft', async () => ((await drafts()).length > before ? true : undefined));
    await notes.fill('');
    await until('the draft’s end', async () => ((await drafts()).length === before ? true : undefined));
    await notes.evaluate((field) => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, '一个字');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    });
    await answer('放弃内容');
    await notes.waitFor({ state: 'detached' });
  });

  test('an attachment that was changed outside is told of after the next unlock, and can be taken off', async () => {
    const { id: interactionId } = await call<{ id: string }>('interactions.log', {
      stakeholderIds: [stakeholderId],
      at: new Date(Date.now() - 60_000).toISOString(),
      channel: 'phone',
    });
    const content = Buffer.from('第一稿').toString('base64');
    const file = { name: '报价.txt', content };
    const { id } = await call<{ id: string }>('attachments.add', { interactionId, ...file });
    // Where no program is known for it the copy is there all the same.
    await call('shell.openAttachment', { id, ...file }).catch(() => undefined);
    const [copy = ''] = readdirSync(join(userData, 'opened'));
    writeFileSync(join(userData, 'opened', copy, file.name), '第二稿');
    await call('vault.lock').catch(() => undefined);
    await unlock();
    const told = page.getByRole('list', { name: /^以下附件曾在外部修改/ });
    await told.getByRole('link', { name: /^报价（.* 在外部修改）\.txt$/ }).waitFor();
    await told.getByRole('button', { name: '打开' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await told.getByRole('button', { name: '移除' }).click();
    await told.waitFor({ state: 'detached' });
    const { attachments } = await call<{ attachments: { name: string }[] }>('interactions.get', {
      id: interactionId,
    });
    expect(attachments.map(({ name }) => name)).toEqual([file.name]);
  });

  test('nothing typed is in what the browser keeps for pages', async () => {
    const kept = await page.evaluate(async () => ({
      local: JSON.stringify(window.localStorage),
      session: JSON.stringify(window.sessionStorage),
      databases: (await window.indexedDB.databases()).length,
    }));
    expect(kept.local + kept.session).not.toMatch(/还没写完/);
    expect(kept.databases).toBe(0);
    const bytes = Buffer.concat(
      readdirSync(vault.vault).map((file) => readFileSync(`${vault.vault}/${file}`)),
    );
    expect(bytes.includes(Buffer.from('还没写完'))).toBe(false);
  });
});
