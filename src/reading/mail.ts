/** A mail as parsed: plain values, before anybody has thought about what it says. */
import type { BankStatement, UnreadStatement } from './bank-statement.ts';

/** `address` is lower-cased, null where the mail gives a name alone (as Exchange does in forwards). */
export type Address = { readonly name: string | null; readonly address: string | null };

/** `type` is found from the content, never from the name; `text` is what a PDF or text file says, null where it says nothing. */
export type Attachment = {
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly text: string | null;
  /** The XML of an electronic invoice: the file itself, or the one a PDF carries. */
  readonly invoiceXml: string | null;
  /** null where it is none. */
  readonly bankStatement: BankStatement | UnreadStatement | null;
};

/** A machine-readable part of a multipart/report. `fields` is the part's text, `original` the header block of the mail it speaks of. */
export type Report = {
  readonly type: 'delivery-status' | 'disposition-notification' | 'feedback-report';
  readonly fields: string;
  readonly original: string | null;
};

export type Mail = {
  /** Without angle brackets; null where the mail has none. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** Every address of every From header: more than one is itself suspect. */
  readonly from: readonly Address[];
  readonly replyTo: readonly Address[];
  readonly to: readonly Address[];
  readonly cc: readonly Address[];
  /** Every address it was delivered to, from Delivered-To, X-Original-To, Envelope-To, To and Cc; lower-cased, tokens included. */
  readonly deliveredTo: readonly string[];
  /** The envelope sender; '' for the null path of a bounce, null where no Return-Path is there. */
  readonly returnPath: string | null;
  /** The Date header. */
  readonly date: Date | null;
  /** The topmost Received header's instant. */
  readonly received: Date | null;
  readonly subject: string;
  /** The text part, else text made from the HTML; '' for none. Line ends are \n. */
  readonly text: string;
  readonly html: string | null;
  readonly contentType: string;
  /** Lower-case names, values unfolded and decoded, topmost first. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly attachments: readonly Attachment[];
  /** Mails attached whole (message/rfc822, .eml). */
  readonly embedded: readonly Mail[];
  readonly report: Report | null;
};

/** Why a mail could not be parsed; its bytes are kept and it is announced. */
export type Unreadable = {
  readonly unreadable: 'too-many-parts' | 'too-slow' | 'too-big' | 'encrypted' | 'broken';
  readonly reason: string;
};
