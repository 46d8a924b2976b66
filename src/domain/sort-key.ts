import { pinyin } from 'pinyin-pro';

/** What names are ordered by: Chinese by pinyin, others by their letters, without case. */
export const sortKey = (name: string): string =>
  pinyin(name.normalize('NFKC'), { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head' })
    .join(' ')
    .toLowerCase()
    .trim();
