import { Button } from 'antd';
import type { HookAPI } from 'antd/es/modal/useModal';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';

type Ways = { loses?: ReactNode; keep(): Promise<void>; discard(): void };

/** Asks what is to become of a form that isn't saved; Escape goes on writing. */
export function leaveDialog(modal: HookAPI, t: TFunction, { loses, keep, discard }: Ways): void {
  const dialog = modal.confirm({
    title: t('drafts:leave.title'),
    content: (
      <>
        {t('drafts:leave.text')} {loses}
      </>
    ),
    okText: t('drafts:leave.keep'),
    cancelText: t('drafts:leave.goOn'),
    onOk: keep,
    footer: (_, { OkBtn, CancelBtn }) => (
      <>
        <Button
          danger
          onClick={() => {
            dialog.destroy();
            discard();
          }}
        >
          {t('drafts:leave.discard')}
        </Button>
        <CancelBtn />
        <OkBtn />
      </>
    ),
  });
}
