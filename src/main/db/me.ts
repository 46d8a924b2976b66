/** The owner who works in this vault, as SQL; NULL where that is nobody. Of others in a team it is somebody else. */
export const ME = `(SELECT owner.id FROM vault_setting JOIN owner ON owner.uuid = unhex(value ->> '$') WHERE key = 'me')`;
