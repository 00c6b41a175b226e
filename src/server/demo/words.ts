/** Fills templates: `{road}` becomes the same road throughout one matter. All names are invented. */
import type { Random } from './random.ts'

/** Stands before every invented subject, so that it is known as such in every list, page and export. */
export const DEMO_MARK = '【演示】'

const LISTS: Record<string, readonly string[]> = {
  road: [
    '人民路',
    '建设路',
    '解放路',
    '文化路',
    '和平路',
    '新华路',
    '光明路',
    '迎宾大道',
    '滨河路',
    '幸福路',
    '长江路',
    '东风路',
    '学府路',
    '花园路',
  ],
  crossing: ['中山街', '育才街', '团结街', '永安街', '健康街', '青年街', '胜利街', '朝阳街'],
  estate: [
    '阳光花园',
    '书香苑',
    '锦绣家园',
    '和谐小区',
    '翠湖名邸',
    '金色家园',
    '安居小区',
    '东城雅苑',
    '桂苑小区',
    '惠民新村',
    '南湖小区',
    '清风苑',
  ],
  school: ['实验小学', '第三小学', '第二中学', '中心幼儿园', '育才学校', '希望小学'],
  eatery: ['烧烤店', '大排档', '火锅店', '早餐店', '小龙虾馆', '面馆'],
  shop: ['健身房', '美发店', '教育培训机构', '游泳馆', '舞蹈工作室'],
  days: ['两天', '三天', '四五天', '一个星期', '十来天', '半个多月', '一个多月'],
  long: ['三个多月', '半年', '大半年', '一年多', '快两年'],
  late: ['晚上十点多', '夜里十一点', '半夜十二点', '凌晨一点', '凌晨两点'],
  group: ['一组', '二组', '三组', '四组', '五组', '六组', '前庄', '后庄', '东头', '西头'],
  crop: ['小麦', '玉米', '大豆', '花生', '蔬菜大棚'],
  surname: [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程'],
  other: [...'曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余'],
}

/** Villages have other names for streets and estates. */
const VILLAGE_LISTS: Record<string, readonly string[]> = {
  road: ['中心路', '村东路', '村西路', '兴农路', '振兴路', '学校路', '集市街'],
  crossing: ['集市街', '卫生室巷', '村部路', '老街'],
  estate: ['惠民新村', '幸福新村', '安置小区', '新农村小区', '和谐家园'],
}

const NUMBERS: Record<string, [least: number, most: number, step: number]> = {
  b: [1, 28, 1],
  n: [2, 9, 1],
  people: [3, 18, 1],
  wage: [3000, 48_000, 500],
  money: [500, 20_000, 100],
  small: [200, 3000, 100],
  fee: [50, 800, 10],
  no: [3, 286, 1],
  mu: [1, 9, 1],
  cm: [20, 90, 5],
}

export type Fill = (template: string) => string

/** @throws Error on a blank that no list fills: a mistake in the templates */
export function fillWith(
  random: Random,
  where: 'town' | 'village',
  known: Record<string, string> = {},
): Fill {
  const chosen = new Map(Object.entries(known))
  const lists = where === 'village' ? { ...LISTS, ...VILLAGE_LISTS } : LISTS
  const choose = (name: string): string => {
    const value = chosen.get(name) ?? draw(lists[name], name, random)
    chosen.set(name, value)
    return value
  }
  return (template) => template.replace(/\{(\w+)\}/g, (_, name: string) => choose(name))
}

function draw(list: readonly string[] | undefined, name: string, random: Random): string {
  if (list) return random.pick(list)
  const range = NUMBERS[name]
  if (!range) throw new Error(`no words for {${name}}`)
  const [least, most, step] = range
  return String(least + step * random.below(Math.floor((most - least) / step) + 1))
}

/** An invented number that shows it: all begin with 1990000, and nothing in a demo calls or writes to them. */
export const demoPhone = (random: Random): string => `1990000${String(random.below(10_000)).padStart(4, '0')}`

/** A name that says it is invented. */
export const demoName = (surname: string): string => `演示·${surname}某某`

export const anyDemoName = (random: Random): string => demoName(random.pick(LISTS.surname ?? []))
