-- Who is strictly confidential is left out of exports and prints unless that is confirmed (S4 §4.5, §7).
ALTER TABLE stakeholder ADD COLUMN confidentiality TEXT NOT NULL DEFAULT 'normal'; -- 'normal' or 'strict'
