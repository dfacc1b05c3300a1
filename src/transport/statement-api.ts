import {statement} from '../contract/generated/statement.ts';
import {ContractViolation, type Parser} from '../contract/parse.ts';
import type {Statement} from '../contract/types.ts';
import type {CallOptions, StatementFileOptions, StatementPeriod} from './port.ts';
import {toQuery, type Send} from './send.ts';

export function getStatement(
  send: Send,
  period: StatementPeriod,
  options?: CallOptions,
): Promise<Statement> {
  return send(
    {method: 'GET', path: `/statement${toQuery({...period})}`, parse: statement},
    options,
  );
}

const files = {
  pdf: {path: 'document', type: 'application/pdf'},
  csv: {path: 'table', type: 'text/csv'},
};

export function getStatementFile(
  send: Send,
  period: StatementPeriod,
  {format, language, ...options}: StatementFileOptions,
): Promise<Blob> {
  const {path, type} = files[format];
  return send(
    {
      method: 'GET',
      path: `/statement/${path}${toQuery({...period})}`,
      parse: fileOf(type),
      isFile: true,
      headers: {'accept-language': language},
    },
    options,
  );
}

/** A page of a proxy's is no document. */
function fileOf(type: string): Parser<Blob> {
  return (value, path) => {
    if (value instanceof Blob && value.type.split(';')[0] === type) return value;
    throw new ContractViolation(path, type);
  };
}
