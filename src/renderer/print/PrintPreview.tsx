import { ArrowLeftOutlined, FilePdfOutlined, PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Skeleton } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { go } from '../route.ts';
import { useCommand, useShortcut } from '../ui/commands.ts';
import { PageFrame } from '../ui/PageFrame.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Desk } from './Desk.tsx';
import type { Printable, PrintPageProps } from './PrintPage.tsx';
import { cameFrom } from './print.ts';
import { Sheet } from './Sheet.tsx';
import { usePaperReady } from './usePaperReady.ts';

/** A document as it will be printed, with the way to the printer, to a file, and back. */
export function PrintPreview({ printable, home }: PrintPageProps) {
  const { t } = useTranslation();
  const back = () => go(cameFrom() ?? home);
  useShortcut('escape', 'print:back', back);
  if (printable !== undefined && !(printable instanceof Error))
    return <Preview printable={printable} back={back} />;
  return (
    <PageFrame title={t('print:preview')} actions={<Back back={back} />}>
      {printable === undefined ? (
        <Skeleton active paragraph={{ rows: 6 }} />
      ) : (
        <Alert type="error" showIcon title={printable.message} />
      )}
    </PageFrame>
  );
}

function Preview({ printable, back }: { printable: Printable; back(): void }) {
  const { t } = useTranslation();
  const { title, fileName, foot } = printable;
  const { sheet, ready } = usePaperReady(printable);
  const print = useAction('shell.print');
  const pdf = useSavePdf(fileName);
  const toPrinter = () => {
    if (ready === true) void print.run({ route: window.location.hash });
  };
  useCommand(
    {
      id: 'print',
      label: 'print:print',
      keys: 'mod+p',
      icon: <PrinterOutlined aria-hidden />,
      everywhere: true,
    },
    toPrinter,
  );
  useTitleWhilePrinting(title);
  return (
    <PageFrame
      body="fill"
      title={title}
      actions={
        <>
          <Back back={back} />
          <Button
            icon={<FilePdfOutlined aria-hidden />}
            loading={pdf.running}
            disabled={ready !== true}
            onClick={() => void pdf.save()}
          >
            {t('print:savePdf')}
          </Button>
          <Button
            type="primary"
            icon={<PrinterOutlined aria-hidden />}
            loading={print.running}
            disabled={ready !== true}
            onClick={toPrinter}
          >
            {t('print:print')}
          </Button>
        </>
      }
    >
      {ready instanceof Error && <Alert banner type="error" title={ready.message} />}
      <Desk label={t('print:preview')} foot={foot}>
        <Sheet ref={sheet} printable={printable} />
      </Desk>
    </PageFrame>
  );
}

function Back({ back }: { back(): void }) {
  const { t } = useTranslation();
  return (
    <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={back}>
      {t('print:back')}
    </Button>
  );
}

/** Makes the PDF of the document that is shown, and keeps it among the downloads. */
function useSavePdf(fileName: string) {
  const ofPage = useAction('shell.printPdf', { done: 'print:saved' });
  const ofCertificate = useAction('shell.printCertificate', { done: 'print:saved' });
  const save = async () => {
    const route = window.location.hash;
    const [, certificate] = /^#\/print\/certificate\?.*\bid=([^&]+)/.exec(route) ?? [];
    const result = await (certificate === undefined
      ? ofPage.run({ route })
      : ofCertificate.run({ id: certificate }));
    if (result !== undefined) saveFile(`${fileName}.pdf`, result.pdf);
  };
  return { save, running: ofPage.running || ofCertificate.running };
}

/** Printers and their files take the document's title; no history of the window is to keep it. */
function useTitleWhilePrinting(title: string): void {
  useEffect(() => {
    const usual = document.title;
    const set = () => {
      document.title = title;
    };
    const reset = () => {
      document.title = usual;
    };
    window.addEventListener('beforeprint', set);
    window.addEventListener('afterprint', reset);
    return () => {
      window.removeEventListener('beforeprint', set);
      window.removeEventListener('afterprint', reset);
    };
  }, [title]);
}
