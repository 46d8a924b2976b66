import type { Table } from './index.ts';

/** Tables that are no records: what is computed, what the program keeps for itself, and why nothing more is said of them here. */
type Beside = {
  because: string;
  /** Columns that hold rows of records: what hangs on an erased one goes with it. */
  references?: Readonly<Record<string, Table>>;
};

const COMPUTED = 'computed from the log, and again whenever that changes';

export const BESIDE: Readonly<Record<string, Beside>> = {
  cadence_due: { because: COMPUTED, references: { stakeholder_id: 'stakeholder' } },
  cadence_obligation: { because: COMPUTED, references: { stakeholder_id: 'stakeholder' } },
  last_contact: { because: COMPUTED, references: { stakeholder_id: 'stakeholder' } },
  feedback_clock: { because: COMPUTED, references: { feedback_id: 'feedback' } },
  attachment_content: {
    because: 'what is in a file: never changed, and too large for the journal',
    references: { attachment_id: 'attachment' },
  },
  handover_stakeholder: {
    because: 'whom a given pack held: of this vault, and known by the handover',
    references: { stakeholder_id: 'stakeholder' },
  },
  handover: { because: 'a handover is told by the trail and can’t be taken back by itself' },
  handover_identity: { because: 'the keys of this vault' },
  handover_peer: { because: 'keys of others, compared by hand' },
  draft: { because: 'unfinished text: found by what it says where somebody is erased' },
  reminder_alert: { because: 'what was shown; an erasure looks through its texts' },
  reminder_claim: { because: 'keys of what is being shown' },
  action: { because: 'the journal' },
  change: { because: 'the journal' },
  forgotten: { because: 'the journal' },
  change_waiting: { because: 'changes of other vaults that something is missing for' },
  trail: { because: 'the trail' },
  meta: { because: 'of the file' },
  stale: { because: 'of the file' },
};
