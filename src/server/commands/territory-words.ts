/** What an import of shapes found, in words of both languages. */
import type { Language } from '../../engine/text.ts'
import { say } from '../../engine/text.ts'
import type { ImportCode, ImportProblem } from '../outside/geojson-import.ts'

type Words = Record<ImportCode, string>

const en: Words = {
  'not-json': 'the file is not JSON ({why})',
  'not-a-collection': 'the file is not a GeoJSON FeatureCollection',
  empty: 'the file holds no features',
  'not-a-feature': 'not a GeoJSON Feature',
  'not-a-polygon': 'not a Polygon or MultiPolygon with coordinates',
  'not-a-position': 'not a position [longitude, latitude] in numbers',
  'outside-world': '[{lon}, {lat}] lies outside the world; coordinates must be degrees of WGS-84 (CGCS2000)',
  swapped: '[{lon}, {lat}] has longitude and latitude swapped; longitude comes first',
  'far-from-city': '[{lon}, {lat}] lies outside the surroundings of the city',
  'few-points': 'a ring needs at least 4 positions, the last equal to the first; this one has {points}',
  unclosed: 'the ring is not closed: its last position differs from its first',
  'no-area': 'the ring encloses no ground',
  'self-crossing': 'the ring crosses or touches itself',
  'no-code': 'properties.code is missing',
  'unknown-code': '{code} is neither a division of this city nor a new grid of one of its villages',
  'ended-code': '{code} has ended and may not be used again; it goes on as {successor}',
  twice: 'the same code stands in {first} already',
  'no-name': 'a new grid needs properties.name',
  'bad-name': 'properties.name must be a text of at most 60 characters',
  'bad-households': 'properties.households must be a whole number from 0 to 1,000,000',
  overlap: '{code} and {other} overlap by {squareMetres} m², near [{lon}, {lat}]',
  'outside-parent': '{squareMetres} m² of the shapes stick out of {code}, near [{lon}, {lat}]',
  gap: '{squareMetres} m² of {code} are in no shape, in {pieces} pieces, the largest near [{lon}, {lat}]',
  'too-large': '{code} has {households} households, more than 500: divide it',
  'too-small': '{code} has {households} households, fewer than 300',
  'still-schematic': '{count} divisions of {code} keep their drawn shape: {codes}',
}

const zh: Words = {
  'not-json': '文件不是 JSON({why})',
  'not-a-collection': '文件不是 GeoJSON FeatureCollection',
  empty: '文件中没有要素',
  'not-a-feature': '不是 GeoJSON 要素',
  'not-a-polygon': '不是带坐标的 Polygon 或 MultiPolygon',
  'not-a-position': '不是 [经度, 纬度] 形式的数字坐标',
  'outside-world': '[{lon}, {lat}] 超出地球范围;坐标须为 WGS-84(CGCS2000)经纬度',
  swapped: '[{lon}, {lat}] 经纬度颠倒;经度在前',
  'far-from-city': '[{lon}, {lat}] 不在本市及其周边范围内',
  'few-points': '环至少要有 4 个坐标,且首尾相同;此环只有 {points} 个',
  unclosed: '环未闭合:最后一个坐标与第一个不同',
  'no-area': '环没有围住任何地面',
  'self-crossing': '环与自身相交或相接',
  'no-code': '缺少 properties.code',
  'unknown-code': '{code} 既不是本市的区划,也不是本市某村(社区)的新网格',
  'ended-code': '{code} 已停用,不得再用;现由 {successor} 接续',
  twice: '相同代码已出现在 {first}',
  'no-name': '新网格须有 properties.name',
  'bad-name': 'properties.name 须为不超过 60 个字符的文字',
  'bad-households': 'properties.households 须为 0 到 1,000,000 的整数',
  overlap: '{code} 与 {other} 重叠 {squareMetres} 平方米,位于 [{lon}, {lat}] 附近',
  'outside-parent': '有 {squareMetres} 平方米超出 {code},位于 [{lon}, {lat}] 附近',
  gap: '{code} 有 {squareMetres} 平方米不属于任何图形,共 {pieces} 处,最大一处在 [{lon}, {lat}] 附近',
  'too-large': '{code} 有 {households} 户,超过 500 户,应当拆分',
  'too-small': '{code} 只有 {households} 户,少于 300 户',
  'still-schematic': '{code} 还有 {count} 个区划沿用示意图形:{codes}',
}

const WORDS: Record<Language, Words> = { en, zh }

/** The language of the terminal; English where it says nothing. */
export const languageOfTerminal = (env: Record<string, string | undefined>): Language =>
  (env.LC_ALL || env.LC_MESSAGES || env.LANG || '').startsWith('zh') ? 'zh' : 'en'

/** One line: path, words, code. */
export function lineOf({ path, code, params }: ImportProblem, language: Language): string {
  return `${path ? `${path}: ` : ''}${say(WORDS[language], code, params)} [${code}]`
}
