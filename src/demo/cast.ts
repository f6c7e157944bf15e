/** The cast of the demo: a law firm of Rennes, its people, and three debtors, all invented. */
import type { Creditor, Practice, PracticeId } from '../claim/practice.ts';
import type { Config } from '../config.ts';
import type { MailAccount } from '../outside/mail-account.ts';

export const INBOX = 'creances@marchand.example';

export const CAMILLE = { name: 'Camille Vernier', address: 'c.vernier@marchand.example', role: 'staff' } as const;
export const HELENE = { name: 'Hélène Marchand', address: 'h.marchand@marchand.example', role: 'partner' } as const;
export const BRUNO = { name: 'Bruno Le Bihan', address: 'b.lebihan@marchand.example', role: 'partner' } as const;

export const NAUTISME = { name: 'SARL Cap Nautisme', address: 'contact@cap-nautisme.example' } as const;
export const KERBRAT = { name: 'EURL Menuiserie Kerbrat', address: 'p.kerbrat@menuiserie-kerbrat.example' } as const;
export const PERRIN = { name: 'Mme Louise Perrin', address: 'louise.perrin@courriel.example' } as const;
export const PRETENDER = { name: 'Hélène Marchand', address: 'ailleurs@pirate.example' } as const;

export type Person = { readonly name: string; readonly address: string };
export const EVERYBODY: readonly Person[] = [CAMILLE, HELENE, BRUNO, NAUTISME, KERBRAT, PERRIN, PRETENDER];

const firm: Creditor = {
  name: 'Marchand & Associés',
  kind: 'professional',
  postalAddress: ['12 rue de la Monnaie', '35000 Rennes'],
  bank: { holder: 'Marchand & Associés', iban: 'FR7630006000011234567890189', bic: 'AGRIFRPP' },
  mandateOn: null,
};

const practice: Practice = {
  id: 'marchand' as PracticeId,
  name: 'Marchand & Associés',
  profession: 'avocat',
  legalLines: ['SELARL au capital de 40 000 €', 'SIREN 000 000 000', 'Avocats au barreau de Rennes'],
  postalAddress: firm.postalAddress,
  inbox: INBOX,
  contact: { name: CAMILLE.name, phone: '02 61 91 00 00', address: CAMILLE.address },
  dataProtectionContact: 'donnees@marchand.example',
  members: [HELENE, BRUNO, CAMILLE],
  creditors: [firm],
  cadence: 'standard',
  remindsInAugust: false,
  twoApprovalsAboveEuros: null,
  planEnvelope: { maxInstalments: 3, maxDays: 90, minFirstPaymentPct: 0, accelerates: true },
  mediator: null,
  smallBalanceEuros: 0,
  confirmsPayments: null,
  insolvency: { check: 'off', url: 'http://127.0.0.1:9/' },
  referencePrefix: 'MA',
};

export const AUTHSERV_ID = 'mx.marchand.example';
export const PASSWORD = 'demo';

/** The configuration a practice would write, pointed at the servers of this process. */
export function demoConfig(mailbox: Partial<MailAccount> & { readonly port: number }, smtpPort: number): Config {
  const account = { host: '127.0.0.1', secure: false, user: INBOX, password: PASSWORD };
  return {
    practices: [
      {
        practice,
        mailbox: { ...account, ...mailbox },
        smtp: { ...account, port: smtpPort },
        proofs: ['receiver-verdict', 'round-trip'],
        authservId: AUTHSERV_ID,
      },
    ],
    database: { folder: ':memory:' },
    sending: 'on',
    model: null,
    secret: 'a secret for the demo only, never for a real practice',
    healthPort: null,
  };
}
