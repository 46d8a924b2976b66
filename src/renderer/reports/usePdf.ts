import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../i18n/languages.ts';
import { CallError, call } from '../bridge.ts';
import { saveFile } from '../ui/save-file.ts';

/** Makes the report's PDF, after what is still being typed has been kept. */
export function usePdf(
  { period, language, includeStrict }: { period: string; language: Language; includeStrict: boolean },
  keep: () => Promise<boolean>,
) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const [making, setMaking] = useState(false);
  const name = `${i18n.getFixedT(language)('reports-page:fileName', { period })}.pdf`;

  async function make(use: (pdf: string) => unknown) {
    setMaking(true);
    try {
      if (!(await keep())) return;
      const strict = includeStrict ? '&strict=1' : '';
      const route = `#/print/report?period=${period}&lang=${language}${strict}`;
      const { pdf } = await call('shell.printPdf', { route });
      await use(pdf);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      void message.error(error.message, 6);
    } finally {
      setMaking(false);
    }
  }

  return {
    making,
    /** Keeps the PDF among the downloads. */
    save: () =>
      make((pdf) => {
        saveFile(name, pdf);
        void message.success(t('reports-page:saved', { name }));
      }),
    /** Opens the PDF in the program that the system prints PDFs with. */
    print: () => make((pdf) => call('shell.openAttachment', { name, content: pdf })),
  };
}
