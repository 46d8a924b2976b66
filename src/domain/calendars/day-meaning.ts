/** What an event of a calendar file says of its days: off, a make-up workday (调休), or only observed and worked as ever. */
export type DayMeaning = 'off' | 'workday' | 'observed';

/** What an event says of itself, as RFC 5545 has it: SUMMARY, DESCRIPTION, CATEGORIES. */
export type EventWords = { summary: string; description: string; categories: string };

/** `不上班`, `停班` (Taiwan), `not a workday`, `non-working day`: no work, though the word is there. */
const NO_WORK =
  /[不无無免停勿毋没沒][^上补補班]{0,2}[上补補]?班|\b(no|not|non|without|off)[ -](an? )?work|work[ -]?free|\bday off\b|\bin lieu\b/i;

/** `补班`, `上班`, `调班`, `(班)`, `国庆节班`; `workday`, `Working Saturday`, `(Work)`, `make-up day`; neither `夜班` nor `Workers' Day`. */
const WORK =
  /[补補上调調]班|班日|[节節休日旦明午秋庆慶]\s*班$|(^|[\s(（[【·・—–-])班($|[\s)）\]】])|\bwork(ing)?[ -]?(days?|saturday|sunday)\b|[([（-]\s*work(ing)?\s*([)\]）]|$)|\bmake-?up (work|day)|\b(special|adjusted|compensatory) work/i;

/** Marks behind a name: `春节(休)`, `国庆节 放假`, `Christmas (bank holiday)`. */
const OFF =
  /[([（【]休[)\]）】]|放假|假期|休息|(public|bank|national|federal|legal|statutory) holiday|\bday off\b/i;
/** `国庆节调休`: the day that is worked in exchange, or the day that is off for it. Only the weekday tells. */
const EXCHANGED = /[调調]休/;

/** How feeds sort their days, in the first words of the description or as a category. */
const SORTED_AS_OFF =
  /^(public|bank|national|federal|legal|statutory) holiday|^(公众|公眾|公共|法定)?(节|節)?假[期日]|^法定节日|^國定假日|^gesetzlicher feiertag|^jour férié|^祝日/i;
const SORTED_AS_OBSERVED =
  /^observances?\b|^season\b|^not a (public|bank) holiday|^(纪念日|紀念日|节日|節日|节气|節氣|非公众假期|季节)(\s|$|或)|^(christian|muslim|jewish|hindu|orthodox)\b|^(gedenktag|journée internationale)/i;
const STILL_WORKED = /不放假|不休|照常|正常上班|\bobservances?\b|not (a )?(public|bank) holiday/i;

/** Days that are kept in China and worked (全国年节及纪念日放假办法 §3–6 and custom): known by name where a file says no more. */
const OBSERVED_IN_CHINA =
  /^(国际|國際|三八|五四|六一|七一|八一)*(植树|植樹|妇女|婦女|青年|儿童|兒童|教师|教師|护士|護士|记者|記者|情人|母亲|母親|父亲|父親|元宵|七夕|重阳|重陽|中元|下元|寒衣|腊八|臘八|小年|圣诞|聖誕|平安夜|万圣|萬聖|感恩|愚人|建党|建軍|建军|光棍|国家公祭|全国助残|消费者权益)|^(立春|雨水|惊蛰|驚蟄|春分|谷雨|穀雨|立夏|小满|小滿|芒种|芒種|夏至|小暑|大暑|立秋|处暑|處暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒)$|^(international )?(arbou?r|tree planting|women'?s|youth|children'?s|teachers'?|nurses'?|journalists'?|valentine'?s?|mothers?'?s?|fathers?'?s?|army|thanksgiving|april fools'?|halloween|christmas|lantern|qixi|double (seventh|ninth)|chung yeung|laba|hungry ghost|cpc founding|winter solstice)\b/i;

/** `Spring Festival（休）` is called Spring Festival. */
const MARK = /[([（【](休|班|holiday|workday|work|off|observed?|补班|上班|放假)[)\]）】]\s*$/i;

export const nameWithoutMark = (summary: string): string => summary.replace(MARK, '').trim();

/**
 * Judges an event by its own words; `china`: whether the days that China observes and works are known by their names.
 * Null: the file doesn't say.
 */
export function meaningOf(event: EventWords, weekend: boolean, china: boolean): DayMeaning | null {
  const { summary } = event;
  const category = sortedAs(event);
  if (NO_WORK.test(summary)) return 'off';
  if (STILL_WORKED.test(summary)) return weekend && WORK.test(summary) ? 'workday' : 'observed';
  if (WORK.test(summary)) return 'workday';
  if (OFF.test(summary)) return 'off';
  if (EXCHANGED.test(summary)) return weekend ? 'workday' : 'off';
  if (category !== null) return category;
  return china && OBSERVED_IN_CHINA.test(nameWithoutMark(summary)) ? 'observed' : null;
}

/** How the feed itself sorts an event. */
export function sortedAs({ description, categories }: EventWords): DayMeaning | null {
  for (const words of [...categories.split(','), description].map((text) => text.trim())) {
    if (SORTED_AS_OBSERVED.test(words)) return 'observed';
    if (NO_WORK.test(words.slice(0, 40)) || SORTED_AS_OFF.test(words)) return 'off';
    if (/^(补班|上班|调休上班|special working day|make-?up|work(ing)? ?day)/i.test(words)) return 'workday';
  }
  return null;
}
