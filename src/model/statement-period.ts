import {daysBetween} from './calendar.ts';

/** Both days belong to it. */
export interface Period {
  from: string;
  to: string;
}

/** What is asked for; either day may be left out. */
export interface AskedPeriod {
  from?: string | undefined;
  to?: string | undefined;
}

/** Five years: what an auditor asks for at once. */
export const maxPeriodDays = 5 * 366;

/** Lines that one statement holds, of all its currencies and lists together. */
export const maxStatementLines = 10_000;

/** What is asked for; whatever is left out ends today and begins as the last three months do. */
export function periodAsked({from, to}: AskedPeriod, today: string): Period {
  const end = to ?? today;
  return {from: from ?? startOfMonths(end, 2), to: end};
}

/** Which of the two days cannot be, and the bound it breaks; null for a period that can. */
export function periodProblem({from, to}: Period): {
  field: 'from' | 'to';
  params?: {maxDays: number};
} | null {
  if (!isInCalendar(from)) return {field: 'from'};
  if (!isInCalendar(to) || to < from) return {field: 'to'};
  const isTooLong = daysBetween(from, to) >= maxPeriodDays;
  return isTooLong ? {field: 'from', params: {maxDays: maxPeriodDays}} : null;
}

export type PeriodName = 'this-month' | 'last-month' | 'three-months' | 'this-year' | 'last-year';

/** The periods that people ask for by name, as of today in the firm's time zone. */
export function namedPeriod(name: PeriodName, today: string): Period {
  const year = Number(today.slice(0, 4));
  switch (name) {
    case 'this-month':
      return {from: startOfMonths(today, 0), to: today};
    case 'last-month':
      return {from: startOfMonths(today, 1), to: dayBefore(startOfMonths(today, 0))};
    case 'three-months':
      return {from: startOfMonths(today, 2), to: today};
    case 'this-year':
      return {from: dateOf(year, 0, 1), to: today};
    case 'last-year':
      return {from: dateOf(year - 1, 0, 1), to: dateOf(year - 1, 11, 31)};
  }
}

/** The first day of the month that lies `back` months before the one of `date`. */
function startOfMonths(date: string, back: number): string {
  return dateOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1 - back, 1);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}

/** `month` counts from 0 and may lie outside of the year. */
function dateOf(year: number, month: number, day: number): string {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
}

/** 31 February is written like a date and is none; neither is a day of the year 0 (SQL). */
function isInCalendar(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time) || date < '0001-01-01') return false;
  return new Date(time).toISOString().startsWith(date);
}
