import { PrinterOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { PrintCertificate } from './certificate/PrintCertificate.tsx';
import { PrintPerson } from './person/PrintPerson.tsx';
import { PrintReport } from './report/PrintReport.tsx';
import { PrintVisit } from './visit/PrintVisit.tsx';

const DOCUMENTS = {
  report: { title: 'print:report.title', Component: PrintReport },
  certificate: { title: 'handover:certificate.title', Component: PrintCertificate, withoutVault: true },
  person: { title: 'print:person.title', Component: PrintPerson },
  visit: { title: 'print:visit.title', Component: PrintVisit },
};

const common = { icon: PrinterOutlined, nav: false, order: 1000 };

/** Each document as the user sees it before it is printed, and bare. */
export const pages: PageDefinition[] = Object.entries(DOCUMENTS).flatMap(([name, document]) => [
  { ...common, ...document, route: `/print/${name}` },
  { ...common, ...document, route: `/paper/${name}`, bare: true },
]);
