import type { FeedbackKind, FeedbackPriority } from '../../domain/feedback/terms.ts';
import type { Channel, Purpose } from '../../domain/interactions.ts';
import type { StakeholderKind } from '../../domain/stakeholders.ts';
import type { Bilingual } from './companies.ts';

/** What is said in an ordinary conversation, by channel. */
export const SAMPLE_SUMMARIES: Partial<Record<Channel, readonly Bilingual[]>> = {
  phone: [
    [
      '电话确认十月订单的交期，对方希望提前一周发货。',
      'Confirmed the delivery date by phone; they would like it a week earlier.',
    ],
    [
      '沟通样品修改意见，颜色偏深，下周寄第二版。',
      'Talked through the samples: too dark, second version goes out next week.',
    ],
    [
      '了解到对方正在筹备春季促销，预计追加两个柜。',
      'They prepare a spring promotion and expect two more containers.',
    ],
    [
      '核对上月对账单，差异 320 元，财务本周处理。',
      'Went through last month’s statement; a difference of ¥320, finance settles it this week.',
    ],
    ['回访新包装的使用情况，反映良好。', 'Followed up on the new packaging; well received.'],
  ],
  email: [
    ['发送最新报价单和产品目录。', 'Sent the latest quotation and catalogue.'],
    ['邮件回复质检报告中的三处疑问。', 'Answered three questions about the inspection report.'],
    [
      '确认框架协议的付款条款，等待对方法务意见。',
      'Confirmed payment terms of the frame agreement; their lawyers are looking at it.',
    ],
    ['发送季度产品资讯，附三款新品图片。', 'Sent the quarterly product news with three new items.'],
  ],
  visit: [
    [
      '上门拜访，参观新仓库，确认扩大合作意向。',
      'Visited their new warehouse; both want to do more together.',
    ],
    [
      '到厂验货，抽检合格率 98.5%，两箱返工。',
      'Inspected goods on site: 98.5 % passed, two cartons to be reworked.',
    ],
    [
      '拜访时了解到采购负责人将于年底调整。',
      'Learnt during the visit that their head of purchasing changes at year’s end.',
    ],
  ],
  meeting: [
    [
      '季度业务会，回顾交付与质量，约定下季度目标。',
      'Quarterly meeting on delivery and quality; goals agreed for the next quarter.',
    ],
    ['在我司会议室洽谈年度框架，价格下调 2%。', 'Met at our office on the annual frame; prices down by 2 %.'],
  ],
  wechat: [
    ['微信发送物流动态，对方已确认收货。', 'Sent tracking by WeChat; they confirmed receipt.'],
    ['节日问候，并预约下月拜访时间。', 'Season’s greetings, and a date for next month’s visit.'],
  ],
  video: [
    ['视频会议讨论新品打样进度，共三款。', 'Video call on the progress of three new samples.'],
    [
      '与质量团队视频复盘投诉，确定整改措施。',
      'Reviewed the complaint with quality by video; measures agreed.',
    ],
  ],
};

export const SAMPLE_SYNCS: Record<Purpose, Bilingual> = {
  'progress-sync': [
    '每周进度同步：订单、排产、在途。',
    'Weekly progress sync: orders, production, in transit.',
  ],
  'business-review': [
    '月度业务复盘：交付、质量、成本与改进。',
    'Monthly business review: delivery, quality, cost and improvement.',
  ],
  gathering: ['年度客户与供应商联谊会。', 'The yearly gathering of customers and suppliers.'],
  'community-activity': [
    '社区公益活动：助学与义诊。',
    'Community activity: school aid and free medical advice.',
  ],
};

export const SAMPLE_STEPS: readonly Bilingual[] = [
  ['寄送第二版样品', 'Send the second version of the samples'],
  ['提供更新后的报价单', 'Send the updated quotation'],
  ['确认验货日期', 'Confirm the inspection date'],
  ['回复付款条款', 'Answer on the payment terms'],
  ['安排下月拜访', 'Arrange next month’s visit'],
  ['补发缺少的说明书', 'Send the missing manuals'],
];

/** How a case went on. `open` ones are left as they are; times are hours after it was received. */
export type SampleCase = {
  /** Whose it is: one of these kinds. */
  from: readonly StakeholderKind[];
  kind: FeedbackKind;
  priority: FeedbackPriority;
  channel: Channel;
  content: Bilingual;
  /** Hours before now. */
  receivedHoursAgo: number;
  respondedAfter?: number;
  waitsFrom?: number;
  waitsUntil?: number;
  resolvedAfter?: number;
  satisfaction?: number;
  anonymous?: boolean;
  breachReason?: Bilingual;
};

/** Present cases: some with time left, some nearly out of it, some over. */
export const SAMPLE_OPEN_CASES: readonly SampleCase[] = [
  {
    from: ['customer'],
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    receivedHoursAgo: 20,
    content: [
      '第 3 批货有 12 箱外箱破损，要求赔付并补发。',
      'Twelve cartons of the third batch arrived damaged; they ask for compensation and replacement.',
    ],
  },
  {
    from: ['customer', 'supplier', 'partner'],
    kind: 'problem',
    priority: 'important',
    channel: 'wechat',
    receivedHoursAgo: 30,
    content: [
      '报关资料中的原产地证编号有误，货物滞港。',
      'The certificate of origin carries a wrong number; the goods are held in port.',
    ],
  },
  {
    from: ['customer', 'institution', 'public'],
    kind: 'inquiry',
    priority: 'general',
    channel: 'wechat',
    receivedHoursAgo: 6,
    content: [
      '询问春节前最后一班船的截单时间。',
      'Asks for the closing time of the last ship before Spring Festival.',
    ],
  },
  {
    from: ['customer', 'supplier', 'community', 'association'],
    kind: 'suggestion',
    priority: 'general',
    channel: 'survey',
    receivedHoursAgo: 40,
    anonymous: true,
    content: ['建议在发货通知中附上装箱照片。', 'Suggests adding packing photos to the shipping notice.'],
  },
  {
    from: ['customer'],
    kind: 'requirement',
    priority: 'general',
    channel: 'meeting',
    receivedHoursAgo: 50,
    respondedAfter: 20,
    content: [
      '需要环保材质的新包装方案，三个规格。',
      'Needs a new packaging in recycled material, three sizes.',
    ],
  },
  {
    from: ['supplier', 'partner'],
    kind: 'conflict',
    priority: 'important',
    channel: 'meeting',
    receivedHoursAgo: 70,
    respondedAfter: 5,
    content: [
      '双方对返工费用的承担意见不一，谈判中断。',
      'The two sides disagree on who pays for rework; talks have stopped.',
    ],
  },
  {
    from: ['department'],
    kind: 'request',
    priority: 'general',
    channel: 'wecom',
    receivedHoursAgo: 1,
    content: [
      '客服部需要客户最近三次验货报告。',
      'Customer service needs the customer’s last three inspection reports.',
    ],
  },
  {
    from: ['department'],
    kind: 'decision',
    priority: 'important',
    channel: 'email',
    receivedHoursAgo: 26,
    respondedAfter: 18,
    content: [
      '管理层决定：账期统一调整为 45 天，请传达并收集反馈。',
      'Management decided on payment terms of 45 days; pass it on and collect feedback.',
    ],
  },
  {
    from: ['customer', 'supplier', 'partner'],
    kind: 'problem',
    priority: 'general',
    channel: 'email',
    receivedHoursAgo: 100,
    respondedAfter: 12,
    waitsFrom: 14,
    content: ['条码扫描失败，等待对方提供照片。', 'Barcodes don’t scan; waiting for their photos.'],
  },
];

/** Past cases, told again and again over eighteen months. */
export const SAMPLE_PAST_CASES: readonly Omit<SampleCase, 'receivedHoursAgo'>[] = [
  {
    from: ['customer'],
    kind: 'complaint',
    priority: 'important',
    channel: 'email',
    respondedAfter: 6,
    resolvedAfter: 52,
    satisfaction: 4,
    content: ['到货数量比装箱单少 2 箱。', 'Two cartons fewer than on the packing list.'],
  },
  {
    from: ['customer', 'institution', 'public'],
    kind: 'inquiry',
    priority: 'general',
    channel: 'wechat',
    respondedAfter: 10,
    resolvedAfter: 20,
    satisfaction: 5,
    content: ['询问最小起订量和打样费用。', 'Asks for the minimum order and the price of samples.'],
  },
  {
    from: ['customer', 'supplier', 'partner'],
    kind: 'problem',
    priority: 'general',
    channel: 'wecom',
    respondedAfter: 30,
    resolvedAfter: 75,
    satisfaction: 4,
    content: ['系统里查不到最新的物流状态。', 'The latest tracking can’t be seen in the system.'],
  },
  {
    from: ['customer', 'supplier', 'community', 'association'],
    kind: 'suggestion',
    priority: 'general',
    channel: 'survey',
    respondedAfter: 40,
    resolvedAfter: 200,
    satisfaction: 5,
    content: ['建议每月固定一天对账。', 'Suggests a fixed day a month for settling accounts.'],
  },
  {
    from: ['customer'],
    kind: 'requirement',
    priority: 'important',
    channel: 'meeting',
    respondedAfter: 4,
    resolvedAfter: 46,
    satisfaction: 5,
    content: ['需要在唛头上加印批次号。', 'Needs batch numbers printed on the shipping marks.'],
  },
  {
    from: ['customer'],
    kind: 'complaint',
    priority: 'important',
    channel: 'wechat',
    respondedAfter: 31,
    resolvedAfter: 120,
    satisfaction: 2,
    content: ['投诉样品延期两周仍未寄出。', 'Complains that samples are two weeks late.'],
    breachReason: ['假期前人手不足，未及时转交。', 'Short of hands before the holiday; passed on too late.'],
  },
  {
    from: ['supplier', 'partner'],
    kind: 'conflict',
    priority: 'important',
    channel: 'meeting',
    respondedAfter: 3,
    resolvedAfter: 22,
    satisfaction: 4,
    content: ['对验收标准理解不一致。', 'The acceptance standard is read differently by the two sides.'],
  },
  {
    from: ['customer'],
    kind: 'requirement',
    priority: 'general',
    channel: 'email',
    respondedAfter: 15,
    resolvedAfter: 160,
    satisfaction: 3,
    content: ['希望提供英文版说明书。', 'Would like the manual in English.'],
    breachReason: ['翻译供应商延误。', 'The translation agency was late.'],
  },
  {
    from: ['customer', 'institution', 'public'],
    kind: 'inquiry',
    priority: 'general',
    channel: 'email',
    respondedAfter: 20,
    resolvedAfter: 26,
    satisfaction: 5,
    content: ['询问新品上市时间。', 'Asks when the new items come out.'],
  },
];
