/** Finds the machine-readable part of a bounce, a receipt or a complaint among the parts of a mail. */
import type { Attachment as MimePart } from 'mailparser';
import type { Report } from '../reading/mail.ts';
import { headerEnd, utf8OrWindows } from './mail-headers.ts';

const MOST_TEXT = 200_000;

export function reportType(part: MimePart): Report['type'] | null {
  const found = /^message\/(?:global-)?(delivery-status|disposition-notification|feedback-report)$/i.exec(part.contentType)?.[1];
  return found === undefined ? null : (found.toLowerCase() as Report['type']);
}

/** What a machine reports in a multipart/report, with the headers of the mail it speaks of. */
export function reportFrom(parts: readonly MimePart[]): Report | null {
  const report = parts.find((part) => reportType(part) !== null);
  if (report === undefined) return null;
  const original = parts.find((part) =>
    /^(?:message\/rfc822|message\/global|text\/rfc822-headers|message\/global-headers)$/i.test(part.contentType),
  );
  const head =
    original === undefined ? null : utf8OrWindows(original.content.subarray(0, Math.min(headerEnd(original.content), MOST_TEXT)));
  return {
    type: reportType(report)!,
    fields: lines(utf8OrWindows(report.content.subarray(0, MOST_TEXT))),
    original: head === null ? null : lines(head),
  };
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}
