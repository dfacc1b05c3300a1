import type Stripe from 'stripe';
import {invalidRequest} from '../protocol/errors.ts';
import {emptyable, flag, hash, mergeMetadata, metadata, text} from '../protocol/params.ts';
import {type Account, listPage, paging, require404, route, type Route} from '../protocol/route.ts';
import type {Row} from '../store.ts';
import {moveBalance} from './balance-transactions.ts';
import {blankEvidence, EVIDENCE_TEXTS} from './evidence.ts';

type Dispute = Row<'dispute'>;

const DAY = 86_400;
/** How long the firm may answer; then the dispute is lost, an inquiry closed. */
const ANSWER_WITHIN_DAYS = 20;
const FEE = 1500;

const OPEN = ['needs_response', 'warning_needs_response'];
const REVIEWED = ['under_review', 'warning_under_review'];

export const disputeRoutes: readonly Route[] = [
  route(
    'GET',
    '/v1/disputes',
    {shape: {...paging, charge: text(), payment_intent: text()}, required: []},
    ({account, params}) => {
      const {charge, payment_intent, ...page} = params;
      return listPage(account, 'dispute', '/v1/disputes', page, {charge, payment_intent});
    },
  ),

  route('GET', '/v1/disputes/:dispute', {shape: {}, required: []}, ({account, path}) => {
    return find(account, path).object;
  }),

  route(
    'POST',
    '/v1/disputes/:dispute',
    {
      shape: {
        evidence: hash(Object.fromEntries(EVIDENCE_TEXTS.map((name) => [name, text()]))),
        metadata: emptyable(metadata),
        submit: flag,
      },
      required: [],
    },
    ({account, params, path}) => {
      const {evidence, metadata: labels, submit = evidence !== undefined} = params;
      const row = find(account, path);
      const {object} = row;
      const kept = keep(account, row, {
        ...(labels !== undefined && {metadata: mergeMetadata(object.metadata, labels)}),
      });
      if (!evidence) return kept.object;
      requireOpen(kept.object);
      return answer(account, kept, evidence as Record<string, string>, submit);
    },
  ),

  route('POST', '/v1/disputes/:dispute/close', {shape: {}, required: []}, ({account, path}) => {
    const row = find(account, path);
    requireOpen(row.object);
    return lose(account, row);
  }),
];

interface Reason {
  reason: string;
  networkReasonCode?: string;
  /** A question: no money moves. */
  isInquiry?: boolean;
  /** A bank has taken the money back and hears no arguments. */
  isFinal?: boolean;
}

/** The payer, or the payer's bank, takes the money back; an inquiry only asks. */
export function createDispute(account: Account, chargeId: string, why: Reason): Stripe.Dispute {
  const {reason, networkReasonCode, isInquiry = false, isFinal = false} = why;
  const charge = account.find('charge', chargeId)!;
  const {amount, currency, payment_intent, payment_method_details: details} = charge.object;
  const id = account.newId(details?.card ? 'dp' : 'du');
  const dueBy = isFinal ? null : account.now + ANSWER_WITHIN_DAYS * DAY;
  const withdrawn = isInquiry
    ? []
    : [
        moveBalance(account, {
          kind: 'dispute',
          amount: -amount,
          currency,
          source: id,
          fee: isFinal ? 0 : FEE,
          description: `Chargeback withdrawal for ${chargeId}`,
        }),
      ];
  const dispute: Stripe.Dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: withdrawn,
    charge: chargeId,
    created: account.now,
    currency,
    enhanced_eligibility_types: [],
    evidence: blankEvidence,
    evidence_details: {
      due_by: dueBy,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    network_reason_code: networkReasonCode ?? null,
    payment_intent,
    ...(details?.card && {
      payment_method_details: {
        card: {
          brand: details.card.brand ?? 'unknown',
          case_type: isInquiry ? 'inquiry' : 'chargeback',
          network: details.card.network ?? 'unknown',
          network_reason_code: networkReasonCode ?? null,
        },
        type: 'card',
      },
    }),
    reason,
    status: isFinal ? 'lost' : isInquiry ? 'warning_needs_response' : 'needs_response',
  };
  account.put('dispute', {object: dispute, facts: {}, dueAt: dueBy});
  if (!isInquiry) {
    account.put('charge', {...charge, object: {...charge.object, disputed: true}});
  }
  return dispute;
}

/** Nobody answered in time, or the bank has not decided: nothing more will come of it. */
export function endDispute(account: Account, row: Dispute): void {
  const {object} = row;
  const {evidence_details: details} = object;
  const late = {...row, object: {...object, evidence_details: {...details, past_due: true}}};
  if (object.status.startsWith('warning_')) keep(account, late, {status: 'warning_closed'}, null);
  else lose(account, late);
}

/**
 * The bank decides by Stripe's test evidence, at once: `winning_evidence`, `losing_evidence`; of any
 * other it thinks until the day by which it had to be sent.
 */
function answer(
  account: Account,
  row: Dispute,
  evidence: Record<string, string>,
  isSubmitted: boolean,
): Stripe.Dispute {
  const {object} = row;
  const {evidence_details: details, status} = object;
  const sent = {...object.evidence, ...evidence};
  if (!isSubmitted) {
    return keep(account, row, {
      evidence: sent,
      evidence_details: {...details, has_evidence: true},
    }).object;
  }
  const reviewed = keep(account, row, {
    evidence: sent,
    evidence_details: {
      ...details,
      has_evidence: true,
      submission_count: details.submission_count + 1,
      submission_method: 'manual',
    },
    status: status === 'warning_needs_response' ? 'warning_under_review' : 'under_review',
  });
  if (sent.uncategorized_text === 'winning_evidence') return win(account, reviewed);
  if (sent.uncategorized_text === 'losing_evidence') return lose(account, reviewed);
  return reviewed.object;
}

function win(account: Account, row: Dispute): Stripe.Dispute {
  const {object} = row;
  const {id, amount, balance_transactions, charge, currency} = object;
  if (balance_transactions.length === 0) {
    return keep(account, row, {status: 'warning_closed'}, null).object;
  }
  const reinstated = moveBalance(account, {
    kind: 'dispute_reversal',
    amount,
    currency,
    source: id,
    description: `Chargeback reversal for ${charge as string}`,
  });
  return keep(
    account,
    row,
    {balance_transactions: [...balance_transactions, reinstated], status: 'won'},
    null,
  ).object;
}

function lose(account: Account, row: Dispute): Stripe.Dispute {
  const isInquiry = row.object.status.startsWith('warning_');
  return keep(account, row, {status: isInquiry ? 'warning_closed' : 'lost'}, null).object;
}

function keep(
  account: Account,
  row: Dispute,
  changes: Partial<Stripe.Dispute>,
  dueAt: number | null = row.dueAt,
): Dispute {
  const kept = {...row, object: {...row.object, ...changes}, dueAt};
  account.put('dispute', kept);
  return kept;
}

function requireOpen(dispute: Stripe.Dispute): void {
  if (OPEN.includes(dispute.status)) return;
  throw invalidRequest(
    REVIEWED.includes(dispute.status)
      ? 'This dispute is under review: its evidence can not be changed.'
      : 'This dispute is already closed',
  );
}

function find(account: Account, path: Readonly<Record<string, string>>): Dispute {
  return require404(account, 'dispute', path['dispute']!, 'dispute');
}
