/**
 * Which department a category of request belongs to: duties follow the departments that Chinese counties
 * have had since the reform of 2018. Data, so that a city can replace it; the clerk's choice has the last word.
 */

export interface Department {
  readonly id: string
  readonly zh: string
  readonly en: string
  /** `county`: one in each county; `city`: only one, for the whole city. */
  readonly level: 'county' | 'city'
}

export const DEPARTMENTS: readonly Department[] = [
  { id: 'housing', zh: '住房和城乡建设局', en: 'Housing and Construction Bureau', level: 'county' },
  { id: 'urban-management', zh: '城市管理局', en: 'Urban Management Bureau', level: 'county' },
  {
    id: 'natural-resources',
    zh: '自然资源和规划局',
    en: 'Natural Resources and Planning Bureau',
    level: 'county',
  },
  { id: 'environment', zh: '生态环境分局', en: 'Ecology and Environment Branch', level: 'county' },
  { id: 'transport', zh: '交通运输局', en: 'Transport Bureau', level: 'county' },
  { id: 'agriculture', zh: '农业农村局', en: 'Agriculture and Rural Affairs Bureau', level: 'county' },
  { id: 'water', zh: '水务局', en: 'Water Bureau', level: 'county' },
  { id: 'emergency', zh: '应急管理局', en: 'Emergency Management Bureau', level: 'county' },
  { id: 'police', zh: '公安局', en: 'Public Security Bureau', level: 'county' },
  { id: 'justice', zh: '司法局', en: 'Justice Bureau', level: 'county' },
  { id: 'civil-affairs', zh: '民政局', en: 'Civil Affairs Bureau', level: 'county' },
  { id: 'veterans', zh: '退役军人事务局', en: 'Veterans Affairs Bureau', level: 'county' },
  {
    id: 'human-resources',
    zh: '人力资源和社会保障局',
    en: 'Human Resources and Social Security Bureau',
    level: 'county',
  },
  { id: 'medical-insurance', zh: '医疗保障局', en: 'Medical Insurance Bureau', level: 'county' },
  { id: 'health', zh: '卫生健康委员会', en: 'Health Commission', level: 'county' },
  { id: 'education', zh: '教育局', en: 'Education Bureau', level: 'county' },
  { id: 'culture-tourism', zh: '文化旅游体育局', en: 'Culture, Tourism and Sports Bureau', level: 'county' },
  { id: 'market', zh: '市场监督管理局', en: 'Market Regulation Bureau', level: 'county' },
  { id: 'commerce', zh: '商务局', en: 'Commerce Bureau', level: 'county' },
  {
    id: 'development-reform',
    zh: '发展和改革委员会',
    en: 'Development and Reform Commission',
    level: 'county',
  },
  { id: 'finance', zh: '财政局', en: 'Finance Bureau', level: 'city' },
  { id: 'science-industry', zh: '工业和信息化局', en: 'Industry and Information Bureau', level: 'city' },
  { id: 'party-office', zh: '党政综合办公室', en: 'Party and Government Office', level: 'county' },
  {
    id: 'discipline',
    zh: '纪委监委信访室',
    en: 'Discipline and Supervision Petitions Office',
    level: 'county',
  },
]

/** By the beginning of a category code (`src/kinds/categories.json`); the longest that fits decides. */
const ROUTES: Readonly<Record<string, string>> = {
  '01': 'housing',
  '0101': 'emergency',
  '0102': 'urban-management',
  '010206': 'transport', // buses
  '010210': 'transport', // metro
  '010212': 'housing', // housing estates
  '010213': 'housing', // gas
  '010215': 'development-reform', // electricity
  '010216': 'water', // tap water
  '0103': 'natural-resources',
  '010302': 'urban-management', // illegal buildings are enforced by urban management
  '0104': 'housing',
  '011010': 'natural-resources', // property certificates: one register since 2015
  '010804': 'human-resources', // unpaid contract sums end as unpaid wages (保障农民工工资支付条例 art. 7)
  '02': 'party-office',
  '020704': 'culture-tourism', // radio, film and television
  '020705': 'culture-tourism', // publishing
  '03': 'natural-resources',
  '0301': 'emergency',
  '04': 'environment',
  '05': 'discipline',
  '06': 'transport',
  '07': 'development-reform',
  '0701': 'emergency',
  '0702': 'finance',
  '0703': 'finance',
  '0705': 'finance',
  '070506': 'police', // illegal economic activities
  '08': 'science-industry',
  '0805': 'market', // intellectual property
  '09': 'civil-affairs',
  '0902': 'veterans',
  '0904': 'emergency',
  '0910': 'veterans',
  '10': 'agriculture',
  '1001': 'natural-resources', // grassland and forestry
  '1006': 'natural-resources',
  '100602': 'water', // soil erosion
  '1007': 'development-reform', // grain and its reserves
  '1011': 'water', // reservoir resettlement
  '1012': 'water',
  '101206': 'emergency', // flood and drought
  '1014': 'natural-resources',
  '11': 'commerce',
  '1101': 'culture-tourism',
  '1104': 'market',
  '1105': 'market',
  '12': 'health',
  '1204': 'market', // food and drugs
  '13': 'justice',
  '1304': 'police',
  '1305': 'police',
  '1306': 'police',
  '1307': 'police',
  '1308': 'police',
  '130809': 'emergency', // fire safety
  '1310': 'police',
  '131205': 'human-resources', // labour arbitration
  '131204': 'human-resources', // personnel arbitration
  '14': 'education',
  '1408': 'culture-tourism',
  '1409': 'culture-tourism',
  '1410': 'culture-tourism',
  '15': 'human-resources',
  '150102': 'medical-insurance',
  '150104': 'medical-insurance',
  '150203': 'medical-insurance', // maternity, merged with medical insurance since 2019
  '150204': 'medical-insurance',
  '150305': 'housing', // housing provident fund
}

/**
 * The department a category belongs to, by the longest beginning of its code in the table.
 * @throws Error for a code of no field: the table covers all fifteen
 */
export function routeOf(categoryCode: string): string {
  for (const length of [6, 4, 2]) {
    const found = categoryCode.length >= length ? ROUTES[categoryCode.slice(0, length)] : undefined
    if (found) return found
  }
  throw new Error(`no department for category ${categoryCode}`)
}

/** The beginnings of codes that the table names, for its test. */
export const ROUTED_PREFIXES: readonly string[] = Object.keys(ROUTES)
