import type { Ref } from 'react';
import type { Printable } from './PrintPage.tsx';
import './paper.css';
import { useWatermark } from './useWatermark.ts';

/** The paper with its mark. Nothing until it is known whether it bears one. */
export function Sheet({
  printable: { language, body },
  ref,
}: {
  printable: Pick<Printable, 'language' | 'body'>;
  ref?: Ref<HTMLDivElement>;
}) {
  const watermark = useWatermark(language);
  if (watermark === undefined) return null;
  return (
    <div ref={ref} className="paper" lang={language}>
      {watermark !== null && (
        <div className="watermark" aria-hidden>
          {[1, 2, 3].map((line) => (
            <span key={line}>{watermark}</span>
          ))}
        </div>
      )}
      {body}
    </div>
  );
}
