import { PrinterOutlined } from '@ant-design/icons';
import type { PageDefinition } from '../pages.ts';
import { PrintCertificate } from './certificate/PrintCertificate.tsx';
import { PrintPerson } from './person/PrintPerson.tsx';
import { PrintReport } from './report/PrintReport.tsx';
import { PrintVisit } from './visit/PrintVisit.tsx';

const printed = { icon: PrinterOutlined, nav: false, order: 1000, bare: true };

export const pages: PageDefinition[] = [
  { ...printed, route: '/print/report', title: 'print:report.title', Component: PrintReport },
  {
    ...printed,
    route: '/print/certificate',
    title: 'handover:certificate.title',
    Component: PrintCertificate,
    withoutVault: true,
  },
  { ...printed, route: '/print/person', title: 'print:person.title', Component: PrintPerson },
  { ...printed, route: '/print/visit', title: 'print:visit.title', Component: PrintVisit },
];
