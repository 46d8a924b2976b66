import { PLAIN_TEXTS, plainTexts } from '../stakeholders.ts';
import type { Field } from './fields.ts';

const headingsOfTexts = plainTexts((name) => PLAIN_TEXTS[name].headings);

/**
 * What the headings of the usual lists mean: Google Contacts (before and since 2024), Outlook (English and Chinese),
 * HubSpot, Salesforce, our own exports, and hand-made lists. A heading is compared without case, spaces and
 * punctuation; `#` stands for a number (Phone 1 - Value, 电子邮件 2 地址), `|` stands between headings.
 */
export const HEADING_WORDS: Partial<Record<Field, string>> = {
  stakeholderName: `
    相关方 | 相关方名称 | 公司 | 公司名称 | 公司名 | 公司全称 | 单位 | 单位名称 | 单位全称 |
    工作单位 | 企业 | 企业全称 | 任职单位 | 就职公司 | 商户名称 | 店铺名称 | 门店名称 | 企业名称 | 客户 | 客户名称 | 客户公司 | 客户全称 | 供应商 | 供应商名称 |
    供应商全称 | 厂家 | 厂商 | 厂商名称 | 合作伙伴 | 合作伙伴名称 | 伙伴名称 | 经销商 | 经销商名称 |
    机构 | 机构名称 | 组织 | 组织名称 | 名称 | 所属公司 | 所在公司 | 所在单位 | 所属单位 |
    单位公司名称 | 公司单位 | 单位公司 | stakeholder | stakeholder name | company | company name |
    organization | organisation | employer | organization name | organisation name |
    organization # - name | account | account name | customer | customer name | client | client name |
    supplier | supplier name | vendor | vendor name | firm | associated company | primary company |
    primary associated company | business name | partner name`,
  kind: `
    类型 | 客户类型 | 客户类别 | 相关方类型 | 相关方类别 | 单位类型 | 公司类型 | 单位性质 | 关系类型 |
    客户性质 | kind | type | stakeholder kind | stakeholder type | account type | customer type |
    company type`,
  tier: `
    级别 | 等级 | 分级 | 重要等级 | 客户级别 | 客户等级 | 重要程度 | 重要性 | 级别重要程度 | 客户分级 |
    是否重点 | 重要级别 | 重点程度 | 分层 | tier | level | importance | grade | rank | rating |
    account tier | customer level | customer tier | key account | vip`,
  influence: '影响 | 影响程度 | 影响力 | influence | power',
  interest: '关注度 | 关注程度 | 关切程度 | 利益相关度 | interest | interest level',
  status: `
    状态 | 客户状态 | 合作状态 | 关系状态 | 跟进状态 | status | stage | lifecycle stage |
    lead status | customer status | relationship status | account status`,
  owner: `
    负责人 | 专人负责 | 归属人 | 跟进销售 | 所有者 | 客户经理 | 业务员 | 业务经理 | 销售 | 销售人员 | 销售代表 | 跟进人 | 责任人 |
    对接人员 | 所属销售 | 我方负责人 | 维护人 | owner | owner name | account owner | contact owner |
    company owner | account manager | sales rep | salesperson | responsible | assigned to |
    record owner`,
  tags: `
    标签 | 类别 | 分组 | 群组 | 组别 | 分类 | tags | tag | labels | categories | category |
    group membership | groups | group`,
  ...headingsOfTexts,
  website: `
    网址 | 网站 | 网页 | 单位主页 | 个人主页 | 公司网址 | 公司网站 | 官网 | 主页 | website | web site | web page | url |
    website url | homepage | website # - value | company domain name | business web page`,
  address: `
    地址 | 公司地址 | 单位地址 | 联系地址 | 办公地址 | 通讯地址 | 通信地址 | 详细地址 | 收货地址 |
    注册地址 | address | company address | stakeholder address | office address | full address |
    mailing address`,
  stakeholderPhone: `
    公司电话 | 单位电话 | 公司总机 | 公司固话 | 公司主要电话 | 总机 | 单位主要电话 | 企业电话 | 客户电话 | 相关方电话 |
    相关方电话 # | 前台电话 | 公司座机 | company phone | company main phone | account phone |
    main phone | switchboard | stakeholder phone | stakeholder phone # | company phone number`,
  stakeholderPhoneLabel:
    '相关方电话标签 | 相关方电话标签 # | stakeholder phone label | stakeholder phone label #',
  stakeholderEmail: `
    公司邮箱 | 单位邮箱 | 相关方邮箱 | 相关方邮箱 # | company email | account email |
    stakeholder e-mail | stakeholder e-mail #`,
  stakeholderEmailLabel:
    '相关方邮箱标签 | 相关方邮箱标签 # | stakeholder e-mail label | stakeholder e-mail label #',
  stakeholderNotes: `
    客户备注 | 公司备注 | 相关方备注 | 公司简介 | 企业简介 | 单位备注 | stakeholder notes |
    company notes | about us | company description | account description`,
  activeFrom: '起算日 | 启用日期 | 开始维护日期 | active from',
  confidentiality: '密级 | 保密级别 | confidentiality | classification',
  inactive: '已停用 | 停用 | inactive',
  lastContact: `
    最近联系 | 最近联系时间 | 最近联系日期 | 最后联系 | 最后联系时间 | 最后联系日期 | 上次联系 | 上次联系时间 | 上次联系日期 | 上次沟通 | 上次沟通时间 | 最近沟通 |
    最近沟通时间 | 最近沟通日期 | 上次拜访 | 上次拜访时间 | 上次拜访日期 | 最近拜访 | 最近拜访时间 | 最近拜访日期 | 最后拜访时间 | 最近跟进 | 最近跟进时间 | 最近跟进日期 | 最后跟进时间 |
    上次跟进 | 上次跟进时间 | 上次跟进日期 | 最后跟进 | 最后跟进日期 | 上次电话 | 上次见面 | 最近一次联系 | 最近一次联系时间 | 最近一次拜访 | 最近一次跟进时间 |
    last contact | last contacted | last contact date | last contacted date | last contact time |
    last activity | last activity date | last visit | last visit date | last visited | last meeting |
    last meeting date | last call | last call date | last interaction | last interaction date |
    last touch | last follow-up | last follow up | last follow-up date | date of last contact |
    date last contacted`,
  personName: `
    姓名 | 联系人 | 收件人 | 联系人姓名 | 联系人员 | 名字 | 中文姓名 | 联络人 | 对接人 | 客户姓名 | 姓名全称 | 全名 |
    人员 | 主要联系人 | 联系人名称 | name | full name | contact | contact name | contact person |
    display name | primary contact | person | person name | contact full name`,
  familyName: '姓 | 姓氏 | last | family | last name | family name | surname | lastname',
  middleName: '中间名 | middle name | additional name | middle name(s) | middle initial',
  givenName: '名 | first name | first | given | given name | forename | firstname',
  namePrefix: '英文称谓 | 中文称谓 | 称谓 | 尊称 | name prefix | salutation | prefix | honorific',
  nameSuffix: '后缀 | name suffix | suffix',
  nickname: '昵称 | 别名 | 绰号 | nickname | nick name | alias',
  role: `
    职务 | 职位 | 岗位 | position title | 职称 | 头衔 | 角色 | 担任职务 | 联系人职务 | role | job title | title |
    position | organization title | organization # - title | designation | contact title`,
  department: `
    部门 | 所属部门 | 所在部门 | 科室 | department | organization department |
    organization # - department | dept | division`,
  phone: `
    电话 | 联系电话 | 手机 | 移动手机 | 行动 | 小灵通 | 传真号 | 住家电话 | mobile no | tel no | telephone number | 手机号 | 手机号码 | 移动电话 | 电话号码 | 联系方式 | 联系手机 |
    办公电话 | 座机 | 固话 | 固定电话 | 固定电话号码 | 商务电话 | 商务电话 # | 工作电话 | 住宅电话 |
    住宅电话 # | 家庭电话 | 主要电话 | 其他电话 | 传真 | 商务传真 | 公司传真 | 传真号码 | 手机 # |
    电话 # | 联系电话 # | 联络电话 | 行动电话 | 车载电话 | 寻呼机 | 回拨电话 | 无绳电话 | 办公室电话 | 备用电话 | 其他手机 | phone | phone number |
    phone # | phone # - value | mobile | fax | mobile phone | mobile phone number | mobile number |
    cell | cell phone | cellphone | telephone | tel | business phone | business phone # | work phone |
    office phone | home phone | home phone # | car phone | pager | callback | radio phone | primary phone | other phone |
    business fax | fax number | direct phone | contact phone | direct line | home fax | other fax |
    contact number | mobile # | 住宅传真 | 其他传真`,
  phoneLabel: '电话标签 | 电话标签 # | phone # - label | phone # - type | phone label | phone label #',
  email: `
    邮箱 | 电子邮箱 | 邮件 | qq邮箱 | email地址 | 电子信箱 | 电子邮件 | 电邮 | 邮箱地址 | 电子邮件地址 | 电子邮件 # 地址 | 邮箱 # |
    联系邮箱 | 企业邮箱 | 电子邮箱地址 | 工作邮箱 | 个人邮箱 | 邮件地址 | email | email address | email # |
    mail | e-mail # - value | e-mail # address | work email | personal email | business email |
    home email | email # address | secondary email | primary email | contact email |
    additional email addresses`,
  emailLabel: '邮箱标签 | 邮箱标签 # | e-mail # - label | e-mail # - type | e-mail label | e-mail label #',
  wechat: '微信 | 微信号 | wechat no | 微信账号 | 微信id | wechat | wechat id | weixin | 微信号码 | wx',
  birthday: `
    生日 | 出生日期 | 生日日期 | 出生年月日 | 出生年月 | 生辰 | 农历生日 | 阳历生日 | 公历生日 | 阴历生日 |
    birthday | birthdate | date of birth | birth date | dob | bday | lunar birthday`,
  birthdayText: '生日（文字） | birthday in words',
  preferredChannel: `
    首选渠道 | 首选沟通渠道 | 首选沟通方式 | 偏好渠道 | 沟通方式 | 偏好沟通方式 | preferred channel |
    preferred contact method | preferred contact`,
  personAddress: `
    联系人地址 | contact address | 个人地址 | 住址 | 家庭地址 | 家庭住址 | 居住地址 | 现住址 | 住宅地址 | person address | home address |
    address # - formatted`,
  addressLabel: '地址标签 | address label | address # - label | address # - type',
  street: `
    商务地址 街道 | 住宅地址 街道 | 住宅地址 街道 # | 其他地址 街道 | 其他地址 街道 # | home street | home street # |
    other street | other street # | address # - street | address # - extended address | address # - po box |
    shipping street | business address po box | home address po box | other address po box | 街道 | business street | street | street address | mailing street |
    street address # | 商务地址 街道 # | business street # | billing street`,
  city: `
    商务地址 市/县 | 住宅地址 市/县 | 其他地址 市/县 | 城市 | 市 | business city | home city | other city |
    address # - city | city | mailing city | billing city | shipping city`,
  region: `
    商务地址 省/市/自治区 | 住宅地址 省/市/自治区 | 其他地址 省/市/自治区 | home state | other state |
    address # - region | shipping state | shipping state/province | 省 | 省份 | 省市 | business state | state | state/region | province | state or province |
    mailing state | mailing state/province | billing state | billing state/province | region`,
  postalCode: `
    商务地址 邮政编码 | 住宅地址 邮政编码 | 其他地址 邮政编码 | home postal code | other postal code |
    address # - postal code | shipping zip | shipping zip/postal code | 邮编 | 邮政编码 | business postal code | postal code | zip | zip code |
    mailing zip | mailing zip/postal code | mailing postal code | billing zip |
    billing zip/postal code`,
  country: `
    商务地址 国家/地区 | 住宅地址 国家/地区 | 其他地址 国家/地区 | home country/region | home country |
    other country/region | other country | address # - country | shipping country | 国家 | 国家/地区 | business country/region | business country | country |
    country/region | mailing country | billing country`,
  primary: '主联系人 | 首要联系人 | 是否主要联系人 | primary contact person | is primary',
  notes: `
    备注 | 附注 | 说明 | 注释 | 备注信息 | 描述 | 其他说明 | 备注说明 | notes | note | comments |
    description | remarks | remark | comment | memo`,
  details: `
    其他信息 | other details | custom field # - value | relation # - value | event # - value | 配偶 | 子女 | 纪念日 |
    业余爱好 | 爱好 | 兴趣爱好 | 助理的姓名 | 助理的电话 | 经理姓名 | spouse | children | anniversary | hobby | hobbies |
    assistant's name | assistant's phone | manager's name | personal web page`,
  detailsLabel: `
    其他信息标签 | other details label | custom field # - label | custom field # - type | relation # - label |
    relation # - type | event # - label | event # - type`,
  stakeholderId: '相关方编号（联络台） | Liaison stakeholder ID',
  personId: '联系人编号（联络台） | Liaison person ID',
};
