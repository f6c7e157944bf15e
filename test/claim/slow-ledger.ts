/** What is owed, reckoned another way: day after day, jar by jar, sharing no code with the ledger it is held against. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

type Item = { ref: string; kind: string; amountCents: number; dueDate: string; stipulatedRatePct: string | null };
type Move = { date: string; amountCents: number; item: string | null };
export type SlowClaim = {
  on: string;
  creditor: { kind: string };
  debtor: { kind: string };
  items: Item[];
  payments: Move[];
  creditNotes: Move[];
  formalNoticeReceivedOn: string | null;
  insolvencyOpenedOn: string | null;
};

type Line = { item: string; from: string; to: string; days: number; ratePct: string; baseCents: number };
type Jar = Item & { principal: number; lines: Line[]; cut: boolean; interestPaid: number; late: boolean; indemnityPaid: number };
type Row = { ecb: string; legalIndividual: string; legalOther: string };

const TABLE = (
  parse(readFileSync(new URL('../../config/rates.yaml', import.meta.url), 'utf8')) as { halfYears: Record<string, Row> }
).halfYears;
const FIRST = '2018-01-01';
const DAYS = Array.from({ length: 3300 }, (_, n) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10));

const halfOf = (day: string) => `${day.slice(0, 4)}-H${Number(day.slice(5, 7)) > 6 ? 2 : 1}`;
const plus = (pct: string, points: number) => (Math.round(Number(pct) * 100 + points * 100) / 100).toFixed(2);

/** The rate a day bears, null where it bears none. */
function rateFor(jar: Jar, claim: SlowClaim, day: string): string | null {
  if (day <= jar.dueDate || (claim.insolvencyOpenedOn !== null && day >= claim.insolvencyOpenedOn)) return null;
  const row = (at: string) => TABLE[halfOf(at)]!;
  if (jar.kind === 'invoice' && claim.debtor.kind === 'professional') return jar.stipulatedRatePct ?? plus(row(day).ecb, 10);
  if (jar.kind === 'invoice' && claim.debtor.kind === 'public') return plus(row(DAYS[DAYS.indexOf(jar.dueDate) + 1]!).ecb, 8);
  const notice = claim.formalNoticeReceivedOn;
  if (notice === null || day <= notice || notice < jar.dueDate) return null;
  return claim.creditor.kind === 'individual' ? row(day).legalIndividual : row(day).legalOther;
}

/** Long division, in whole hundredths of a cent: base × rate × days / 365 / 100, half up. */
function interestOf({ baseCents, ratePct, days }: Line): number {
  const product = BigInt(baseCents) * BigInt(ratePct.replace('.', '')) * BigInt(days);
  const whole = product / 3_650_000n;
  return Number(product - whole * 3_650_000n >= 1_825_000n ? whole + 1n : whole);
}

const accrued = (jar: Jar) => jar.lines.reduce((all, line) => all + interestOf(line), 0);
const interestLeft = (jar: Jar) => accrued(jar) - jar.interestPaid;

function indemnityLeft(jar: Jar, { debtor, insolvencyOpenedOn }: SlowClaim): number {
  const owing = ['professional', 'public'].includes(debtor.kind) && jar.kind === 'invoice' && jar.late;
  const forbidden = insolvencyOpenedOn !== null && insolvencyOpenedOn <= jar.dueDate;
  return owing && !forbidden ? 4000 - jar.indemnityPaid : 0;
}

function liveOneDay(jar: Jar, claim: SlowClaim, day: string): void {
  if (jar.principal <= 0) return;
  if (day > jar.dueDate) jar.late = true;
  const ratePct = rateFor(jar, claim, day);
  if (ratePct === null) return;
  const last = jar.lines.at(-1);
  if (last !== undefined && !jar.cut && halfOf(last.from) === halfOf(day)) {
    last.to = day;
    last.days += 1;
    return;
  }
  jar.cut = false;
  jar.lines.push({ item: jar.ref, from: day, to: day, days: 1, ratePct, baseCents: jar.principal });
}

/** Each jar gets its part; the odd cents go one by one to the first that still have room. */
function share(amount: number, rooms: number[]): number[] {
  const total = rooms.reduce((a, b) => a + b, 0);
  if (total <= amount) return rooms;
  const parts = rooms.map((room) => Number((BigInt(amount) * BigInt(room)) / BigInt(total)));
  let odd = amount - parts.reduce((a, b) => a + b, 0);
  for (let n = 0; odd > 0; n = (n + 1) % parts.length) {
    if (parts[n]! >= rooms[n]!) continue;
    parts[n]! += 1;
    odd -= 1;
  }
  return parts;
}

/** Jars that a payment treats alike stand in one group; the groups in their turn. */
function turns(jars: Jar[], move: Move): { due: Jar[][]; later: Jar[][] } {
  const others = jars.filter((jar) => jar.ref !== move.item);
  const key = (jar: Jar) => `${(9999 - Number(jar.lines.at(-1)?.ratePct ?? 0)).toFixed(2).padStart(9, '0')} ${jar.dueDate}`;
  const grouped = (some: Jar[]) => {
    const keys = [...new Set(some.map(key))].sort();
    return keys.map((one) => some.filter((jar) => key(jar) === one));
  };
  return {
    due: grouped(others.filter((jar) => jar.dueDate <= move.date)),
    later: grouped(others.filter((jar) => jar.dueDate > move.date)),
  };
}

/** What is left of a payment once every jar is full. */
function pay(jars: Jar[], claim: SlowClaim, move: Move): void {
  const { due, later } = turns(jars, move);
  let left = move.amountCents;
  const debt = (group: Jar[]) => {
    const parts = share(
      left,
      group.map((jar) => interestLeft(jar) + jar.principal),
    );
    for (const [n, jar] of group.entries()) {
      const toInterest = Math.min(parts[n]!, interestLeft(jar));
      jar.interestPaid += toInterest;
      jar.principal -= parts[n]! - toInterest;
      if (parts[n]! > toInterest) jar.cut = true;
      left -= parts[n]!;
    }
  };
  const fixed = (group: Jar[]) => {
    const parts = share(
      left,
      group.map((jar) => indemnityLeft(jar, claim)),
    );
    for (const [n, jar] of group.entries()) jar.indemnityPaid += parts[n]!;
    left -= parts.reduce((a, b) => a + b, 0);
  };
  const named = jars.filter((jar) => jar.ref === move.item);
  for (const settle of [debt, fixed]) settle(named);
  for (const settle of [debt, fixed]) for (const group of due) settle(group);
  for (const settle of [debt, fixed]) for (const group of later) settle(group);
}

function credit(jars: Jar[], move: Move): void {
  const { due, later } = turns(jars, move);
  let left = move.amountCents;
  for (const group of [jars.filter((jar) => jar.ref === move.item), ...due, ...later]) {
    const parts = share(
      left,
      group.map((jar) => jar.principal),
    );
    for (const [n, jar] of group.entries()) jar.principal -= parts[n]!;
    left -= parts.reduce((a, b) => a + b, 0);
  }
}

const told = (moves: Move[], on: string) =>
  moves
    .filter((move) => move.date <= on)
    .sort((a, b) => {
      const [left, right] = [a, b].map((one) => `${one.date} ${one.item ?? '~'} ${String(one.amountCents).padStart(20, '0')}`);
      return left! < right! ? -1 : 1;
    });

export function slowlyOwed(claim: SlowClaim) {
  const jars = claim.items.map(
    (item): Jar => ({
      ...item,
      principal: item.amountCents,
      lines: [],
      cut: false,
      interestPaid: 0,
      late: false,
      indemnityPaid: 0,
    }),
  );
  for (const note of told(claim.creditNotes, claim.on)) credit(jars, note);
  const payments = told(claim.payments, claim.on);
  for (const day of DAYS.slice(DAYS.indexOf(FIRST), DAYS.indexOf(claim.on) + 1)) {
    for (const jar of jars) liveOneDay(jar, claim, day);
    for (const payment of payments.filter(({ date }) => date === day)) pay(jars, claim, payment);
  }
  const total = (of: (jar: Jar) => number) => jars.reduce((all, jar) => all + of(jar), 0);
  const [principalCents, interestCents] = [total((jar) => jar.principal), total(interestLeft)];
  const indemnityCents = total((jar) => indemnityLeft(jar, claim));
  return {
    principalCents,
    interestCents,
    indemnityCents,
    paidCents: payments.reduce((all, { amountCents }) => all + amountCents, 0),
    totalCents: principalCents + interestCents + indemnityCents,
    lines: jars.flatMap((jar) => jar.lines.map((line) => ({ ...line, interestCents: interestOf(line) }))),
  };
}
