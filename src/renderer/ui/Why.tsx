import { QuestionCircleOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './ui.module.css';

type Props = {
  /** The explanation, a step a line. */
  why: readonly string[];
  /** What is explained, for screen readers. */
  of?: string;
};

/** A button that explains a date or number the app has computed. */
export function Why({ why, of }: Props) {
  const { t } = useTranslation();
  if (why.length === 0) return null;
  const label = of === undefined ? t('common:why') : t('common:whyOf', { of });
  return (
    <Popover
      trigger="click"
      title={t('common:why')}
      content={
        <ol className={css.why}>
          {why.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps are a fixed sequence and may repeat
            <li key={index}>{step}</li>
          ))}
        </ol>
      }
    >
      <Button type="text" size="small" aria-label={label} icon={<QuestionCircleOutlined aria-hidden />} />
    </Popover>
  );
}
