/** Spaces of every kind, control characters, and what shows nothing: zero widths, marks of direction, fillers. */
const UNSEEN = /[\p{White_Space}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/** Whether a text has nothing in it that anybody could see. */
export const isBlank = (text: string): boolean => text.replace(UNSEEN, '') === '';
