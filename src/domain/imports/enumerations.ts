import { CHANNELS, type Channel } from '../interactions.ts';
import {
  CONFIDENTIALITIES,
  type Confidentiality,
  INFLUENCES,
  type Influence,
  STAKEHOLDER_KINDS,
  STATUSES,
  type StakeholderKind,
  type Status,
  TIERS,
  type Tier,
} from '../stakeholders.ts';

/** The words by which lists, Chinese and English, name the values of our enumerations. */

type Words<T extends string> = Record<T, string>;

const KINDS: Words<StakeholderKind> = {
  customer:
    '客户 顾客 买家 采购商 甲方 用户 client account buyer customers prospect customerdirect customerchannel',
  supplier: '供应商 供货商 厂家 厂商 卖家 乙方 vendor suppliers provider',
  partner:
    '合作伙伴 合作方 伙伴 经销商 代理商 分销商 渠道商 渠道 加盟商 partners dealer distributor reseller agent',
  community: '社区 街道 居委会 村委会 neighbourhood',
  association: '行业协会 协会 学会 联合会 society',
  institution:
    '机构 商会 政府 政府机构 政府部门 主管部门 科研院所 研究院 研究所 高校 学校 院校 银行 institute chamber authority government university bank',
  department: '内部部门 部门 内部 internal',
  public: '公众 媒体 社会公众 其他 media press other',
};

const TIER_WORDS: Words<Tier> = {
  key: '重要 重点 关键 核心 大 vip a a级 a类 ka 高 战略 important strategic major core high 是',
  general:
    '一般 普通 次要 常规 b b级 b类 c c级 c类 d d级 d类 中 低 normal standard minor ordinary medium low 否',
};

const LEVEL_WORDS: Words<Influence> = {
  high: '高 大 强 很高 h 3 strong',
  medium: '中 中等 一般 普通 m 2 middle moderate',
  low: '低 小 弱 很低 l 1 weak',
};

const CONFIDENTIALITY_WORDS: Words<Confidentiality> = {
  normal: '机密 普通 一般 内部 confidential internal normal',
  strict: '严格保密 绝密 strictlyconfidential strict secret',
};

const STATUS_WORDS: Words<Status> = {
  prospect:
    '潜在 意向 潜在客户 意向客户 线索 跟进中 洽谈中 新客户 lead prospects potential opportunity subscriber marketingqualifiedlead salesqualifiedlead new open inprogress opendeal connected attemptedtocontact badtiming',
  active:
    '活跃 往来中 往来 正常 合作中 在合作 已合作 成交 已成交 有效 启用 在用 customer current evangelist won',
  dormant: '休眠 沉寂 沉睡 暂停 不活跃 停滞 搁置 inactive paused onhold',
  ended:
    '终止 已终止 结束 已结束 流失 已流失 停止合作 解约 无效 停用 closed lost churned former terminated unqualified',
};

const CHANNEL_WORDS: Words<Channel> = {
  phone: '电话 手机 致电 call telephone mobile',
  email: '邮件 邮箱 电子邮件 电邮 mail',
  meeting: '会议 面谈 会面 面对面 inperson',
  visit: '拜访 走访 上门 来访 实地',
  video: '视频 视频会议 视频通话 videocall',
  online: '在线 在线客服 网络 网站 客服 onlineservice web chat',
  wechat: '微信 weixin',
  wecom: '企业微信 企微 workwechat',
  dingtalk: '钉钉',
  social: '社交媒体 社交 微博 抖音 公众号 socialmedia',
  bulletin: '公告 通报 简报 newsletter',
  survey: '调查 问卷 问卷调查 调研 questionnaire',
  other: '其他 其它',
};

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-./（）()·]/g, '');

type Reader<T> = (text: string) => T | null;

/** Reads a word as one of an enumeration's values: the value itself, or one of its words. */
function reader<T extends string>(values: readonly T[], words: Words<T>): Reader<T> {
  const valueByText = new Map<string, T>();
  for (const value of values) {
    for (const word of [value, ...words[value].split(' ')]) valueByText.set(fold(word), value);
  }
  return (text) => valueByText.get(text) ?? valueByText.get(fold(text)) ?? null;
}

const LONGEST_WORD = 40;
const plainKind = reader(STAKEHOLDER_KINDS, KINDS);

/** Also 重点客户, 战略供应商, Key customer: the last words say what kind it is. */
export const readKind: Reader<StakeholderKind> = (text) => {
  if (text.length > LONGEST_WORD) return null;
  const key = fold(text);
  for (let start = 0; start < key.length - 1; start += 1) {
    const kind = plainKind(key.slice(start));
    if (kind !== null) return kind;
  }
  return null;
};

const plainTier = reader(TIERS, TIER_WORDS);
/** Also 重要客户, A类客户, key account. */
export const readTier: Reader<Tier> = (text) =>
  plainTier(text) ??
  plainTier(fold(text).replace(/(?:客户|供应商|伙伴|customer|account|supplier|partner|级别|等级)$/, ''));

export const readLevel: Reader<Influence> = reader(INFLUENCES, LEVEL_WORDS);
export const readConfidentiality: Reader<Confidentiality> = reader(CONFIDENTIALITIES, CONFIDENTIALITY_WORDS);
export const readStatus: Reader<Status> = reader(STATUSES, STATUS_WORDS);
export const readChannel: Reader<Channel> = reader(CHANNELS, CHANNEL_WORDS);

/** Words for yes and no, and ticks. */
export const readFlag: Reader<boolean> = (text) => {
  const key = fold(text);
  if (['是', '有', '对', 'yes', 'y', 'true', '1', '√', '✓', 'x'].includes(key)) return true;
  return ['', '否', '无', '不', 'no', 'n', 'false', '0', '×'].includes(key) ? false : null;
};

/** Words that stand for an empty cell. */
const BLANKS = new Set([
  '无',
  '暂无',
  '没有',
  '未知',
  '不详',
  'na',
  'none',
  'null',
  'nil',
  'unknown',
  '#na',
  '',
]);
const LONGEST_BLANK = 12;
export const isBlankWord = (text: string): boolean =>
  text.length <= LONGEST_BLANK && (BLANKS.has(fold(text)) || /^[-—–/\\]+$/.test(text.trim()));
