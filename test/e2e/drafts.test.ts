import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type App, createVault, opening, startApp, temporaryFolder, until, type Vault } from './harness.ts';

const COMPANY = '宁波海峰';

let app: App;
let page: Page;
let vault: Vault;
let userData: string;
let stakeholderId = '';
let feedbackId = '';

const call = async <T>(name: string, input: object = {}): Promise<T> => {
  const answer = await page.evaluate(([n, i]) => window.liaison.call(n, i), [name, input] as const);
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value as T;
};
const go = (hash: string) =>
  page.evaluate((to) => {
    window.location.hash = to;
  }, hash);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const drafts = () => call<{ form: string; about: string }[]>('drafts.list');

/** How a form is opened, and the field that is typed into. */
type FormStory = {
  form: string;
  open(): Promise<unknown>;
  field(): ReturnType<Page['locator']>;
  /** Stands in the page: it has no way out of its own. */
  inline?: true;
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
];
const typedInto = ({ form }: FormStory) => `还没写完 ${form}`;

const asked = () => page.locator('.ant-modal-confirm').filter({ hasText: '内容还没有保存' });
const answer = async (name: string) => {
  await asked().waitFor();
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
});

describe('all of them together', () => {
  beforeEach(leaveAll);

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
