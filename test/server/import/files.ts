import type {SourceFile} from '../../../demo/server/import/csv.ts';

/** Source files by name, from their text or bytes. */
export function sourceFiles(texts: Readonly<Record<string, string | Uint8Array>>): SourceFile[] {
  return Object.entries(texts).map(([name, text]) => ({
    name,
    bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text,
  }));
}

/** A small firm: one client with a contact, a project, a person on it and two invoices. */
export const smallFirm = {
  'clients.csv': 'client_id,name\nC1,Northgate Holdings\n',
  'contacts.csv':
    'contact_id,client_id,name,email,locale\nP1,C1,Mara Lindt,mara@northgate.example,en\n',
  'projects.csv': 'project_id,client_id,name,visible\nJ1,C1,Library,yes\nJ2,C1,Footbridge,no\n',
  'staff.csv': 'staff_id,name,email,shown\nS1,Ada Quay,ada@alder.example,yes\n',
  'assignments.csv': 'client_id,project_id,staff_id,role\nC1,J1,S1,Engineer of record\n',
  'invoices.csv': [
    'invoice_id,client_id,number,issued_on,due_on,currency,subtotal,total,state,hidden,payment_options,project_ids,paid,paid_on',
    'I1,C1,INV-1,2026-01-05,2026-02-04,USD,100.00,108.00,sent,no,card|us_bank_account,J1|J2,,',
    'I2,C1,INV-2,2026-01-06,,JPY,5000,5000,sent,no,card,,1000,2026-01-20',
    '',
  ].join('\n'),
  'invoice-lines.csv': [
    'invoice_id,description,quantity,rate,amount,project_id',
    'I1,Calculations,2.5,30.00,75.00,J1',
    'I1,Site visit,,,25.00,',
    'I2,Review,1,5000,5000,',
    '',
  ].join('\n'),
  'invoice-taxes.csv': 'invoice_id,name,amount\nI1,Sales tax 8 %,8.00\n',
};

export type FileName = keyof typeof smallFirm;

/** The small firm with one text in one of its files replaced. */
export function smallFirmWith(file: FileName, from: string, to: string): Record<string, string> {
  const text = smallFirm[file];
  if (!text.includes(from)) throw new Error(`${file} has no “${from}”.`);
  return {...smallFirm, [file]: text.replace(from, to)};
}
