import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.ts';
import { type Report, ReportDocument } from '../print/report/ReportDocument.tsx';
import css from './reports.module.css';

/** A sheet of A4 and the desk around it, in CSS pixels. */
const SHEET_WIDTH = 794 + 48;

/** The printed pages on a desk, as large as there is room for. */
export function Preview({
  report,
  language,
  children,
}: {
  report: Report;
  language: Language;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const desk = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useState(1);

  useLayoutEffect(() => {
    const element = desk.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setZoom(Math.min(1.25, entry.contentRect.width / SHEET_WIDTH));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section ref={desk} className={css.preview} aria-label={t('reports-page:preview')} tabIndex={0}>
      <div className={css.previewBar}>
        <span>{t('reports-page:preview')}</span>
        {children}
      </div>
      <div className={css.paper} style={{ zoom }}>
        <ReportDocument report={report} language={language} />
      </div>
    </section>
  );
}
