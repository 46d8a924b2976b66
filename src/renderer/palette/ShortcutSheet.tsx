import { Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useCommands } from '../ui/commands.ts';
import { Shortcut } from '../ui/Shortcut.tsx';
import css from './palette.module.css';

/** All shortcuts that work right now, under `?`. */
export function ShortcutSheet() {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  const commands = useCommands((state) => state.commands);
  useCommand({ id: 'shortcuts', label: 'palette:shortcuts', keys: '?' }, () => setShown(true));

  const withKeys = commands.flatMap(({ id, label, keys }) =>
    keys === undefined ? [] : [{ id, label, keys }],
  );
  const rows = withKeys
    .filter(({ keys }, index) => withKeys.findIndex((other) => other.keys === keys) === index)
    .reverse();
  /** What two shortcuts do is one line. */
  const lines = [...Map.groupBy(rows, ({ label }) => label)];
  return (
    <Modal
      open={isShown}
      title={t('palette:shortcuts')}
      footer={null}
      width={720}
      onCancel={() => setShown(false)}
    >
      <div className={css.sheetFrame}>
        <dl className={css.sheet}>
          {lines.map(([label, same]) => (
            <div key={label} className={css.sheetRow}>
              <dt>{t(label)}</dt>
              <dd>
                {same.map(({ keys }) => (
                  <Shortcut key={keys} keys={keys} />
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Modal>
  );
}
