/** How a mailbox or a relay is reached, and when its link must be encrypted. */

/** `secure`: TLS from the first byte; otherwise STARTTLS, required everywhere but on this machine. */
export type MailAccount = {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly user: string;
  readonly password: string;
  /** The authority that signed the server's certificate, in PEM, where it is none the system knows. */
  readonly certificateAuthority?: string;
};

/** A password crosses a network only under TLS. */
export function mustStartTls(account: MailAccount): boolean {
  return !account.secure && !isThisMachine(account.host);
}

export function tlsOptions(account: MailAccount): { readonly minVersion: 'TLSv1.2'; readonly ca?: string } {
  const { certificateAuthority: ca } = account;
  return ca === undefined ? { minVersion: 'TLSv1.2' } : { minVersion: 'TLSv1.2', ca };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}
