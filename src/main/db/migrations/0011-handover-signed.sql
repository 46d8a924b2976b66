-- Packs and receipts are signed (Ed25519).
ALTER TABLE handover_identity ADD COLUMN signing BLOB; -- the secret key, PKCS #8; made when it is first needed
ALTER TABLE handover ADD COLUMN format INTEGER NOT NULL DEFAULT 2; -- 3: signed
ALTER TABLE handover ADD COLUMN signer TEXT; -- public key, hex: received: who signed the pack; given: who signed the receipt

-- Keys of others whose code was compared with them.
CREATE TABLE handover_peer (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE, -- hex
  name TEXT NOT NULL,
  confirmed_at INTEGER NOT NULL
) STRICT;
