/** `Nickname: Ann`, 昵称：小张. */
export const detail = (label: string, text: string): string =>
  `${label}${/\p{Script=Han}/u.test(label) ? '：' : ': '}${text}`;
