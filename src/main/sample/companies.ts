import type { Influence, Interest, StakeholderKind, Status, Tier } from '../../domain/stakeholders.ts';

/** Chinese and English, told by the language in which the sample is made. */
export type Bilingual = readonly [zh: string, en: string];

export type SampleStakeholder = {
  name: Bilingual;
  kind: StakeholderKind;
  tier?: Tier;
  influence?: Influence;
  interest?: Interest;
  status?: Status;
  industry: Bilingual;
  city: Bilingual;
  tags?: readonly string[];
};

const textile: Bilingual = ['纺织服装', 'Textiles and garments'];
const home: Bilingual = ['家居用品', 'Homeware'];
const machinery: Bilingual = ['机械设备', 'Machinery'];
const electronics: Bilingual = ['电子元件', 'Electronic parts'];
const packaging: Bilingual = ['包装印刷', 'Packaging and print'];
const logistics: Bilingual = ['物流货代', 'Freight forwarding'];
const retail: Bilingual = ['连锁零售', 'Retail chains'];
const trade: Bilingual = ['进出口贸易', 'Import and export'];
const finance: Bilingual = ['金融服务', 'Financial services'];
const office: Bilingual = ['职能部门', 'Internal function'];
const civic: Bilingual = ['公共事务', 'Public affairs'];

const shanghai: Bilingual = ['上海市浦东新区', 'Pudong, Shanghai'];
const ningbo: Bilingual = ['浙江省宁波市', 'Ningbo, Zhejiang'];
const hangzhou: Bilingual = ['浙江省杭州市', 'Hangzhou, Zhejiang'];
const suzhou: Bilingual = ['江苏省苏州市', 'Suzhou, Jiangsu'];
const shenzhen: Bilingual = ['广东省深圳市', 'Shenzhen, Guangdong'];
const guangzhou: Bilingual = ['广东省广州市', 'Guangzhou, Guangdong'];
const qingdao: Bilingual = ['山东省青岛市', 'Qingdao, Shandong'];
const chengdu: Bilingual = ['四川省成都市', 'Chengdu, Sichuan'];
const beijing: Bilingual = ['北京市朝阳区', 'Chaoyang, Beijing'];
const hamburg: Bilingual = ['德国汉堡', 'Hamburg, Germany'];

/** Around a trading company in Shanghai: everybody it deals with. */
export const SAMPLE_STAKEHOLDERS: readonly SampleStakeholder[] = [
  {
    name: ['华东百盛商贸有限公司', 'East China Baisheng Trading'],
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    interest: 'high',
    industry: retail,
    city: shanghai,
  },
  {
    name: ['宁波海纳家居有限公司', 'Ningbo Haina Homeware'],
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    interest: 'high',
    industry: home,
    city: ningbo,
  },
  {
    name: ['杭州云栖服饰有限公司', 'Hangzhou Yunqi Apparel'],
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    interest: 'medium',
    industry: textile,
    city: hangzhou,
  },
  {
    name: ['苏州锦绣纺织进出口公司', 'Suzhou Jinxiu Textiles'],
    kind: 'customer',
    tier: 'key',
    influence: 'medium',
    interest: 'high',
    industry: textile,
    city: suzhou,
  },
  {
    name: ['深圳新锐电子商务有限公司', 'Shenzhen Xinrui E-commerce'],
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    interest: 'high',
    industry: electronics,
    city: shenzhen,
  },
  {
    name: ['汉堡北海贸易公司', 'Nordsee Handel Hamburg'],
    kind: 'customer',
    tier: 'key',
    influence: 'high',
    interest: 'medium',
    industry: trade,
    city: hamburg,
  },
  {
    name: ['成都天府连锁超市', 'Chengdu Tianfu Supermarkets'],
    kind: 'customer',
    tier: 'key',
    influence: 'medium',
    interest: 'high',
    industry: retail,
    city: chengdu,
  },
  {
    name: ['青岛蓝湾国际贸易有限公司', 'Qingdao Bluebay International'],
    kind: 'customer',
    tier: 'key',
    influence: 'medium',
    interest: 'medium',
    industry: trade,
    city: qingdao,
  },
  {
    name: ['广州粤美百货有限公司', 'Guangzhou Yuemei Department Stores'],
    kind: 'customer',
    influence: 'medium',
    interest: 'high',
    industry: retail,
    city: guangzhou,
  },
  {
    name: ['上海恒信办公用品有限公司', 'Shanghai Hengxin Office Supplies'],
    kind: 'customer',
    industry: home,
    city: shanghai,
  },
  {
    name: ['宁波甬城五金商行', 'Ningbo Yongcheng Hardware'],
    kind: 'customer',
    influence: 'low',
    industry: machinery,
    city: ningbo,
  },
  {
    name: ['杭州西湖礼品有限公司', 'Hangzhou Westlake Gifts'],
    kind: 'customer',
    interest: 'low',
    industry: home,
    city: hangzhou,
  },
  {
    name: ['苏州园区精工科技', 'Suzhou Park Precision'],
    kind: 'customer',
    industry: machinery,
    city: suzhou,
  },
  {
    name: ['深圳前海跨境优选', 'Shenzhen Qianhai Select'],
    kind: 'customer',
    interest: 'high',
    industry: trade,
    city: shenzhen,
  },
  {
    name: ['广州番禺箱包厂', 'Panyu Bags and Cases'],
    kind: 'customer',
    influence: 'low',
    interest: 'low',
    industry: textile,
    city: guangzhou,
  },
  {
    name: ['北京京朝文创有限公司', 'Beijing Jingzhao Creative'],
    kind: 'customer',
    industry: home,
    city: beijing,
  },
  {
    name: ['成都蓉锦餐具有限公司', 'Chengdu Rongjin Tableware'],
    kind: 'customer',
    influence: 'low',
    industry: home,
    city: chengdu,
  },
  {
    name: ['青岛海润渔具有限公司', 'Qingdao Hairun Tackle'],
    kind: 'customer',
    industry: trade,
    city: qingdao,
  },
  {
    name: ['上海沪东灯饰有限公司', 'Hudong Lighting Shanghai'],
    kind: 'customer',
    interest: 'high',
    industry: electronics,
    city: shanghai,
  },
  {
    name: ['杭州钱江电器商行', 'Hangzhou Qianjiang Appliances'],
    kind: 'customer',
    industry: electronics,
    city: hangzhou,
  },
  {
    name: ['宁波北仑汽配有限公司', 'Beilun Auto Parts Ningbo'],
    kind: 'customer',
    status: 'dormant',
    industry: machinery,
    city: ningbo,
  },
  {
    name: ['苏州太湖茶业有限公司', 'Suzhou Taihu Tea'],
    kind: 'customer',
    status: 'prospect',
    industry: trade,
    city: suzhou,
  },
  {
    name: ['深圳湾区健康用品', 'Bay Area Wellness Shenzhen'],
    kind: 'customer',
    status: 'prospect',
    industry: retail,
    city: shenzhen,
  },
  {
    name: ['广州南沙体育用品', 'Nansha Sports Guangzhou'],
    kind: 'customer',
    status: 'ended',
    industry: retail,
    city: guangzhou,
  },

  {
    name: ['浙江恒丰纺织有限公司', 'Zhejiang Hengfeng Textiles'],
    kind: 'supplier',
    tier: 'key',
    influence: 'high',
    interest: 'high',
    industry: textile,
    city: hangzhou,
    tags: ['core'],
  },
  {
    name: ['江苏联达包装有限公司', 'Jiangsu Lianda Packaging'],
    kind: 'supplier',
    tier: 'key',
    influence: 'medium',
    interest: 'high',
    industry: packaging,
    city: suzhou,
    tags: ['core'],
  },
  {
    name: ['宁波港联国际物流', 'Ningbo Ganglian Logistics'],
    kind: 'supplier',
    tier: 'key',
    influence: 'high',
    interest: 'medium',
    industry: logistics,
    city: ningbo,
  },
  {
    name: ['东莞精密模具厂', 'Dongguan Precision Moulds'],
    kind: 'supplier',
    tier: 'key',
    influence: 'medium',
    interest: 'medium',
    industry: machinery,
    city: shenzhen,
  },
  {
    name: ['上海快达货运代理', 'Shanghai Kuaida Forwarding'],
    kind: 'supplier',
    industry: logistics,
    city: shanghai,
  },
  {
    name: ['苏州明辉印刷有限公司', 'Suzhou Minghui Printing'],
    kind: 'supplier',
    industry: packaging,
    city: suzhou,
  },
  {
    name: ['义乌小商品供应链公司', 'Yiwu Small Goods Supply'],
    kind: 'supplier',
    industry: trade,
    city: hangzhou,
  },
  { name: ['佛山陶瓷制造有限公司', 'Foshan Ceramics'], kind: 'supplier', industry: home, city: guangzhou },
  {
    name: ['温州金属拉链厂', 'Wenzhou Metal Zips'],
    kind: 'supplier',
    influence: 'low',
    industry: textile,
    city: hangzhou,
  },
  {
    name: ['青岛远洋冷链公司', 'Qingdao Ocean Cold Chain'],
    kind: 'supplier',
    industry: logistics,
    city: qingdao,
  },
  {
    name: ['深圳芯源电子厂', 'Shenzhen Xinyuan Electronics'],
    kind: 'supplier',
    interest: 'high',
    industry: electronics,
    city: shenzhen,
  },
  {
    name: ['无锡惠山染整厂', 'Wuxi Huishan Dyeing'],
    kind: 'supplier',
    influence: 'low',
    interest: 'low',
    industry: textile,
    city: suzhou,
  },
  {
    name: ['中远东方货代上海分公司', 'Far East Forwarders Shanghai'],
    kind: 'supplier',
    industry: logistics,
    city: shanghai,
  },

  {
    name: ['长三角联合经销有限公司', 'Yangtze Delta Distribution'],
    kind: 'partner',
    tier: 'key',
    influence: 'high',
    interest: 'high',
    industry: trade,
    city: shanghai,
    tags: ['core'],
  },
  {
    name: ['华南渠道联盟', 'South China Channel Alliance'],
    kind: 'partner',
    tier: 'key',
    influence: 'medium',
    interest: 'high',
    industry: retail,
    city: guangzhou,
  },
  {
    name: ['上海申浦银行国际业务部', 'Shenpu Bank, International'],
    kind: 'partner',
    influence: 'high',
    interest: 'low',
    industry: finance,
    city: shanghai,
  },
  { name: ['安信保险经纪', 'Anxin Insurance Brokers'], kind: 'partner', industry: finance, city: beijing },
  { name: ['成都西南经销商', 'Southwest Dealers Chengdu'], kind: 'partner', industry: retail, city: chengdu },
  {
    name: ['云途软件服务公司', 'Yuntu Software Services'],
    kind: 'partner',
    interest: 'low',
    industry: electronics,
    city: hangzhou,
  },

  {
    name: ['上海进出口商会', 'Shanghai Import and Export Chamber'],
    kind: 'association',
    tier: 'key',
    influence: 'high',
    interest: 'medium',
    industry: trade,
    city: shanghai,
  },
  {
    name: ['中国家居用品行业协会', 'China Homeware Association'],
    kind: 'association',
    influence: 'medium',
    interest: 'medium',
    industry: home,
    city: beijing,
  },
  {
    name: ['浙江省纺织行业协会', 'Zhejiang Textile Association'],
    kind: 'association',
    industry: textile,
    city: hangzhou,
  },
  {
    name: ['跨境电商促进会', 'Cross-border E-commerce Council'],
    kind: 'association',
    interest: 'high',
    industry: trade,
    city: shenzhen,
  },

  {
    name: ['上海海关浦东办事处', 'Shanghai Customs, Pudong'],
    kind: 'institution',
    tier: 'key',
    influence: 'high',
    interest: 'low',
    industry: civic,
    city: shanghai,
  },
  {
    name: ['浦东新区商务委员会', 'Pudong Commerce Commission'],
    kind: 'institution',
    influence: 'high',
    interest: 'low',
    industry: civic,
    city: shanghai,
  },
  {
    name: ['东华纺织研究院', 'Donghua Textile Institute'],
    kind: 'institution',
    industry: textile,
    city: shanghai,
  },
  {
    name: ['华测质量检验中心', 'Huace Quality Inspection'],
    kind: 'institution',
    interest: 'high',
    industry: machinery,
    city: shenzhen,
  },

  {
    name: ['金桥社区居委会', 'Jinqiao Residents Committee'],
    kind: 'community',
    influence: 'medium',
    interest: 'medium',
    industry: civic,
    city: shanghai,
  },
  {
    name: ['浦东阳光志愿服务中心', 'Pudong Sunshine Volunteers'],
    kind: 'community',
    influence: 'low',
    interest: 'high',
    industry: civic,
    city: shanghai,
  },
  {
    name: ['金桥实验小学', 'Jinqiao Primary School'],
    kind: 'community',
    influence: 'low',
    industry: civic,
    city: shanghai,
  },

  {
    name: ['采购部', 'Purchasing'],
    kind: 'department',
    influence: 'high',
    interest: 'high',
    industry: office,
    city: shanghai,
  },
  {
    name: ['财务部', 'Finance'],
    kind: 'department',
    influence: 'high',
    interest: 'medium',
    industry: office,
    city: shanghai,
  },
  {
    name: ['产品研发部', 'Product development'],
    kind: 'department',
    interest: 'high',
    industry: office,
    city: shanghai,
  },
  {
    name: ['客户服务部', 'Customer service'],
    kind: 'department',
    interest: 'high',
    industry: office,
    city: shanghai,
  },
  { name: ['仓储物流部', 'Warehouse and logistics'], kind: 'department', industry: office, city: shanghai },

  {
    name: ['《贸易观察》杂志社', 'Trade Observer magazine'],
    kind: 'public',
    influence: 'medium',
    interest: 'low',
    industry: civic,
    city: beijing,
  },
  {
    name: ['公众号读者群', 'Readers of our news account'],
    kind: 'public',
    influence: 'low',
    interest: 'medium',
    industry: civic,
    city: shanghai,
  },
  {
    name: ['广交会参展观众', 'Canton Fair visitors'],
    kind: 'public',
    influence: 'low',
    interest: 'low',
    industry: trade,
    city: guangzhou,
  },
];

/** Names for contact people: Chinese, and as they sign in English. */
export const SAMPLE_PEOPLE: readonly Bilingual[] = [
  ['张伟', 'Zhang Wei'],
  ['王芳', 'Wang Fang'],
  ['李娜', 'Li Na'],
  ['刘洋', 'Liu Yang'],
  ['陈静', 'Chen Jing'],
  ['杨帆', 'Yang Fan'],
  ['赵磊', 'Zhao Lei'],
  ['黄丽', 'Huang Li'],
  ['周强', 'Zhou Qiang'],
  ['吴敏', 'Wu Min'],
  ['徐杰', 'Xu Jie'],
  ['孙婷', 'Sun Ting'],
  ['马超', 'Ma Chao'],
  ['朱琳', 'Zhu Lin'],
  ['胡军', 'Hu Jun'],
  ['郭静怡', 'Guo Jingyi'],
  ['林晓东', 'Lin Xiaodong'],
  ['何雪', 'He Xue'],
  ['高峰', 'Gao Feng'],
  ['罗丹', 'Luo Dan'],
  ['郑凯', 'Zheng Kai'],
  ['梁慧', 'Liang Hui'],
  ['谢宇', 'Xie Yu'],
  ['宋佳', 'Song Jia'],
  ['唐文', 'Tang Wen'],
  ['单晓明', 'Shan Xiaoming'],
  ['曾国强', 'Zeng Guoqiang'],
  ['冯梅', 'Feng Mei'],
  ['董浩', 'Dong Hao'],
  ['萧然', 'Xiao Ran'],
  ['程远', 'Cheng Yuan'],
  ['曹颖', 'Cao Ying'],
  ['袁野', 'Yuan Ye'],
  ['邓超群', 'Deng Chaoqun'],
  ['许诺', 'Xu Nuo'],
  ['傅红', 'Fu Hong'],
  ['沈默', 'Shen Mo'],
  ['彭博', 'Peng Bo'],
  ['吕良', 'Lü Liang'],
  ['苏晴', 'Su Qing'],
  ['卢山', 'Lu Shan'],
  ['蒋欣', 'Jiang Xin'],
  ['蔡明', 'Cai Ming'],
  ['贾平', 'Jia Ping'],
  ['丁宁', 'Ding Ning'],
  ['魏来', 'Wei Lai'],
  ['薛飞', 'Xue Fei'],
  ['叶子', 'Ye Zi'],
  ['阎锋', 'Yan Feng'],
  ['余温', 'Yu Wen'],
];

export const SAMPLE_ROLES: readonly Bilingual[] = [
  ['采购经理', 'Purchasing manager'],
  ['总经理', 'Managing director'],
  ['业务主管', 'Account lead'],
  ['质量主管', 'Quality lead'],
  ['物流专员', 'Logistics officer'],
  ['财务经理', 'Finance manager'],
  ['市场总监', 'Marketing director'],
  ['秘书长', 'Secretary general'],
  ['项目经理', 'Project manager'],
];

export const SAMPLE_OWNERS: readonly { name: Bilingual; department: Bilingual }[] = [
  { name: ['林晓梅', 'Lin Xiaomei'], department: ['销售部', 'Sales'] },
  { name: ['周建国', 'Zhou Jianguo'], department: ['供应链管理部', 'Supply chain'] },
  { name: ['何思远', 'He Siyuan'], department: ['市场部', 'Marketing'] },
];
