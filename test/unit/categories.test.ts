import { describe, expect, it } from 'vitest'
import { DEPARTMENTS, ROUTED_PREFIXES, routeOf } from '../../src/cities/routing.ts'
import { CATEGORIES, categoryPath, isLeaf } from '../../src/kinds/categories.ts'

const leaves = CATEGORIES.filter((category) => isLeaf(category.code))

/** The leaf under these three Chinese names. */
function leaf(...names: [string, string, string]): string {
  const found = leaves.filter(
    ({ code }) =>
      categoryPath(code)
        .map((each) => each.zh)
        .join('/') === names.join('/'),
  )
  expect(found, names.join('/')).toHaveLength(1)
  return found[0]?.code ?? ''
}

describe('the category tree', () => {
  it('has 15 fields, 118 groups and 517 leaves', () => {
    const levels = [2, 4, 6].map((length) => CATEGORIES.filter(({ code }) => code.length === length).length)
    expect(levels).toEqual([15, 118, 517])
    expect(CATEGORIES).toHaveLength(650)
  })

  it('gives every code once, after its parent, without a gap', () => {
    const children = new Map<string, number>()
    for (const { code } of CATEGORIES) {
      const parent = code.slice(0, -2)
      if (parent) expect(children.has(parent), code).toBe(true)
      const serial = (children.get(parent) ?? 0) + 1
      expect(code).toBe(parent + String(serial).padStart(2, '0'))
      children.set(parent, serial)
      children.set(code, 0)
    }
  })

  it('has no group without leaves', () => {
    const parents = new Set(leaves.map(({ code }) => code.slice(0, 4)))
    expect(CATEGORIES.filter(({ code }) => code.length === 4 && !parents.has(code))).toEqual([])
  })

  it('names each branch once among its sisters, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const names = CATEGORIES.map((category) => `${category.code.slice(0, -2)} ${category[language]}`)
      expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
    }
  })

  it('is Chinese in Chinese and English in English', () => {
    const han = /\p{Script=Han}/u
    expect(
      CATEGORIES.filter(({ zh, en }) => !han.test(zh) || han.test(en) || en.trim() !== en || en === ''),
    ).toEqual([])
  })

  it('tells the way down to a category', () => {
    expect(categoryPath('010216').map(({ zh }) => zh)).toEqual([
      '城乡建设',
      '城市建设和市政管理',
      '自来水供应',
    ])
    expect(categoryPath('0102').map(({ en }) => en)).toEqual([
      'Construction, town and country',
      'Urban construction and municipal services',
    ])
    expect(categoryPath('01')).toHaveLength(1)
    for (const unknown of ['', '0', '99', '010299', '01021', '0102161'])
      expect(categoryPath(unknown)).toEqual([])
  })

  it('keeps its codes: they stand in old matters', () => {
    expect(leaf('城乡建设', '安全生产', '事故处理')).toBe('010101')
    expect(leaf('环境保护', '环境污染', '噪音污染')).toBe('040203')
    expect(leaf('劳动和社会保障', '退休政策及待遇', '病退及提前退休人员待遇')).toBe('150906')
  })
})

describe('routing', () => {
  const departments = new Set(DEPARTMENTS.map(({ id }) => id))

  it('leads every leaf to a department', () => {
    expect(leaves.filter(({ code }) => !departments.has(routeOf(code)))).toEqual([])
  })

  it('gives every department something to do, and names each once', () => {
    expect(departments.size).toBe(DEPARTMENTS.length)
    const reached = new Set(leaves.map(({ code }) => routeOf(code)))
    expect(DEPARTMENTS.filter(({ id }) => !reached.has(id))).toEqual([])
  })

  it('names only branches that exist', () => {
    const codes = new Set(CATEGORIES.map(({ code }) => code))
    expect(ROUTED_PREFIXES.filter((prefix) => !codes.has(prefix))).toEqual([])
  })

  it.each([
    ['城乡建设', '城市建设和市政管理', '环境卫生', 'urban-management'],
    ['城乡建设', '城市建设和市政管理', '自来水供应', 'water'],
    ['城乡建设', '城市建设和市政管理', '小区管理', 'housing'],
    ['城乡建设', '住房保障与房地产', '物业服务', 'housing'],
    ['城乡建设', '城乡规划', '违章建筑', 'urban-management'],
    ['城乡建设', '建筑市场', '拖欠工程款', 'human-resources'],
    ['环境保护', '环境污染', '噪音污染', 'environment'],
    ['国土资源', '土地资源管理', '土地权属纠纷', 'natural-resources'],
    ['纪检监察', '干部作风', '形式主义', 'discipline'],
    ['交通运输', '建设管理', '设施维护', 'transport'],
    ['民政', '社会救助', '农村低保', 'civil-affairs'],
    ['民政', '优抚', '参战退役人员待遇', 'veterans'],
    ['农村农业', '村务管理', '村务公开', 'agriculture'],
    ['农村农业', '水利水电', '防汛抗旱', 'emergency'],
    ['商贸旅游', '市场监管', '物价监督', 'market'],
    ['卫生计生', '食品药品监管', '食品安全', 'market'],
    ['卫生计生', '医患纠纷', '医疗事故争议', 'health'],
    ['政法', '交通管理', '交通安全管理', 'police'],
    ['政法', '法律服务', '法律援助', 'justice'],
    ['教育文体', '教育收费', '乱收费', 'education'],
    ['教育文体', '文物管理', '文物保护', 'culture-tourism'],
    ['劳动和社会保障', '工资福利', '工资发放', 'human-resources'],
    ['劳动和社会保障', '城镇职工社会保险', '职工医疗保险', 'medical-insurance'],
  ] as const)('%s / %s / %s goes to %s', (level1, level2, level3, department) => {
    expect(routeOf(leaf(level1, level2, level3))).toBe(department)
  })

  it('takes a group or field as well, and refuses what is no code', () => {
    expect(routeOf('0102')).toBe('urban-management')
    expect(routeOf('14')).toBe('education')
    expect(() => routeOf('99')).toThrow('99')
    expect(() => routeOf('')).toThrow()
  })
})
